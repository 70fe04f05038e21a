/// How an asynchronous job stands (reference, section 4.2).
package enum JobStatus: Equatable, Sendable {
  case pending
  case succeeded
  /// The inner code and text where there are any. They decide nothing: what counts is the object's own state.
  case failed(code: Int?, text: String?)
  /// Forgotten after a day, or another account's.
  case unknown
}

extension JobStatus {
  /// Nil where the answer has no status.
  init?(_ json: JSON) {
    guard let status = json["jobstatus"]?.integer else { return nil }
    switch status {
    case 0: self = .pending
    case 1: self = .succeeded
    // 2 is failed, 4.x also has 3, cancelled: every other value counts as failed.
    default:
      let result = json["jobresult"]
      let outer = json["jobresultcode"]?.integer
      self = .failed(
        code: result?["errorcode"]?.integer ?? (outer == 0 ? nil : outer),
        text: (result?["errortext"]?.text ?? result?.text)?.excerpt)
    }
  }
}
