/// What the API answered to a call that succeeded.
package struct Answer: Equatable, Sendable {
  /// The envelope's name: the command in lower case and `response`, with exceptions (reference, section 3.1).
  package let envelope: String
  /// What the envelope holds.
  package let content: JSON
}

/// Why a reply is no answer, and whether a read may try again.
struct ReplyFailure: Error, Equatable {
  let cause: CloudError.Cause
  let again: Again
}

/// When a call is tried again.
enum Again: Equatable {
  case never
  /// A read, after a while.
  case afterBackOff
  /// What the server's clock explains: it is known by now. Nothing was carried out, so that a change may go again too.
  case byRightClock
  /// The account has called too often, which is looked at before anything is done (reference, sections 2.2 and 3.5), so
  /// that a change may go again too. In so many seconds, for all of the account's clients.
  case throttled(Double)
}

extension Reply {
  static let hostHint = "is host in [account] the API's URL? it usually ends in /client/api"
  static let troubleHint = "the cloud, or a proxy before it, is in trouble"

  /// The answer in this reply, or what else it is. `clockSkew`: seconds that the server's clock is ahead.
  ///
  /// - Parameter list: is left empty in the answer, its items taken one by one.
  func answer(clockSkew: Double?, list: JSONReader.LongList? = nil) throws(ReplyFailure) -> Answer {
    guard !(300..<400).contains(status) else { throw redirected }
    guard !body.isEmpty else {
      throw noAnswer("an empty answer (HTTP \(status))", hint: Self.troubleHint, again: .afterBackOff)
    }
    let json: JSON
    do throws(JSONProblem) { json = try JSONReader.read(body, list: list) } catch {
      if let refusal = brokenRefusal { throw refused(code: refusal.code, text: refusal.text, clockSkew) }
      throw noJSON(error)
    }
    // The single member, whatever its name (reference, section 3.1).
    guard case .object(let members) = json, members.count == 1, let (envelope, content) = members.first,
      case .object = content
    else { throw noAnswer("JSON, but not an API answer (HTTP \(status))", hint: hintByStatus, again: againByStatus) }
    if let code = content["errorcode"]?.integer {
      throw refused(code: code, text: content["errortext"]?.text ?? "no error text", clockSkew)
    }
    guard (200..<300).contains(status) else {
      throw noAnswer("HTTP \(status) without an error code", hint: hintByStatus, again: againByStatus)
    }
    return Answer(envelope: envelope, content: content)
  }

  func refused(code: Int, text: String, _ clockSkew: Double?) -> ReplyFailure {
    let text = text.excerpt
    if code == 401 { return ReplyFailure(cause: .unauthorized(text: text, clockSkew: clockSkew), again: .never) }
    let again: Again = code == 429 ? Self.pause(namedIn: text) : againByStatus
    return ReplyFailure(cause: .refused(code: code, text: text), again: again)
  }

  /// "… please retry after 731 ms." or, in 4.18, "[731] ms.": the last number of the text, in milliseconds. Calls are
  /// counted by the second.
  private static func pause(namedIn text: String) -> Again {
    let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Double($0) }
    return .throttled((numbers.last ?? 1000) / 1000)
  }

  /// What answers with an error of its own is there, and not to be looked for elsewhere.
  private var hintByStatus: String { status >= 500 || status == 429 ? Self.troubleHint : Self.hostHint }

  /// Trouble of a proxy or of a server that starts, which passes (reference, section 3.6).
  private var againByStatus: Again { [429, 502, 503, 504].contains(status) ? .afterBackOff : .never }

  private var redirected: ReplyFailure {
    let target = redirect.map { " to \($0.excerpt)" } ?? ""
    return noAnswer(
      "a redirect (HTTP \(status))\(target), which is not followed: a signed request would go along",
      hint: "write the final address into host in [account], if it is the API's", again: .never)
  }

  /// What is neither an API's XML nor worth believing where XML was asked for.
  var noXML: ReplyFailure {
    if (300..<400).contains(status) { return redirected }
    guard !body.isEmpty else {
      return noAnswer("an empty answer (HTTP \(status))", hint: Self.troubleHint, again: .afterBackOff)
    }
    return noAnswer("no XML of an API (HTTP \(status))", hint: hintByStatus, again: againByStatus)
  }

  private func noJSON(_ problem: JSONProblem) -> ReplyFailure {
    let start = String(decoding: body.prefix(200), as: UTF8.self).lowercased().drop { $0.isWhitespace }
    if start.hasPrefix("<?xml") {
      return noAnswer(
        "XML, not JSON (HTTP \(status))",
        hint: "a proxy before the cloud may have taken response=json out of the request", again: .never)
    }
    if start.hasPrefix("<") {
      return noAnswer("an HTML page, not an API answer (HTTP \(status))", hint: hintByStatus, again: againByStatus)
    }
    if problem == .cutOff, start.hasPrefix("{") {
      return noAnswer(
        "a cut-off answer of \(body.count) bytes (HTTP \(status))", hint: Self.troubleHint, again: .afterBackOff)
    }
    return noAnswer("no JSON, so not an API answer (HTTP \(status))", hint: hintByStatus, again: againByStatus)
  }

  private func noAnswer(_ detail: String, hint: String, again: Again) -> ReplyFailure {
    ReplyFailure(cause: .noAnswer(detail: detail, hint: hint), again: again)
  }

  /// Version 2.2 puts error texts into its JSON without escaping them, so that a text with quotes makes it invalid
  /// (reference, section 3.6): what stands between the name and the last quotation mark is the text.
  private var brokenRefusal: (code: Int, text: String)? {
    let body = String(decoding: body, as: UTF8.self)
    guard status >= 400, let name = body.firstRange(of: "\"errortext\""),
      let colon = body[name.upperBound...].firstIndex(of: ":"),
      let first = body[colon...].firstIndex(of: "\""), let last = body.lastIndex(of: "\""), first < last
    else { return nil }
    return (status, String(body[body.index(after: first)..<last]))
  }
}
