internal import CCurl

/// One request, signed.
struct Request {
  let query: String
  /// A change goes by POST over a connection of its own, a read over one that is kept, by GET where it is short.
  let isChange: Bool
  var prefersPost = false

  /// Bytes from which on proxies may refuse a URL, the endpoint's own part aside (reference, section 1.2).
  private static let longestQuery = 1_900

  var isPost: Bool { isChange || prefersPost || query.utf8.count > Self.longestQuery }
}

/// One answer, whatever it says.
struct Reply: Equatable {
  let status: Int
  let body: [UInt8]
  /// Where a 3xx points to, without its query.
  var redirect: String?
}

/// What came of one request, and what of it is known even where it failed.
struct Exchange {
  let outcome: Result<Reply, TransportFailure>
  /// The Date header, in seconds since 1970.
  let date: Double?
  let seconds: Double
}

/// Sends requests to one endpoint. Never follows a redirect, never sends a cookie, always verifies certificates.
struct Transport: ~Copyable {
  private let handle: EasyHandle
  private let formHeaders: HeaderList
  private let endpoint: String
  /// Of a whole request, from the name's resolution to the body's last byte.
  private let milliseconds: Int
  private let trustStore: TrustStore
  private let isInterrupted: () -> Bool

  /// 5,000 machines make some 8 MB; more than this is no answer.
  static let largestBody = 32 << 20

  init(endpoint: String, timeout: Double, trustStore: TrustStore, isInterrupted: @escaping () -> Bool)
    throws(CurlProblem)
  {
    let handle = try EasyHandle()
    // Without the charset old servers read the body as ISO-8859-1 (reference, section 1.3). An empty Expect keeps
    // libcurl from asking first, and from sending the body again after a 417.
    let formHeaders = try HeaderList([
      "Content-Type: application/x-www-form-urlencoded; charset=UTF-8", "Expect:",
    ])
    self.handle = handle
    self.formHeaders = formHeaders
    self.endpoint = endpoint
    milliseconds = max(1, Int((timeout * 1000).rounded(.up)))
    self.trustStore = trustStore
    self.isInterrupted = isInterrupted
  }

  func exchange(_ request: Request) -> Exchange {
    let receiver = Receiver(limit: Self.largestBody) { [isInterrupted] bytesSent in
      // A change on its way is waited for: cut off, nobody would know whether it was carried out.
      isInterrupted() && (!request.isChange || bytesSent == 0)
    }
    do throws(CurlProblem) { try configure(for: request) } catch {
      return Exchange(outcome: .failure(.unconfigured(handle.explanation(of: error.code))), date: nil, seconds: 0)
    }
    let outcome: Result<Reply, TransportFailure>
    do throws(CurlProblem) {
      try handle.perform(into: receiver)
      outcome = .success(
        Reply(status: handle.integer(CURLINFO_RESPONSE_CODE), body: receiver.body, redirect: redirect))
    } catch {
      outcome = .failure(failure(error.code, of: request, receiver))
    }
    return Exchange(outcome: outcome, date: receiver.date, seconds: handle.seconds(CURLINFO_TOTAL_TIME_T))
  }

  private func configure(for request: Request) throws(CurlProblem) {
    try handle.reset()
    try handle.set(CURLOPT_NOSIGNAL, true)
    try handle.set(CURLOPT_NOPROGRESS, false)
    try handle.set(CURLOPT_TIMEOUT_MS, milliseconds)
    try handle.set(CURLOPT_USERAGENT, "cronscale")
    // HTTP/2 would let libcurl send a request again that the server's connection refused.
    try handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    // A proxy's own answers, with the proxy's Date, are not the cloud's.
    try handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    try trustStore.apply(to: handle)
    try request.isPost ? configurePost(request.query) : configureGet(request.query)
    if request.isChange { try configureOwnConnection() }
  }

  private func configureGet(_ query: String) throws(CurlProblem) {
    try handle.set(CURLOPT_URL, endpoint + "?" + query)
  }

  private func configurePost(_ query: String) throws(CurlProblem) {
    try handle.set(CURLOPT_URL, endpoint)
    try handle.set(CURLOPT_POSTFIELDSIZE, query.utf8.count)
    try handle.set(CURLOPT_COPYPOSTFIELDS, query)
    try handle.setHeaders(formHeaders)
  }

  /// libcurl sends a request again by itself, a POST too, when a reused connection dies before the answer's first
  /// byte (curl's lib/transfer.c, Curl_retry_request): hence a connection of its own.
  private func configureOwnConnection() throws(CurlProblem) {
    try handle.set(CURLOPT_FRESH_CONNECT, true)
    try handle.set(CURLOPT_FORBID_REUSE, true)
  }

  private var redirect: String? {
    handle.text(CURLINFO_REDIRECT_URL).map { String($0.prefix { $0 != "?" }) }
  }

  private func failure(_ code: CURLcode, of request: Request, _ receiver: Receiver) -> TransportFailure {
    TransportFailure(
      code: code, detail: handle.explanation(of: code),
      bytesSent: handle.integer(CURLINFO_REQUEST_SIZE), isChange: request.isChange,
      isTooLarge: receiver.isTooLarge, seconds: Double(milliseconds) / 1000,
      verificationResult: handle.integer(CURLINFO_SSL_VERIFYRESULT))
  }
}
