import Platform
import RCFile

/// The groups that one process is about: every rc file that is named, read.
struct Roster: Sendable {
  let members: [Member]
  /// Whether each line must say whose it is.
  let isMarked: Bool

  /// Seconds that groups wait for the rc files of others, and of these for the names that are in a folder.
  private static let (patience, listing) = (3.0, 2.0)

  /// - Throws: where there is no file to be read, or a signal came.
  init(_ named: [String], user: User, isInterrupted: @escaping @Sendable () -> Bool = { false }) throws(Failure) {
    let places = try RCLocation.places(options: named, user: user)
    isMarked = places.count > 1 || FileSystem.isFolder(places[0])
    if isMarked {
      let limits = Limits(deadline: Deadline(in: Self.patience), isInterrupted: isInterrupted)
      members = try Self.members(at: places, user, within: limits)
      if isInterrupted() { throw .interrupted }
    } else {
      // Nobody waits for somebody else's file here: it may be a pipe, and take its time.
      members = [Member(RCText(in: places[0], user: user), home: user.home)]
    }
  }

  /// All at the same time. What is on a server that does not answer, or comes through a pipe that nobody writes to, is
  /// left to itself: its group is not run, so that it cannot clash with any other.
  private static func members(at places: [String], _ user: User, within limits: Limits) throws(Failure) -> [Member] {
    let found = limits.orSooner(in: listing).run(on: places) { place in
      Result { () throws(Failure) in try RCLocation.files(at: place) }
    }
    if places.count == 1, case .failure(let failure)? = found[0] { throw failure }
    let files = zip(places, found).flatMap { place, found -> [(path: String, trouble: Failure?)] in
      switch found {
      case .success(let files)?: files.map { ($0, nil) }
      // Of several places one that is no good is like a file that is none.
      case .failure(let failure)?: [(place, failure)]
      case nil: [(place, .unread(place, within: listing))]
      }
    }
    // All that the groups will have open, too.
    allowOpenFiles(more: 16 * files.count)
    let members = limits.run(on: files) { file in
      Member(file.trouble.map { RCText(file.path, $0) } ?? RCText(in: file.path, user: user), home: user.home)
    }
    return zip(files, members).map { file, member in
      member ?? Member(RCText(file.path, .unread(file.path, within: patience)), home: user.home)
    }
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
