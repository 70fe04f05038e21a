/// Why a call brought no usable answer: which command, and what happened to it.
package struct CloudError: Error, Equatable, Sendable {
  package let command: String
  package let cause: Cause

  /// The same, where another command was asked on behalf of this one.
  package func told(of command: String) -> CloudError { CloudError(command: command, cause: cause) }

  /// What is known of the request's fate. The whole program's safety rests on three of these being told apart:
  /// certainly never sent, perhaps carried out, answered with an error.
  package enum Cause: Equatable, Sendable {
    /// The API answered with an error envelope, whatever the HTTP status (reference, section 3.5).
    case refused(code: Int, text: String)
    /// 401. `clockSkew`: seconds that the server's clock is ahead of this machine's, nil where it showed no date.
    case unauthorized(text: String, clockSkew: Double?)
    /// The server's certificate does not hold; nothing was sent.
    case untrusted(CertificateProblem, detail: String)
    /// The connection was never made: no byte of the request left.
    case notSent(detail: String, hint: String?)
    /// It was sent, and what the server made of it is unknown: a change may have been carried out.
    case noAnswer(detail: String, hint: String?)
    /// The rc file names something that libcurl cannot work with: the URL, the certificate file.
    case misconfigured(detail: String, hint: String)
    /// A signal ended a read, or a change before anything of it was sent.
    case interrupted
  }

  /// Whether it is this one command that the cloud does not have, or not for this user: neither says anything of the key
  /// or of other commands. From 4.11 on some say so by the 401 of a wrong key (reference, section 3.5).
  package var isForbidden: Bool {
    switch cause {
    case .refused(432, _): true
    case .unauthorized(let text, _): text.contains("not available for user")
    case .refused, .untrusted, .notSent, .noAnswer, .misconfigured, .interrupted: false
    }
  }

  /// One line: which command, what was found.
  package var message: String {
    let found =
      switch cause {
      case .refused(let code, let text): "the cloud answered with error \(code): \(text)"
      case .unauthorized(let text, _) where isForbidden: "the cloud refused the command (401): \(text)"
      case .unauthorized(let text, let skew):
        "the cloud refused the key or the signature (401): \(text)\(Self.words(skew))"
      case .untrusted(_, let detail): "the server's certificate is not trusted: \(detail)"
      case .notSent(let detail, _), .noAnswer(let detail, _), .misconfigured(let detail, _): detail
      case .interrupted: "interrupted by a signal"
      }
    return "\(command): \(found)"
  }

  /// What to do about it, where that is known.
  package var hint: String? {
    switch cause {
    case _ where isForbidden:
      "the cloud has no command of that name, or none for this user: its operator knows, and may change the role"
    case .unauthorized(_, let skew) where Self.isWorthNaming(skew):
      "set this machine's clock, then check api_key and secret_key in [account]"
    case .unauthorized:
      "check api_key and secret_key in [account]; the user may be disabled, or this address not allowed"
    case .untrusted(let problem, _): problem.hint
    case .notSent(_, let hint), .noAnswer(_, let hint): hint
    case .misconfigured(_, let hint): hint
    case .refused, .interrupted: nil
    }
  }

  private static func isWorthNaming(_ skew: Double?) -> Bool { abs(skew ?? 0) > 60 }

  private static func words(_ skew: Double?) -> String {
    guard let skew, isWorthNaming(skew) else { return "" }
    let seconds = Int(abs(skew).rounded())
    return "; this machine's clock is \(seconds) s \(skew > 0 ? "behind" : "ahead of") the server's"
  }
}

extension CloudError.Cause {
  /// `detail` is libcurl's word for it.
  static func noConnection(_ detail: String) -> Self {
    .notSent(
      detail: "no connection to the API, nothing was sent: \(detail)",
      hint: "check host in [account], the network, and proxies in the environment: env | grep -i proxy")
  }

  /// Somebody is there, and no encryption was agreed on.
  static func noTLS(_ detail: String) -> Self {
    .notSent(
      detail: "no TLS connection to the API, nothing was sent: \(detail)",
      hint: "does that port speak TLS? host in [account] begins with http:// where it does not")
  }

  /// A change whose time was over: a machine that slept, or a disk that did not answer.
  static let tooLate = notSent(detail: "nothing was sent: the time in which it may take effect is over", hint: nil)
}
