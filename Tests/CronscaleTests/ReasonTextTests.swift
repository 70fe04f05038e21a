import Scaling
import Testing

@testable import cronscale

@Suite struct ReasonTextTests {
  private static let stopped = Machine(id: "7", name: "web-7", state: .stopped)
  private static let above = Reason.Cause.loadAbove(.init(load: 3.42, threshold: 3, runs: 2, periods: 3))
  private static let below = Reason.Cause.loadBelow(.init(load: 0.5, threshold: 1, runs: 1, periods: 1))
  private static let rows: [(action: Decision.Action, cause: Reason.Cause, holds: [Reason.Hold], text: String)] = [
    (
      .nothing, above, [.periods, .cooldown(secondsLeft: 40.2)],
      "nothing (load 3.42 > 3 in 2 of 3 periods; cooldown over in 41 s; size 2, min 2, max 5)"
    ),
    (.scaleOut, .belowMinimum, [], "scale out (below min_size; size 2, min 2, max 5)"),
    (.scaleIn(victim: stopped), below, [], "scale in web-7 (load 0.5 < 1; size 2, min 2, max 5)"),
    (.nothing, below, [.atMinimum], "nothing (load 0.5 < 1; at min_size; size 2, min 2, max 5)"),
    (
      .nothing, .loadBetween(load: 2, low: 1, high: 3), [],
      "nothing (load 2, between 1 and 3; size 2, min 2, max 5)"
    ),
    (.nothing, .noLoad(why: "web-1: silent"), [], "nothing (no load: web-1: silent; size 2, min 2, max 5)"),
    (
      .nothing, .belowMinimum, [.backoff(secondsLeft: 60, failures: 1)],
      "nothing (below min_size; the last launch failed, next try in 60 s; size 2, min 2, max 5)"
    ),
    (
      .nothing, .belowMinimum, [.full(counted: 5, idle: [stopped])],
      "nothing (below min_size; 5 VMs count towards max_size, 1 of them without serving: web-7 is Stopped; "
        + "size 2, min 2, max 5)"
    ),
    (
      .nothing, above, [.full(counted: 5, idle: [])],
      "nothing (load 3.42 > 3 in 2 of 3 periods; at max_size; size 2, min 2, max 5)"
    ),
    (
      .nothing, below, [.listsLag("web-261121172752-7f3a")],
      "nothing (load 0.5 < 1; the cloud's lists do not show yet what became of web-261121172752-7f3a; size 2, min 2, max 5)"
    ),
    (.nothing, below, [.noVictim], "nothing (load 0.5 < 1; no member may be removed; size 2, min 2, max 5)"),
  ]

  @Test(arguments: rows.indices) func `one line says what was decided, why, and what it waits for`(row: Int) {
    let (action, cause, holds, text) = Self.rows[row]
    let reason = Reason(cause: cause, holds: holds, size: 2, minSize: 2, maxSize: 5)
    #expect(Decision(action: action, reason: reason).text == text)
  }
}
