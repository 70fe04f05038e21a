import Platform
import Scaling
import Synchronization
import Testing

@testable import cronscale

/// The words of section 5 of the contract, each line whole.
@Suite struct ClassicLogTests {
  private static let reason = Reason(
    cause: .loadAbove(.init(load: 3.42, threshold: 3, runs: 1, periods: 1)), size: 2, minSize: 2, maxSize: 5)
  private static let machine = Machine(id: "101", name: "web-1", state: .stopped)
  private static let rows: [(event: Event, lines: [String])] = [
    (.check(.out), ["*** scale out check ***"]),
    (.threshold(.out, 3), ["la_threshold_out : 3"]),
    (.load(.load(3.42)), ["now_la           : 3.42"]),
    (.load(.none(why: "no route")), ["now_la           : unknown"]),
    (.size(2), ["now_vm_count     : 2"]),
    (.room(size: 2, limit: .maximum(5)), ["vm count         : now 2, max 5"]),
    (.scaling(.out, reason), ["scale out        : +1 (load 3.42 > 3)"]),
    (
      .deployed(name: "web-261121172752-7f3a", id: "9c0e", job: "450318"),
      ["deploy           : web-261121172752-7f3a id 9c0e jobid 450318"]
    ),
    (.job(id: "450318", status: 0, failure: nil), ["query job        : jobid: 450318, jobstatus: 0"]),
    (.job(id: "7", status: 2, failure: "no room"), ["query job        : jobid: 7, jobstatus: 2 (no room)"]),
    (.registered(name: "web-3", rule: "64330"), ["load balancer    : registered with 64330"]),
    (.newSize(3), ["now vm count     : 3"]),
    (.check(.in), ["*** scale in check ***"]),
    (.threshold(.in, 1.5), ["la_threshold_in  : 1.5"]),
    (.room(size: 3, limit: .minimum(2)), ["vm count         : now 3, min 2"]),
    (.unregistered(name: "web-3", rule: "64330"), ["load balancer    : unregistered from 64330"]),
    (.draining(name: "web-1", seconds: 30), ["drain            : web-1, 30 s"]),
    (.destroying(name: "web-1", id: "101", job: "9"), ["vm destroying    : web-1 id 101 jobid 9"]),
    (.ended(.removed, name: "web-1"), ["vm destroyed     : web-1"]),
    (.ended(.launched, name: "web-1"), []),
    (
      .ended(.kept("it is protected from deletion"), name: "web-1"),
      ["vm kept          : web-1: it is protected from deletion"]
    ),
    (.ended(.launchFailed("no room"), name: "web-9"), ["launch failed    : web-9: no room"]),
    (
      .idleMember(machine),
      ["member           : web-1 id 101 is Stopped, it does not count towards min_size"]
    ),
    (
      .failure(Failure(.configuration, "web.rc:3: what is wrong", hint: "what to do")),
      ["error            : web.rc:3: what is wrong", "hint             : what to do"]
    ),
    (
      .held(by: "process 7 since 2026-11-21 17:26:00"),
      ["lock             : process 7 since 2026-11-21 17:26:00 has this group; this run stands back"]
    ),
  ]

  @Test(arguments: rows.indices) func `each event has the old tool's words, padded to one column`(row: Int) {
    #expect(Self.rows[row].event.classic == Self.rows[row].lines)
  }

  @Test func `a stream that did not take a line is tried again and not waited for, and the other one still is`() {
    let asked = Mutex<[Double]>([])
    let log = Log(
      format: .classic, threshold: .routine, showsProgress: false, now: { Instant(0) },
      output: { stream, _, patience in
        asked.withLock { $0.append(patience) }
        return stream == .standardOutput
      })
    for _ in 0..<2 { log(.failure(Failure(.fault, "what is wrong"))) }
    log(.note("done"))
    #expect(asked.withLock { $0 } == [5, 0, 5])
    #expect(!log.isBroken)
  }

  @Test func `with several groups each line carries the group after the time, and the terminal's line too`() {
    let written = Mutex("")
    let log = Log(
      format: .classic, threshold: .routine, showsProgress: true, now: { Instant(0) },
      output: { _, text, _ in
        written.withLock { $0 += text }
        return true
      })
    let (web, app) = (log.lines(of: "web", mark: "web"), log.lines(of: nil, mark: "app\u{1B}.rc"))
    web(.failure(Failure(.configuration, "what is wrong", hint: "what to do")))
    web.progress("waiting", since: Instant(0))
    app.progress("waiting", since: Instant(0))
    app(.note("done"))
    let time = LocalTime(Instant(0)).stamp
    #expect(
      written.withLock { $0 } == """
        \(time) [web] error            : what is wrong
        \(time) [web] hint             : what to do
        \r\u{1B}[K[web] waiting, 0 s\r\u{1B}[K[app\u{FFFD}.rc] waiting, 0 s\r\u{1B}[K\(time) [app\u{FFFD}.rc] note             : done

        """)
  }
}
