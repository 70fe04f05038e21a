import Testing

@testable import Scaling
@testable import cronscale

/// Spec section 8, `check`: state folder, state file, lock.
@Suite struct CheckDiskTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout DiskSnapshot) -> Void
    var findings: [Finding]
  }

  private static let folder = Check.stateFolder.ok("/state")
  private static let file = Check.stateFile.ok("/state/web.json, which the first run makes")
  private static let lock = Check.lock.ok("free")
  private static let elsewhere = StateFile.Subject(endpoint: "http://other/client/api", rules: ["7"])

  private static func memory(launching: Bool) -> Memory {
    var memory = Memory()
    guard launching else { return memory }
    var operation = Operation.launch(name: "web-1-x", at: place, now: noon)
    operation.phase = .readying(since: noon)
    memory.operation = operation
    return memory
  }

  private static let rows = [
    Row(testDescription: "before the first run", change: { _ in }, findings: [folder, file, lock]),
    Row(
      testDescription: "a folder to be made", change: { $0.folder = .success(.toBeMade("/state")) },
      findings: [Check.stateFolder.ok("/state, which the first run makes"), file, lock]),
    Row(
      testDescription: "a folder that cannot be written",
      change: { $0.folder = .failure(Failure(.fault, "state folder /state: permission denied", hint: "make it")) },
      findings: [
        Check.stateFolder.failed(.fault, "state folder /state: permission denied", mend: "make it"),
        Check.stateFile.notChecked(until: .stateFolder), Check.lock.notChecked(until: .stateFolder),
      ]),
    Row(
      testDescription: "a file of this rule", change: { $0.state = .success(.memory(memory(launching: false))) },
      findings: [folder, Check.stateFile.ok("/state/web.json"), lock]),
    Row(
      testDescription: "an operation under way", change: { $0.state = .success(.memory(memory(launching: true))) },
      findings: [
        folder,
        Check.stateFile.ok(
          "/state/web.json; unfinished: launch of web-1-x, waiting until it answers, with which the next run goes on"),
        lock,
      ]),
    Row(
      testDescription: "a file of another rule",
      change: { $0.state = .success(.another(memory(launching: false), of: elsewhere)) },
      findings: [
        folder,
        Check.stateFile.warning(
          "/state/web.json is about rule 7 of http://other/client/api: the next run forgets its cooldowns and back-off",
          mend: "if that rule is still scaled by another rc file, give one of the two another name in [scaling]"), lock,
      ]),
    Row(
      testDescription: "an operation for another rule",
      change: { $0.state = .success(.another(memory(launching: true), of: elsewhere)) },
      findings: [
        folder,
        Check.stateFile.failed(
          .misplaced(
            memory(launching: true).operation!, state: "/state/web.json", madeFor: "rule 7 of http://other/client/api")),
        lock,
      ]),
    Row(
      testDescription: "a damaged file", change: { $0.state = .success(.unreadable("it is no state file")) },
      findings: [
        folder,
        Check.stateFile.warning(
          "/state/web.json: it is no state file; the next run puts it aside and begins anew",
          mend: "restore it from a backup, if there is one that is not old"), lock,
      ]),
    Row(
      testDescription: "a newer file",
      change: { $0.state = .failure(Failure(.configuration, "newer", hint: "go back")) },
      findings: [folder, Check.stateFile.failed(.configuration, "newer", mend: "go back"), lock]),
    Row(
      testDescription: "another group of the same rule", change: { $0.rival = .success("/state/www.json") },
      findings: [
        folder,
        Check.stateFile.failed(
          .configuration, "rule 64330 already belongs to another group: /state/www.json remembers it",
          mend:
            "if the group has a new name: mv /state/www.json /state/web.json; otherwise keep only one rc file for the "
            + "rule"), lock,
      ]),
    Row(
      testDescription: "another group of the same rule, and a file of its own",
      change: {
        $0.rival = .success("/state/www.json")
        $0.state = .success(.memory(memory(launching: true)))
      },
      findings: [
        folder,
        Check.stateFile.failed(
          .configuration, "rule 64330 already belongs to another group: /state/www.json remembers it",
          mend:
            "keep only one rc file for the rule; if the other group is gone, and nothing is under way in it "
            + "(grep operation /state/www.json finds nothing): rm /state/www.json"), lock,
      ]),
    Row(
      testDescription: "another group, in a folder with a space",
      change: { $0.rival = .success("/my state/www.json") },
      findings: [
        folder,
        Check.stateFile.failed(
          .configuration, "rule 64330 already belongs to another group: /my state/www.json remembers it",
          mend:
            "if the group has a new name: mv '/my state/www.json' /state/web.json; otherwise keep only one rc file for "
            + "the rule"), lock,
      ]),
    Row(
      testDescription: "a run at work", change: { $0.holder = "process 7 since noon" },
      findings: [folder, file, Check.lock.ok("held by process 7 since noon: a run is at work")]),
    Row(
      testDescription: "somebody else's lock file",
      change: { $0.lockTrouble = Failure(.fault, "not ours", hint: "chown") },
      findings: [folder, file, Check.lock.failed(.fault, "not ours", mend: "chown")]),
  ]

  @Test(arguments: rows) func `what is on disk is told, and what is wrong with it`(row: Row) throws {
    #expect(try GroupEvidence.example { row.change(&$0.disk) }.diskFindings == row.findings)
  }
}
