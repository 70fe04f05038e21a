import Testing

@testable import Scaling

/// What an answer that never was means for an operation.
@Suite struct BegunTests {
  private let place = Operation.Place(endpoint: "http://cloud", rules: ["1"], account: "a")
  private let victim = Machine(id: "7", name: "web-7", state: .running)

  @Test func `a deploy that was never sent leaves nothing begun`() {
    var launch = Operation.launch(name: "web-1", at: place, now: Instant(0))
    #expect(!launch.hasBegun)
    launch.phase = .searching(until: Instant(90), refusal: nil)
    #expect(launch.hasBegun)
    launch.note(.notSent("no route"), at: Instant(1))
    #expect(!launch.hasBegun)
  }

  @Test func `a removal begins with its first call that is sent`() {
    var removal = Operation.removal(of: victim, at: place, now: Instant(0))
    #expect(!removal.hasBegun)
    removal.phase = .unregistering(call: Call(at: Instant(0), attempts: 1))
    #expect(removal.hasBegun)
    removal.note(.notSent("no route"), at: Instant(1))
    #expect(!removal.hasBegun)
    removal.phase = .unregistering(call: Call(at: Instant(0), attempts: 2))
    removal.note(.notSent("no route"), at: Instant(1))
    #expect(removal.hasBegun)
  }

  @Test(arguments: [
    (Outcome.unanswered("time ran out"), true), (.notSent("no route"), true), (.refused("not for users"), false),
  ])
  func `expunging is given up only where the cloud refuses it`(outcome: Outcome, mayStillExpunge: Bool) {
    var removal = Operation.removal(of: victim, at: place, now: Instant(0))
    removal.phase = .destroying(call: Call(at: Instant(0), attempts: 1), mayExpunge: true)
    removal.note(outcome, at: Instant(1))
    guard case .destroying(_, let mayExpunge) = removal.phase else {
      Issue.record("it is another phase")
      return
    }
    #expect(mayExpunge == mayStillExpunge)
  }
}
