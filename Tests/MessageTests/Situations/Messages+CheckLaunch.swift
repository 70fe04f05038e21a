@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale check` finds in what new VMs are made of.
  static func checkLaunch() throws -> Chapter {
    Chapter("cronscale check: what new VMs are made of", try machines() + network() + chosenNetwork())
  }

  private static let unread = Failure(.unavailable, "the call: the reason")

  private static func machines() throws -> [Entry] {
    let custom = Examined.offering(["iscustomized": "true"])
    let waiting = Examined.templates(["isready": "false", "status": "40% Downloaded"])
    return [
      try Examined.entry("no such zone", .zone) { $0.cloud.zone = .read(Sought(choice: ["2 (jp-west)"])) },
      try Examined.entry("no zone at all", .zone) { $0.cloud.zone = .read(Sought()) },
      try Examined.entry("a zone that is switched off", .zone) {
        $0.cloud.zone = .read(Examined.zone(["allocationstate": "Disabled"]))
      },
      try Examined.entry("zones cannot be read", .zone) { $0.cloud.zone = .failed(unread) },
      try Examined.entry("no such offering", .offering) { $0.cloud.offering = .read(Sought(choice: ["22 (L8)"])) },
      try Examined.entry("an offering of no size", .offering) { $0.cloud.offering = .read(custom) },
      try Examined.entry("offerings cannot be read", .offering) { $0.cloud.offering = .failed(unread) },
      try Examined.entry("no such template", .template) { $0.cloud.template = .read(Sought(choice: ["7184 (db)"])) },
      try Examined.entry("no template that is ready", .template) { $0.cloud.template = .read(Sought()) },
      try Examined.entry("a template of another zone", .template) {
        $0.cloud.template = .read(Examined.templates(["zoneid": "2", "zonename": "jp-west"]))
      },
      try Examined.entry("a template that is not ready", .template) { $0.cloud.template = .read(waiting) },
      try Examined.entry("templates cannot be read", .template) { $0.cloud.template = .failed(unread) },
      try Examined.entry("a template that can be deployed", .template),
    ]
  }

  private static func network() throws -> [Entry] {
    func named(
      _ situation: String, _ ids: String, _ networks: [Sought<Network>], basic: Bool = false
    ) throws -> Entry {
      try Examined.entry(situation, .network, ["zoneid = 1": "zoneid = 1\nnetworkids = \(ids)"]) {
        $0.cloud.namedNetworks = .read(networks)
        if basic { $0.cloud.zone = .read(Examined.zone(["networktype": "Basic"])) }
      }
    }
    let (own, other) = (Sought(found: Examined.networks("7").first), Sought(found: Examined.networks("8").first))
    let elsewhere = Network(Examined.object(["id": "9", "name": "net-9", "zoneid": "2"]))
    return [
      try named("no such network", "9", [Sought(choice: ["7 (net-7)"])]),
      try named("no network at all", "9", [Sought()]),
      try named("networkids in a basic zone", "7", [own], basic: true),
      try named("a network of another zone", "9", [Sought(found: elsewhere)]),
      try named("another network than the rule's", "8", [other]),
      try named("the rule's network is not the first", "8,7", [other, own]),
    ]
  }

  private static func chosenNetwork() throws -> [Entry] {
    func chosen(_ situation: String, _ networks: [Network], basic: Bool = false) throws -> Entry {
      try Examined.entry(situation, .network) {
        $0.cloud.networks = .read(networks)
        if basic { $0.cloud.zone = .read(Examined.zone(["networktype": "Basic"])) }
      }
    }
    return [
      try chosen("no networkids in a basic zone", [], basic: true),
      try chosen("no networkids, and one network", Examined.networks("7")),
      try chosen("no networkids, and no network", []),
      try chosen("no networkids, and another network", Examined.networks("8")),
      try chosen("no networkids, and two networks", Examined.networks("7", "8")),
      try Examined.entry("no networkids, and nobody says which the rule's network is", .network) {
        ($0.cloud.networks, $0.cloud.ruleNetwork) = (.read([]), .read(nil))
      },
    ]
  }
}
