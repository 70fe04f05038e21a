extension Client {
  package func capabilities() throws(CloudError) -> Capabilities {
    Capabilities(try read("listCapabilities").content["capability"] ?? .null)
  }

  /// The accounts that the user sees: for ordinary users their own.
  package func accounts() throws(CloudError) -> [Account] {
    try everything("listAccounts", of: "account").compactMap(Account.init)
  }
}

/// What the cloud is and allows.
package struct Capabilities: Equatable, Sendable {
  /// As it stands there: "2.2.14…", "4.18.1.0".
  package let version: String?
  /// Whether ordinary users may expunge; told from 4.6 on.
  package let usersMayExpunge: Bool?

  init(_ json: JSON) {
    version = json["cloudstackversion"]?.text
    usersMayExpunge = json["allowuserexpungerecovervm"]?.bool
  }
}

/// Who owns machines, and how many.
package struct Account: Equatable, Sendable {
  package let name: String
  /// Nil where the cloud does not tell, or sets none.
  package let machineLimit: Int?
  /// How many more there may be; nil likewise.
  package let machinesAvailable: Int?
  package let isAdmin: Bool

  init?(_ json: JSON) {
    guard let name = json["name"]?.text else { return nil }
    self.name = name
    machineLimit = json["vmlimit"]?.integer
    machinesAvailable = json["vmavailable"]?.integer
    isAdmin = json["accounttype"]?.integer == 1
  }
}
