import Scaling
import Synchronization
import Testing

@testable import cronscale

/// What a run says while it waits, by a clock that only waiting moves on.
@Suite struct PatienceTests {
  private final class Course: Sendable {
    let time = Mutex(0.0)
    let text = Mutex("")

    var surroundings: Surroundings {
      Surroundings(
        now: { Instant(self.time.withLock { $0 }) }, uptime: { self.time.withLock { $0 } },
        sleep: { seconds in self.time.withLock { $0 += seconds } }, isInterrupted: { false }, nonce: { 0 })
    }

    func patience(limit: Double, onTerminal: Bool = false) -> Patience {
      let log = Log(
        format: .classic, threshold: .routine, showsProgress: onTerminal, now: surroundings.now,
        output: { _, text, _ in
          self.text.withLock { $0 += text }
          return true
        })
      return Patience(limit: limit, log: log, surroundings: surroundings)
    }

    /// Each line with the second at which it was written.
    var lines: [String] {
      text.withLock { $0.split(separator: "\n").map { String($0.dropFirst("1970-01-01 00:00:".count)) } }
    }
  }

  @Test func `a job's state is told at once, then every 10 seconds, and when it has changed`() {
    let course = Course()
    var patience = course.patience(limit: 600)
    for _ in 0..<12 {
      patience.polled("7", .pending, isAboutMachine: true)
      _ = patience.wait(2, for: .job("7"))
    }
    patience.polled("7", .succeeded, isAboutMachine: true)
    #expect(
      course.lines == [
        "00 query job        : jobid: 7, jobstatus: 0", "10 query job        : jobid: 7, jobstatus: 0",
        "20 query job        : jobid: 7, jobstatus: 0", "24 query job        : jobid: 7, jobstatus: 1",
      ])
  }

  @Test func `a rule's job is told where it takes 10 seconds`() {
    let course = Course()
    var patience = course.patience(limit: 600)
    for _ in 0..<7 {
      patience.polled("8", .pending, isAboutMachine: false)
      _ = patience.wait(2, for: .job("8"))
    }
    #expect(course.lines == ["10 query job        : jobid: 8, jobstatus: 0"])
  }

  @Test func `other waits are told every 10 seconds`() {
    let course = Course()
    var patience = course.patience(limit: 600)
    for _ in 0..<12 { _ = patience.wait(2, for: .readiness) }
    #expect(
      course.lines == ["10 waiting          : the VM to answer", "20 waiting          : the VM to answer"])
  }

  @Test func `one thing is waited for as long as job_timeout, and each thing has its own time`() {
    let course = Course()
    var patience = course.patience(limit: 5)
    let first = (1...4).map { _ in patience.wait(2, for: .job("7")) }
    let second = (1...4).map { _ in patience.wait(2, for: .readiness) }
    #expect(first == [true, true, true, false])
    #expect(second == [true, true, true, false])
  }

  @Test func `on a terminal the time is shown at each look, on one line`() {
    let course = Course()
    var patience = course.patience(limit: 600, onTerminal: true)
    for _ in 0..<3 { _ = patience.wait(2, for: .readiness) }
    #expect(
      course.text.withLock { $0 } == [0, 2, 4].map { "\r\u{1B}[Kwaiting for the VM to answer, \($0) s" }.joined())
  }
}
