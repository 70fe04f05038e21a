import CCurl
import CloudSimulator

@testable import CloudStack

/// From a client's request to the simulated cloud's wire and back, as libcurl would tell of it.
enum Network {
  /// Seconds for a whole request, as the rc file has it.
  static let timeout = 30.0
  /// Seconds that an answer takes where nothing is wrong.
  static let latency = 0.1

  static func wire(_ request: CloudStack.Request) -> CloudSimulator.Request {
    guard request.isChange else { return CloudSimulator.Request(query: request.query) }
    return CloudSimulator.Request(
      method: "POST", headers: ["content-type": "application/x-www-form-urlencoded; charset=UTF-8"],
      body: Array(request.query.utf8))
  }

  /// What the client sees of a delivery to a request that left at `sent`.
  static func exchange(_ delivery: Delivery, of request: CloudStack.Request, sentAt sent: Double) -> Exchange {
    switch delivery {
    case .dropped(let seconds):
      return failure(seconds > timeout ? CURLE_OPERATION_TIMEDOUT : CURLE_GOT_NOTHING, request, after: seconds)
    case .cutOff(let response, _):
      return failure(CURLE_PARTIAL_FILE, request, after: latency, date: date(of: response, sent))
    case .trickle(let response, let rate):
      return whole(response, of: request, after: Double(response.body.count) / rate, sent)
    case .answer(let response, let seconds):
      return whole(response, of: request, after: seconds, sent)
    }
  }

  private static func whole(
    _ response: Response, of request: CloudStack.Request, after seconds: Double, _ sent: Double
  ) -> Exchange {
    let date = date(of: response, sent)
    guard seconds <= timeout else { return failure(CURLE_OPERATION_TIMEDOUT, request, after: timeout, date: date) }
    let redirect = (300..<400).contains(response.status) ? response.headers["Location"] : nil
    return Exchange(
      outcome: .success(Reply(status: response.status, body: response.body, redirect: redirect)), date: date,
      seconds: max(seconds, latency))
  }

  /// No connection was made: certainly nothing was sent.
  static func lost(_ request: CloudStack.Request) -> Exchange {
    failure(CURLE_COULDNT_CONNECT, request, after: 1, bytesSent: 0)
  }

  private static func failure(
    _ code: CURLcode, _ request: CloudStack.Request, after seconds: Double, date: Double? = nil, bytesSent: Int = 100
  ) -> Exchange {
    let failure = TransportFailure(
      code: code, detail: "code \(code.rawValue)", bytesSent: bytesSent, isChange: request.isChange, isTooLarge: false,
      seconds: timeout, verificationResult: 0)
    return Exchange(outcome: .failure(failure), date: date, seconds: min(seconds, timeout))
  }

  private static func date(of response: Response, _ sent: Double) -> Double? {
    response.headers["Date"] == nil ? nil : sent.rounded(.down)
  }
}
