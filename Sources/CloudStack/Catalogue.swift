/// A zone as a list shows it; any field but the id may be missing.
package struct Zone: Equatable, Sendable, Identifiable {
  package let id: String
  package let name: String?
  /// "Basic" or "Advanced".
  package let networkType: String?
  /// Told from 2.2.8 on; only admins see zones that are not.
  package let isEnabled: Bool

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    name = json["name"]?.text
    networkType = json["networktype"]?.text
    isEnabled = json["allocationstate"].map { $0.text == "Enabled" } ?? true
  }
}

/// What a machine is given of processors and memory.
package struct ServiceOffering: Equatable, Sendable, Identifiable {
  package let id: String
  package let name: String?
  package let displayText: String?
  /// Absent, like the speed and the memory, where whoever deploys has to name them (4.3 and later).
  package let processors: Int?
  /// Of each processor, in MHz.
  package let megahertz: Int?
  /// In MiB.
  package let memory: Int?
  /// Whether `details[0].cpuNumber`, `.cpuSpeed` and `.memory` must be given at deploy.
  package let isCustom: Bool

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    name = json["name"]?.text
    displayText = json["displaytext"]?.text
    processors = json["cpunumber"]?.integer
    megahertz = json["cpuspeed"]?.integer
    memory = json["memory"]?.integer
    isCustom = json["iscustomized"]?.bool ?? false
  }
}

/// A template in one zone.
package struct Template: Equatable, Sendable {
  package let id: String
  package let name: String?
  package let displayText: String?
  /// Nil where the server does not say, as for one that is in every zone.
  package let zoneID: String?
  package let zoneName: String?
  package let isReady: Bool
  package let operatingSystem: String?
  /// Of its disk, in bytes; nil while it is not ready.
  package let size: Int?
  /// How far its download is, where it is not ready.
  package let status: String?

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    name = json["name"]?.text
    displayText = json["displaytext"]?.text
    zoneID = json["zoneid"]?.text
    zoneName = json["zonename"]?.text
    isReady = json["isready"]?.bool ?? true
    operatingSystem = json["ostypename"]?.text
    size = json["size"]?.integer
    status = json["status"]?.text
  }
}

/// A guests' network.
package struct Network: Equatable, Sendable, Identifiable {
  package let id: String
  package let name: String?
  package let displayText: String?
  package let zoneID: String?
  /// "Virtual" or "Direct" in 2.2, "Isolated", "Shared" or "L2" later.
  package let type: String?
  /// "Allocated", "Implemented", "Setup", …
  package let state: String?
  package let cidr: String?

  init?(_ json: JSON) {
    guard let id = json["id"]?.text else { return nil }
    self.id = id
    name = json["name"]?.text
    displayText = json["displaytext"]?.text
    zoneID = json["zoneid"]?.text
    type = json["type"]?.text
    state = json["state"]?.text
    cidr = json["cidr"]?.text
  }
}
