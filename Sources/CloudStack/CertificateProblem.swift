/// What is wrong with a server's certificate, as far as the mend differs.
package enum CertificateProblem: Equatable, Sendable {
  case unknownIssuer, expired, notYetValid, wrongName, other

  /// From OpenSSL's verification result (X509_V_ERR_… of x509_vfy.h), which knows nothing of names: libcurl compares
  /// those itself and says so in its text.
  init(verificationResult: Int, detail: String) {
    switch verificationResult {
    case 2, 18, 19, 20, 21: self = .unknownIssuer
    case 9: self = .notYetValid
    case 10: self = .expired
    default: self = detail.contains("host name") || detail.contains("hostname") ? .wrongName : .other
    }
  }

  /// The mend.
  var hint: String {
    switch self {
    case .unknownIssuer:
      "if the cloud has a certificate authority of its own, name its PEM file as ca_file in [account]"
    case .expired: "the cloud's operator has to renew it, unless this machine's clock is wrong: date"
    case .notYetValid: "check this machine's clock: date"
    case .wrongName: "write a name that the certificate was made for into host in [account]"
    case .other: "ask the cloud's operator; verification cannot be turned off"
    }
  }
}
