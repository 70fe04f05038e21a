import Scaling
import Testing

@testable import cronscale

@Suite struct JSONLogTests {
  @Test func `a line for programs is one object with time, group and event`() {
    let reason = Reason(
      cause: .loadAbove(.init(load: 3.42, threshold: 3, runs: 2, periods: 3)), holds: [.cooldown(secondsLeft: 41)],
      size: 2,
      minSize: 2, maxSize: 5)
    let line = JSONLine(
      time: "2026-11-21T17:27:52+09:00", group: "web", event: .decision(Decision(action: .nothing, reason: reason)))
    #expect(
      line.text
        == #"{"action":"nothing","event":"decision","group":"web","holds":["cooldown over in 41 s"],"load":3.42,"max":5,"min":2,"#
        + #""size":2,"time":"2026-11-21T17:27:52+09:00","why":"load 3.42 > 3 in 2 of 3 periods"}"#)
  }
}
