import Platform
import RCFile

/// The groups that one process is about: every rc file that is named, read.
struct Roster: Sendable {
  struct Member: Sendable {
    let text: RCText
    /// What is wrong with the file is its own group's trouble.
    let settings: Result<Settings, Refusal>
    /// Also where the file is broken.
    let claims: [Claim]

    init(_ text: RCText, home: String?) {
      self.text = text
      settings = Result { try RCReading.settings(of: text, home: home) }.mapError(Refusal.init)
      claims = Claim.all(of: text, (try? settings.get()) ?? RCReading.remains(of: text, home: home))
    }

    /// As the user named it, or as it was found.
    var file: String { text.path }

    var group: String? { try? settings.get().group.name }

    /// By what its lines are told from those of others: the file's name where that is all that is known.
    var mark: String { group ?? file.split(separator: "/").last.map(String.init) ?? file }
  }

  let members: [Member]
  /// Whether each line must say whose it is.
  let isMarked: Bool

  /// Seconds that groups wait for the rc file of another one.
  private static let patience = 3.0

  /// - Throws: where there is no file to be read.
  init(_ named: [String], user: User) throws(Failure) {
    let places = try RCLocation.places(options: named, user: user)
    isMarked = places.count > 1 || FileSystem.isFolder(places[0])
    if isMarked {
      members = try Self.members(at: places, user)
    } else {
      // Nobody waits for somebody else's file here: it may be a pipe, and take its time.
      members = [Member(RCText(in: places[0], user: user), home: user.home)]
    }
  }

  /// All at the same time. What is on a server that does not answer, or comes through a pipe that nobody writes to, is
  /// left to itself: its group is not run, so that it cannot clash with any other.
  private static func members(at places: [String], _ user: User) throws(Failure) -> [Member] {
    let found = Limits(deadline: Deadline(in: patience)).run(on: places) { place in
      Result { () throws(Failure) in try RCLocation.files(at: place) }
    }
    var files: [String] = []
    for (place, found) in zip(places, found) { files += try found?.get() ?? [place] }
    // All that the groups will have open, too.
    allowOpenFiles(more: 16 * files.count)
    let members = Limits(deadline: Deadline(in: patience)).run(on: files) { file in
      Member(RCText(in: file, user: user), home: user.home)
    }
    return zip(files, members).map { $1 ?? Member(RCText(unreadWithin: patience, in: $0), home: user.home) }
  }

  /// Two rc files of which each claims what only one may have: a mistake by which a VM could be launched twice.
  struct Clash {
    let files: [String]
    let failure: Failure
  }

  /// Each file that another one before it makes one too many.
  var clashes: [Clash] {
    var files: [Claim: String] = [:]
    return members.compactMap { member in
      let taken = member.claims.first { files[$0] != nil }
      for claim in member.claims where files[claim] == nil { files[claim] = member.file }
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
