import CloudSimulator
import Testing

/// One thing that is wrong with a world, and what `cronscale check` must make of it.
struct Broken: Sendable, CustomTestStringConvertible {
  typealias Changes = [String: [String: String?]]

  /// The thing.
  var testDescription: String
  /// Whose line tells of it.
  var check: String
  /// How that line begins, any port as `port N` and the private key's path as `KEY`.
  var found: String
  /// The exit status; 0 where it is a warning.
  var status: Int32
  var configuration = CloudConfiguration.quick
  var options = "--state-dir state"
  var mode = 0o600
  var environment: [String: String] = [:]
  /// Breaks it, and returns what the rc file says of it, with what must live as long as the check.
  var breaking: @Sendable (World) async throws -> (changes: Changes, keeping: [any Sendable])

  /// - Parameter change: breaks the world itself.
  init(
    _ thing: String, _ check: String, _ found: String, status: Int32, changes: Changes = [:],
    change: @escaping @Sendable (World) throws -> Void = { _ in }
  ) {
    (testDescription, self.check, self.found, self.status) = (thing, check, found, status)
    breaking = { world in
      try change(world)
      return (changes, [])
    }
  }

  /// One whose rc file depends on what was broken.
  init(
    _ thing: String, _ check: String, _ found: String, status: Int32,
    changes: @escaping @Sendable (World) throws -> (Changes, [any Sendable])
  ) {
    (testDescription, self.check, self.found, self.status) = (thing, check, found, status)
    breaking = { world in try changes(world) }
  }

  func with(_ change: (inout Broken) -> Void) -> Broken {
    var copy = self
    change(&copy)
    return copy
  }
}
