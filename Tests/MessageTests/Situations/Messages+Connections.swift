import CCurl

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// Requests that did not come through; `detail` is libcurl's own word for it.
  private static func request(
    _ situation: String, _ code: CURLcode, _ detail: String, bytesSent: Int = 0, isTooLarge: Bool = false,
    verificationResult: Int = 0
  ) -> Entry {
    let failure = TransportFailure(
      code: code, detail: detail, bytesSent: bytesSent, isChange: false, isTooLarge: isTooLarge, seconds: 30,
      verificationResult: verificationResult)
    return request(situation, failure)
  }

  private static func request(_ situation: String, _ failure: TransportFailure) -> Entry {
    let client = Client(answering: { _ in Exchange(outcome: .failure(failure), date: nil, seconds: 0) })
    return Entry(situation, failures { _ = try client.members(ofRule: "64330") })
  }

  static func connections() -> Chapter {
    let timeOut = "Operation timed out after 30001 milliseconds with 0 bytes received"
    return Chapter(
      "the connection to the cloud",
      [
        request("no such host", CURLE_COULDNT_RESOLVE_HOST, "Could not resolve host: cloud.example.com"),
        request(
          "nobody listens", CURLE_COULDNT_CONNECT, "Failed to connect to cloud.example.com port 443: Connection refused"
        ),
        request(
          "https, and a server that speaks plain http", CURLE_SSL_CONNECT_ERROR,
          "OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to cloud.example.com:8080"),
        request("no connection in time", CURLE_OPERATION_TIMEDOUT, "Connection timed out after 30001 milliseconds"),
        request("no answer in time", CURLE_OPERATION_TIMEDOUT, timeOut, bytesSent: 400),
        request("the connection breaks", CURLE_RECV_ERROR, "Recv failure: Connection reset by peer", bytesSent: 400),
        request(
          "something that is no web server", CURLE_WEIRD_SERVER_REPLY, "Received HTTP/0.9 when not allowed",
          bytesSent: 400),
        request(
          "an answer of many megabytes", CURLE_WRITE_ERROR, "Failure writing output to destination", bytesSent: 400,
          isTooLarge: true),
        request("libcurl does not take the URL", CURLE_URL_MALFORMAT, "URL using bad/illegal format or missing URL"),
        request("libcurl is too old", .unconfigured("An unknown option was passed in to libcurl")),
        Entry("libcurl does not start", Failure(CloudError.noLibrary)),
        request("a signal comes during a request", CURLE_ABORTED_BY_CALLBACK, "Callback aborted", bytesSent: 400),
      ])
  }

  static func certificates() -> Chapter {
    func row(_ situation: String, _ result: Int, _ detail: String) -> Entry {
      request(situation, CURLE_PEER_FAILED_VERIFICATION, detail, verificationResult: result)
    }
    let problem = "SSL certificate problem:"
    return Chapter(
      "certificates",
      [
        row("nobody that this machine trusts issued it", 20, "\(problem) unable to get local issuer certificate"),
        row("it has expired", 10, "\(problem) certificate has expired"),
        row("it is not valid yet", 9, "\(problem) certificate is not yet valid"),
        row(
          "it is another host's", 0,
          "SSL: no alternative certificate subject name matches target host name 'cloud.example.com'"),
        row("it is wrong in another way", 24, "\(problem) invalid CA certificate"),
        request(
          "ca_file holds something else", CURLE_SSL_CACERT_BADFILE, "error adding trust anchors from file: ca.pem"),
        Entry(
          "ca_file cannot be read",
          failures { _ = try Client(caFile: "/home/ops/no/ca.pem", answering: nil).members(ofRule: "64330") }),
        Entry(
          "ca_file is a folder",
          failures { _ = try Client(caFile: "/usr/lib", answering: nil).members(ofRule: "64330") }),
      ])
  }
}
