import CloudStack
import Platform

extension APISession {
  /// The answer, or its job's result, as everything but XML.
  func json(_ call: APICall, _ isCutIntoPages: Bool) throws -> String {
    let answer = try isCutIntoPages ? client.wholeAnswer(to: call) : client.answer(to: call)
    guard words.waits, let job = answer.content["jobid"]?.text else {
      return printed(answer.content, whole: .object([answer.envelope: answer.content]))
    }
    let result = try resultOfJob(job) ?? .object([:])
    return printed(result, whole: result)
  }

  /// The same in XML. A job is waited for in JSON, and its result then asked for once more.
  func xml(_ call: APICall, _ isCutIntoPages: Bool) throws -> String {
    let answer = try isCutIntoPages ? client.wholeXMLAnswer(to: call) : client.xmlAnswer(to: call)
    guard words.waits, let job = answer.jobID else { return answer.text.ended }
    _ = try resultOfJob(job)
    let query = APICall("queryAsyncJobResult", [("jobid", job)], isChange: false)
    return (try client.xmlAnswer(to: query).jobResult ?? "<jobresult/>").ended
  }

  /// - Parameters:
  ///   - content: what rows are made of.
  ///   - whole: what is printed where no rows are wanted.
  private func printed(_ content: JSON, whole: JSON) -> String {
    switch words.format {
    case .json, .xml: whole.pretty + "\n"
    case .table(let fields):
      rows(of: content, fields) { TableText(columns: $0, rows: $1).text }
    case .csv(let fields, let header):
      rows(of: content, fields) { CSVText(columns: $0, rows: $1, hasHeader: header).text }
    }
  }

  private func rows(
    of content: JSON, _ fields: APIWords.Fields, _ text: (_ columns: [String], Rows) -> String
  ) -> String {
    let rows = Rows(content)
    guard !rows.rows.isEmpty, !rows.allFields.isEmpty else {
      _ = StandardStream.standardError.write("no data found\n")
      return ""
    }
    let columns = rows.columns(fields)
    let unknown = columns.filter { !rows.allFields.contains($0) }
    if !unknown.isEmpty {
      warn("no item has \(unknown.joined(separator: ", ")); there are \(rows.allFields.joined(separator: ","))")
    }
    return text(columns, rows)
  }
}

extension String {
  /// With a line end at the end, which some servers write and others do not.
  fileprivate var ended: String { hasSuffix("\n") ? self : self + "\n" }
}
