import Testing

@testable import Scaling

/// Spec section 4 and 6: what each state of a VM means to a group.
@Suite struct MachineStateTests {
  @Test(arguments: [
    ("Starting", true, false), ("Running", true, false), ("Migrating", true, false), ("Stopping", false, false),
    ("Stopped", false, false), ("Shutdown", false, false), ("Error", false, false), ("Unknown", false, false),
    ("Destroyed", false, true), ("Expunging", false, true), ("Repairing", false, false), ("running", false, false),
    ("", false, false),
  ])
  func `a state in the cloud's words serves, is gone, or neither`(word: String, serves: Bool, isGone: Bool) {
    let state = MachineState(word: word)
    #expect(state.isServing == serves)
    #expect(state.isGone == isGone)
    #expect(state.word == word)
  }

  @Test func `both spellings of a shut-down VM are one state`() {
    #expect(MachineState(word: "Shutdowned") == MachineState(word: "Shutdown"))
  }
}
