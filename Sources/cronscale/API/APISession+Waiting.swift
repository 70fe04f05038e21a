import CloudStack
import Platform
import Scaling

extension APISession {
  /// Seconds between two looks at a job, as other clients have it (reference, section 4.3). `job_poll` of the rc file
  /// is a group's, and a call needs none.
  private static let interval = 2

  /// Waits for a job, however long it takes, and returns what it made.
  func resultOfJob(_ id: String) throws -> JSON? {
    let start = surroundings.now()
    var line = ProgressLine()
    defer { show(line.erasure()) }
    while true {
      let report = try report(onJob: id)
      switch report.status {
      case .pending: break
      case .succeeded: return report.result
      case .failed(let code, let text): throw failed(id, code, text)
      case .unknown:
        throw Failure(
          .unavailable, "job \(id): the cloud does not know it, or no more; jobs are forgotten after a day",
          hint: "look at what it was to make or change")
      }
      for _ in 0..<Self.interval {
        show(line.line("waiting for job \(id), \(seconds(max(0, surroundings.now() - start)))"))
        surroundings.sleep(1)
      }
      guard !surroundings.isInterrupted() else { throw goesOn(id, Failure(.unfinished, "interrupted by a signal")) }
    }
  }

  private func report(onJob id: String) throws(Failure) -> JobReport {
    do { return try client.jobReport(id: id) } catch {
      throw goesOn(id, error.cause == .interrupted ? Failure(.unfinished, "interrupted by a signal") : Failure(error))
    }
  }

  private func goesOn(_ id: String, _ failure: Failure) -> Failure {
    Failure(
      failure.status, "job \(id) goes on in the cloud; \(failure.message)",
      hint: "ask for it: cronscale api queryAsyncJobResult jobid=\(id) --wait")
  }

  private func failed(_ id: String, _ code: Int?, _ text: String?) -> Failure {
    let error = code.map { " with error \($0)" } ?? ""
    return Failure(.unavailable, "job \(id) failed\(error): \(text ?? "the cloud does not say why")")
  }

  /// Only a terminal is told how the time goes by.
  private func show(_ text: String) {
    guard !text.isEmpty, StandardStream.standardError.isTerminal else { return }
    _ = StandardStream.standardError.write(text)
  }
}
