/// Calls one endpoint's API as one user. A class, since the phases of a run share its connection and what it has learnt
/// of the server's clock; for one thread at a time.
package final class Client {
  private let endpoint: String
  private let timeout: Double
  private let caFile: String?
  /// Sends one request and waits for what comes of it; nil before the first call.
  private var exchange: ((Request) -> Exchange)?
  private let credentials: Credentials
  /// Seconds that a signed request stays valid; 0 for the plain signature.
  private let expires: Int
  let environment: ClientEnvironment
  /// Seconds that the server's clock is ahead, by the newest Date header.
  private var clockOffset: Double?
  /// Seconds that this client's calls have waited, in all, because its account calls too often.
  package internal(set) var secondsHeld = 0.0

  private static let attempts = 3
  /// Seconds for which one call waits, in all, because its account calls too often.
  package static let longestHold = Throttle.longest
  /// Seconds of the server's clock for which a change is signed.
  private static let changeValidity = 60.0

  /// `timeout` is seconds for one request, `caFile` a PEM file of authorities besides the system's.
  package convenience init(
    endpoint: String, credentials: Credentials, timeout: Double, expires: Int, caFile: String? = nil,
    environment: ClientEnvironment
  ) {
    self.init(
      endpoint: endpoint, credentials: credentials, timeout: timeout, expires: expires, caFile: caFile,
      environment: environment, exchange: nil)
  }

  /// - Parameter exchange: what stands in for the network.
  init(
    endpoint: String, credentials: Credentials, timeout: Double, expires: Int, caFile: String? = nil,
    environment: ClientEnvironment, exchange: ((Request) -> Exchange)?
  ) {
    self.endpoint = endpoint
    self.credentials = credentials
    self.timeout = timeout
    self.expires = expires
    self.caFile = caFile
    self.environment = environment
    self.exchange = exchange
  }

  /// The time by the server's own clock, in seconds since 1970, to the second; by this machine's before the first answer.
  package var serverTime: Double { environment.now() + (clockOffset ?? 0) }

  /// Whether an answer has shown that clock.
  package var hasSeenServerTime: Bool { clockOffset != nil }

  /// A call that changes nothing: GET over the kept connection, tried three times at most.
  package func read(_ command: String, _ parameters: [Parameter] = []) throws(CloudError) -> Answer {
    try read(APICall(command, parameters, isChange: false), .json)
  }

  /// A call that changes something: POST over a connection of its own, now and never again: who wants it must look again
  /// before it is asked for later, also where it was refused for the account's pace. It is valid for a minute, so that
  /// one that was held up on its way cannot undo what a later call has done; less where `expires` says so or `end` comes
  /// sooner, a time of the server's clock, after which nothing is sent.
  package func change(_ command: String, _ parameters: [Parameter], validUntil end: Double = .infinity)
    throws(CloudError) -> Answer
  {
    try change(APICall(command, parameters, isChange: true), .json, validUntil: end, patience: 0)
  }

  /// Either, as the call says; a person's change waits for the account's turn. One that may be the very first call goes
  /// twice where only a wrong idea of the server's clock had it refused.
  func perform<Content>(_ call: APICall, _ form: AnswerForm<Content>) throws(CloudError) -> Content {
    call.isChange
      ? try change(call, form, validUntil: .infinity, patience: Self.longestHold, attempts: 2) : try read(call, form)
  }

  /// A read that is not worth any waiting: trouble that may pass is its end.
  func readOnce(_ command: String) throws(CloudError) -> Answer {
    try read(APICall(command, isChange: false), .json, attempts: 1)
  }

  /// - Parameter attempts: where trouble may pass; whoever has one only does not wait for the account's turn either.
  private func read<Content>(
    _ call: APICall, _ form: AnswerForm<Content>, attempts: Int = Client.attempts
  ) throws(CloudError) -> Content {
    let exchange = try opened()
    var (attempt, patience) = (1, attempts > 1 ? Self.longestHold : 0)
    while true {
      let failure: ReplyFailure
      do throws(ReplyFailure) {
        return try sendInTurn(&patience) { () throws(ReplyFailure) -> Content in
          try send(call, form, validUntil: .infinity, by: exchange)
        }
      } catch {
        failure = error
      }
      let most = failure.again == .byRightClock ? Self.attempts : attempts
      guard attempt < most, let pause = pause(failure.again, after: attempt) else {
        throw CloudError(command: call.command, cause: failure.cause)
      }
      environment.sleep(pause)
      guard !environment.isInterrupted() else { throw CloudError(command: call.command, cause: .interrupted) }
      attempt += 1
    }
  }

  /// - Parameters:
  ///   - patience: seconds for the account's turn.
  ///   - attempts: where the server's clock is all that was wrong.
  private func change<Content>(
    _ call: APICall, _ form: AnswerForm<Content>, validUntil end: Double, patience: Double, attempts: Int = 1
  ) throws(CloudError) -> Content {
    let exchange = try opened()
    var patience = patience
    let failure: ReplyFailure
    do throws(ReplyFailure) {
      return try sendInTurn(&patience) { () throws(ReplyFailure) -> Content in
        guard serverTime < end else { throw ReplyFailure(cause: .tooLate, again: .never) }
        return try send(call, form, validUntil: min(end, serverTime + Self.changeValidity), by: exchange)
      }
    } catch {
      failure = error
    }
    guard attempts > 1, failure.again == .byRightClock else {
      throw CloudError(command: call.command, cause: failure.cause)
    }
    return try change(call, form, validUntil: end, patience: patience, attempts: attempts - 1)
  }

  /// libcurl and its libraries, made ready for the first call and not before: that takes milliseconds in which somebody
  /// else may already work. Throws `.misconfigured` where the file of authorities cannot be read.
  private func opened() throws(CloudError) -> (Request) -> Exchange {
    if let exchange { return exchange }
    let connection = try Connection(endpoint: endpoint, timeout: timeout, caFile: caFile, environment: environment)
    let made = { connection.transport.exchange($0) }
    exchange = made
    return made
  }

  /// Seconds to wait before the next attempt; nil where there is none.
  private func pause(_ again: Again, after attempt: Int) -> Double? {
    switch again {
    case .never, .throttled: nil
    case .byRightClock: 0
    case .afterBackOff: 0.5 * Double(1 << (attempt - 1))
    }
  }

  private func send<Content>(
    _ call: APICall, _ form: AnswerForm<Content>, validUntil end: Double, by exchange: (Request) -> Exchange
  ) throws(ReplyFailure) -> Content {
    let believedTime = serverTime
    let expiry = min(end, believedTime + Double(expires))
    let query = signedQuery(call.command, call.parameters, response: form.name, expiringAt: expiry)
    let request = Request(query: query, isChange: call.isChange, prefersPost: call.prefersPost)
    let exchange = exchange(request)
    environment.trace?(RequestTrace(call, isPost: request.isPost, exchange: exchange))
    clockOffset = exchange.date.map { $0 - environment.now() } ?? clockOffset
    do throws(ReplyFailure) { return try content(of: exchange, form) } catch {
      throw mended(error, expectedDate: believedTime, date: exchange.date)
    }
  }

  private func signedQuery(
    _ command: String, _ parameters: [Parameter], response: String, expiringAt expiry: Double
  ) -> String {
    var all: [Parameter] =
      [("apiKey", credentials.apiKey), ("command", command), ("response", response)] + parameters
    if expires > 0 { all += [("signatureVersion", "3"), ("expires", Timestamp.text(expiry))] }
    return Signature.signedQuery(all, secretKey: credentials.secretKey)
  }

  private func content<Content>(of exchange: Exchange, _ form: AnswerForm<Content>) throws(ReplyFailure) -> Content {
    switch exchange.outcome {
    case .success(let reply):
      try form.read(reply, exchange.date.map { $0 - environment.now() })
    case .failure(let failure):
      throw ReplyFailure(cause: failure.cause, again: failure.mayTryAgain ? .afterBackOff : .never)
    }
  }

  /// The failure without our keys in its text; and a 401 that a wrong idea of the server's clock explains is worth
  /// another attempt, since that idea is right now.
  private func mended(_ failure: ReplyFailure, expectedDate: Double, date: Double?) -> ReplyFailure {
    switch failure.cause {
    case .unauthorized(let text, let skew):
      // A change is valid for 60 s, of which its way takes some, and the header tells whole seconds only.
      let clockExplains = expires > 0 && abs((date ?? expectedDate) - expectedDate) > 50
      return ReplyFailure(
        cause: .unauthorized(text: credentials.redacting(text), clockSkew: skew),
        again: clockExplains ? .byRightClock : .never)
    case .refused(let code, let text):
      return ReplyFailure(cause: .refused(code: code, text: credentials.redacting(text)), again: failure.again)
    case .untrusted, .notSent, .noAnswer, .misconfigured, .interrupted:
      return failure
    }
  }
}
