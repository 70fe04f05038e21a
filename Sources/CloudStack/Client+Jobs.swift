extension Client {
  /// How the job stands.
  package func job(id: String) throws(CloudError) -> JobStatus {
    try jobReport(id: id).status
  }

  /// How the job stands, and what it has made.
  package func jobReport(id: String) throws(CloudError) -> JobReport {
    let command = "queryAsyncJobResult"
    do throws(CloudError) {
      let content = try read(command, [("jobid", id)]).content
      guard let status = JobStatus(content) else {
        throw CloudError(
          command: command, cause: .noAnswer(detail: "a job without jobstatus", hint: Reply.troubleHint))
      }
      return JobReport(status: status, result: content["jobresult"])
    } catch {
      // 431: no such job, or no more; 531: another account's (reference, section 4.3).
      guard case .refused(let code, _) = error.cause, code == 431 || code == 531 else { throw error }
      return JobReport(status: .unknown, result: nil)
    }
  }
}

/// What the server tells of a job.
package struct JobReport: Equatable, Sendable {
  package let status: JobStatus
  /// An object or a text; absent while the job runs, and sometimes behind it.
  package let result: JSON?
}
