/// What somebody needs to use the simulated cloud; ids as they stand in an rc file.
package struct Access: Sendable, Equatable {
  package var endpoint: String
  package var apiKey: String
  package var secretKey: String
  /// Empty where it was deleted.
  package var rule: String
  package var zone: String
  package var offering: String
  package var template: String
  package var network: String
  /// The names of the rule's members.
  package var members: [String]

  /// One `key=value` a line, for scripts.
  package var lines: String {
    """
    url=\(endpoint)
    api_key=\(apiKey)
    secret_key=\(secretKey)
    load_balancer=\(rule)
    zoneid=\(zone)
    serviceofferingid=\(offering)
    templateid=\(template)
    networkids=\(network)
    members=\(members.joined(separator: ","))
    """
  }

  /// The sections of an rc file that follow from the cloud; sizes, thresholds and SSH are for its writer to add.
  package var rcSections: String {
    """
    [account]
    host = \(endpoint)
    api_key = \(apiKey)
    secret_key = \(secretKey)

    [launch_config]
    zoneid = \(zone)
    serviceofferingid = \(offering)
    templateid = \(template)
    networkids = \(network)

    [scaling]
    load_balancer = \(rule)

    """
  }
}

extension Simulator {
  /// The group's account and the ids of its world.
  package var access: Access {
    let endpoint = endpoint
    return withCloud { cloud, _ in
      let world = cloud.world
      return Access(
        endpoint: endpoint, apiKey: world.users[0].apiKey, secretKey: world.users[0].secretKey,
        rule: world.rules.first.map { cloud.text($0.id) } ?? "", zone: cloud.text(world.zone.id),
        offering: cloud.text(world.offerings[0].id), template: cloud.text(world.templates[0].id),
        network: cloud.text(world.network.id), members: cloud.memberNames)
    }
  }
}
