import CloudStack
import Platform
import RCFile

/// What only one group may have.
enum Claim: Hashable {
  /// Under whatever name.
  case file(FileIdentity)
  case name(String)
  /// The id and the endpoint in the spellings that all are compared by.
  case rule(String, endpoint: String)
  /// By it a group knows its VMs among those of the account.
  case prefix(String, endpoint: String, apiKey: SecretSource)

  /// - Parameter settings: those of a broken file lack what could not be read.
  static func all(of text: RCText, _ settings: Settings?) -> [Claim] {
    let itself = text.identity.map { [Claim.file($0)] } ?? []
    guard let settings else { return itself }
    let group = settings.group
    let own = itself + (group.name.isEmpty ? [] : [.name(group.name)])
    guard !settings.account.endpoint.isEmpty else { return own }
    let endpoint = comparableEndpoint(settings.account.endpoint)
    let prefix = settings.launch.namePrefix
    return own + group.rules.map { .rule(comparableID($0), endpoint: endpoint) }
      + (prefix.isEmpty ? [] : [.prefix(prefix, endpoint: endpoint, apiKey: settings.account.apiKey)])
  }

  func failure(_ file: String, _ other: String) -> Failure {
    let consequence = "nothing is done for any group until that is mended"
    return switch self {
    case .file:
      Failure(.configuration, "\(file) and \(other) are one rc file: \(consequence)", hint: "name it once")
    case .name(let name):
      Failure(
        .configuration, "\(file) and \(other) are both for a group \(name): \(consequence)",
        hint: "give one of them another name in [scaling], or take it away")
    case .rule(let rule, let endpoint):
      Failure(
        .configuration,
        "\(file) and \(other) both scale rule \(rule) of \(endpoint): \(consequence)",
        hint: "keep one of them: each would launch up to its own max_size")
    case .prefix(let prefix, let endpoint, _):
      Failure(
        .configuration,
        "\(file) and \(other) both launch VMs named \(prefix)-… in one account of \(endpoint): \(consequence)",
        hint: "give one of them another name_prefix in [launch_config]: by it each knows its VMs")
    }
  }
}
