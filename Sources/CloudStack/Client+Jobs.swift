extension Client {
  /// How the job stands.
  package func job(id: String) throws(CloudError) -> JobStatus {
    let command = "queryAsyncJobResult"
    do throws(CloudError) {
      guard let status = JobStatus(try read(command, [("jobid", id)]).content) else {
        throw CloudError(
          command: command, cause: .noAnswer(detail: "a job without `jobstatus`", hint: Reply.troubleHint))
      }
      return status
    } catch {
      // 431: no such job, or no more; 531: another account's (reference, section 4.3).
      guard case .refused(let code, _) = error.cause, code == 431 || code == 531 else { throw error }
      return .unknown
    }
  }
}
