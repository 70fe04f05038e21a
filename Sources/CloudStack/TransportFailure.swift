internal import CCurl

/// Why no answer came over the wire, and whether a read may try again.
struct TransportFailure: Error, Equatable {
  let cause: CloudError.Cause
  let mayTryAgain: Bool

  private init(_ cause: CloudError.Cause, mayTryAgain: Bool = false) {
    self.cause = cause
    self.mayTryAgain = mayTryAgain
  }

  /// libcurl took an option not, before anything was sent.
  static func unconfigured(_ detail: String) -> TransportFailure {
    TransportFailure(
      .misconfigured(
        detail: "libcurl refused an option: \(detail)",
        hint: "use libcurl 7.77 or later; cronscale --version shows which one it runs on"))
  }

  // Note [Sent or not].
  // A change that was not sent may be forgotten; one that perhaps was must be looked for. "Not sent" is claimed only
  // where it is certain:
  // - the code says that the connection, its TLS handshake or its proxy's was never completed: on a fresh connection
  //   (CURLOPT_FRESH_CONNECT) all of that comes before the request;
  // - or the time ran out, or a signal came, while CURLINFO_REQUEST_SIZE ("the total size of the issued requests",
  //   counted as bytes are handed to the connection) was still 0.
  // CURLINFO_PRETRANSFER_TIME is no help: libcurl sets it when the request has already been handed over (lib/multi.c,
  // before_perform). Everything else, the failed write and the empty answer included, is in doubt.

  /// `seconds` is the request's time limit, `bytesSent` libcurl's CURLINFO_REQUEST_SIZE.
  init(
    code: CURLcode, detail: String, bytesSent: Int, isChange: Bool, isTooLarge: Bool, seconds: Double,
    verificationResult: Int
  ) {
    let nothingSent = bytesSent == 0
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION:
      self.init(.untrusted(.init(verificationResult: verificationResult, detail: detail), detail: detail))
    case CURLE_URL_MALFORMAT,
      CURLE_UNSUPPORTED_PROTOCOL where nothingSent:
      self.init(
        .misconfigured(detail: detail, hint: "host in [account] must be the API's whole URL, http:// or https://"))
    case CURLE_SSL_CACERT_BADFILE:
      self.init(.misconfigured(detail: detail, hint: "ca_file in [account] must be a file of certificates in PEM form"))
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_FAILED_INIT:
      self.init(.noConnection(detail), mayTryAgain: true)
    case CURLE_SSL_CONNECT_ERROR:
      self.init(.noTLS(detail), mayTryAgain: true)
    case CURLE_OPERATION_TIMEDOUT where nothingSent:
      self.init(.noConnection("time was up after \(seconds.inSeconds) (\(detail))"), mayTryAgain: true)
    case CURLE_OPERATION_TIMEDOUT:
      self.init(
        .noAnswer(
          detail: "no whole answer within \(seconds.inSeconds) (\(detail))",
          hint: "the cloud is slow or away; timeout in [account] may be raised"), mayTryAgain: true)
    case CURLE_ABORTED_BY_CALLBACK where nothingSent || !isChange:
      self.init(.interrupted)
    case CURLE_WRITE_ERROR where isTooLarge:
      let limit = Transport.largestBody >> 20
      self.init(.noAnswer(detail: "a huge answer, over \(limit) MiB: no API sends that", hint: Reply.hostHint))
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      self.init(.noAnswer(detail: "no HTTP answer (\(detail))", hint: Reply.hostHint))
    default:
      self.init(
        .noAnswer(
          detail: "the connection broke before the whole answer came (\(detail))", hint: Reply.troubleHint),
        mayTryAgain: true)
    }
  }
}

extension Double {
  /// `30 s` rather than `30.0 s`.
  fileprivate var inSeconds: String { self == rounded() && self < 1e9 ? "\(Int(self)) s" : "\(self) s" }
}
