import Foundation

@testable import CloudSimulator

/// Builds the world that a transcript was recorded in: the same ids and keys, so that every recorded request can be sent
/// as it was, byte for byte, with its own signature.
enum Recreation {
  /// What is known of a VM that existed before the recording began.
  private struct Sighting {
    var id: String
    var name: String
    var displayName: String
    var group: String?
    var account: String
    var state: Machine.State
  }

  static let zone = "f0d30a32-ce3a-46d6-a93b-ae5c3a1f7638"
  static let smallOffering = "722aa5b6-0e33-495b-8c2e-46eeb9dfe15c"
  static let rule = "5afdec08-c8de-427d-a6eb-19f785e0d7d9"

  static func cloud(for exchanges: [Exchange], at now: Double) -> Cloud {
    var configuration = CloudConfiguration()
    configuration.members = 0
    // Long enough that a poll which found a job running finds it running again.
    (configuration.bootTime, configuration.jobTime) = (20, 0.4)
    configuration.expungeDelay = 60
    configuration.apiKey = "xYRyOPQtHiTxdY-xKPqETylbx_0qdJRcxjY_7loCN0oHD3A9y2-xd4cXgm34YZPrkCoSplW5hSlzMOuExgk8Ew"
    configuration.secretKey = "BeJ4uaad7peAPYcVhqI5WUf1SvBSmklw7qTUtrmOGL7CwWYGxM4azzn0ZNYClQAbra5DU6D9MffAY5iPZ1sXVg"
    var cloud = Cloud(configuration, at: now - 100)
    nameRows(of: &cloud)
    addMachines(to: &cloud, from: exchanges, at: now - 100)
    cloud.world.users[1].apiKey = apiKey(startingWith: "nyS1", in: exchanges) ?? cloud.world.users[1].apiKey
    cloud.world.users[2].apiKey = apiKey(startingWith: "ImRh", in: exchanges) ?? cloud.world.users[2].apiKey
    return cloud
  }

  private static func nameRows(of cloud: inout Cloud) {
    cloud.world.zone.id.uuid = zone
    cloud.world.offerings[0].id.uuid = smallOffering
    cloud.world.offerings[1].id.uuid = "bc2ce00d-bce0-4a29-8621-bee7e218f8ba"
    cloud.world.templates[0].id.uuid = "26ecabe8-8492-4241-9dc3-92dd96d5e3b3"
    cloud.world.templates[0].name = "CentOS 5.3(64-bit) no GUI (Simulator)"
    cloud.world.network.id.uuid = "a5f6255f-8429-442c-8ec9-a44c2e5b4e19"
    cloud.world.address.id.uuid = "3db643cf-9462-4dcc-bbc4-60755a4d597e"
    cloud.world.rules[0].id.uuid = rule
  }

  private static func addMachines(to cloud: inout Cloud, from exchanges: [Exchange], at now: Double) {
    for sighting in earlyMachines(in: exchanges) {
      let isSettled = sighting.state == .stopped || sighting.state == .error
      // A VM in Error was made lately: it would be gone otherwise.
      cloud.addMachine(
        named: sighting.name, displayName: sighting.displayName, group: sighting.group, account: sighting.account,
        state: isSettled ? sighting.state : .running, at: sighting.state == .error ? now + 100 : now)
      cloud.world.machines[cloud.world.machines.count - 1].id.uuid = sighting.id
    }
    for id in earlyMembers(in: exchanges) where cloud.machine(id) != nil { cloud.register(id, at: now) }
  }

  /// Every VM that an answer shows and that no deploy of the file made, as it was first seen.
  private static func earlyMachines(in exchanges: [Exchange]) -> [Sighting] {
    var made: Set<String> = []
    var found: [Sighting] = []
    for exchange in exchanges {
      let answer = try? JSONSerialization.jsonObject(with: Data(exchange.body.utf8)) as? [String: Any]
      guard let content = answer?.values.first as? [String: Any] else { continue }
      if exchange["command"] == "deployVirtualMachine", let id = content["id"] as? String { made.insert(id) }
      let lists = [content["virtualmachine"], content["loadbalancerruleinstance"]].compactMap { $0 as? [[String: Any]] }
      for item in lists.joined() {
        guard let sighting = sighting(item), !made.contains(sighting.id) else { continue }
        if !found.contains(where: { $0.id == sighting.id }) { found.append(sighting) }
      }
    }
    return found
  }

  private static func sighting(_ item: [String: Any]) -> Sighting? {
    guard let id = item["id"] as? String, let name = item["name"] as? String,
      let display = item["displayname"] as? String, let account = item["account"] as? String,
      let state = (item["state"] as? String).flatMap(Machine.State.init)
    else { return nil }
    return Sighting(
      id: id, name: name, displayName: display, group: item["group"] as? String, account: account, state: state)
  }

  /// The first member list, without those that the file itself had assigned before.
  private static func earlyMembers(in exchanges: [Exchange]) -> [String] {
    var assigned: Set<String> = []
    for exchange in exchanges {
      if exchange["command"] == "assignToLoadBalancerRule" {
        assigned.formUnion((exchange["virtualmachineids"] ?? "").split(separator: ",").map(String.init))
      }
      guard exchange["command"] == "listLoadBalancerRuleInstances", exchange["applied"] != "false",
        exchange.status == 200, exchange["response"] == "json"
      else { continue }
      let answer = try? JSONSerialization.jsonObject(with: Data(exchange.body.utf8)) as? [String: Any]
      let items = (answer?.values.first as? [String: Any])?["loadbalancerruleinstance"] as? [[String: Any]] ?? []
      return items.compactMap { $0["id"] as? String }.filter { !assigned.contains($0) }
    }
    return []
  }

  private static func apiKey(startingWith start: String, in exchanges: [Exchange]) -> String? {
    exchanges.lazy.compactMap { $0["apikey"] }.first { $0.hasPrefix(start) }
  }
}
