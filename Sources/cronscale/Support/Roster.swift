import CloudStack
import RCFile

/// The groups that one process is about: every rc file that is named, read.
struct Roster: Sendable {
  struct Member: Sendable {
    /// As the user named it, or as it was found.
    let file: String
    /// What is wrong with the file is its own group's trouble.
    let settings: Result<Settings, Refusal>

    var group: String? { try? settings.get().group.name }

    /// By what its lines are told from those of others: the file's name where that is all that is known.
    var mark: String { group ?? file.split(separator: "/").last.map(String.init) ?? file }
  }

  let members: [Member]
  /// Whether each line must say whose it is.
  let isMarked: Bool

  /// - Throws: where there is no file to be read.
  init(_ named: [String], user: User) throws(Failure) {
    isMarked = try RCLocation.areSeveral(options: named, user: user)
    members = try RCLocation.all(options: named, user: user).map { file in
      Member(file: file, settings: Result { try RCReading.settings(in: file, user: user) }.mapError(Refusal.init))
    }
  }

  /// Two rc files of one group: a mistake by which a VM could be launched twice.
  struct Clash {
    let files: [String]
    let failure: Failure
  }

  /// Each file that another one before it makes one too many.
  var clashes: [Clash] {
    var files: [Claim: String] = [:]
    return members.compactMap { member in
      let claims = (try? member.settings.get()).map(Claim.all) ?? []
      let taken = claims.first { files[$0] != nil }
      for claim in claims where files[claim] == nil { files[claim] = member.file }
      return taken.flatMap { claim in
        files[claim].map { Clash(files: [$0, member.file], failure: claim.failure($0, member.file)) }
      }
    }
  }

  /// A real run and a rehearsal alike begin nothing before this is mended.
  func refuseClashes() throws(Refusal) {
    let clashes = clashes
    if !clashes.isEmpty { throw Refusal(failures: clashes.map(\.failure)) }
  }
}

/// What only one group may have.
private enum Claim: Hashable {
  case name(String)
  case rule(String, endpoint: String)

  static func all(of settings: Settings) -> [Claim] {
    let endpoint = comparableEndpoint(settings.account.endpoint)
    return [.name(settings.group.name)] + settings.group.rules.map { .rule($0, endpoint: endpoint) }
  }

  func failure(_ file: String, _ other: String) -> Failure {
    let consequence = "nothing is done for any group until that is mended"
    return switch self {
    case .name(let name):
      Failure(
        .configuration, "\(file) and \(other) are both for a group \(name): \(consequence)",
        hint: "give one of them another name in [scaling], or take it away")
    case .rule(let rule, let endpoint):
      Failure(
        .configuration,
        "\(file) and \(other) both scale rule \(rule) of \(endpoint): \(consequence)",
        hint: "keep one of them: each would launch up to its own max_size")
    }
  }
}
