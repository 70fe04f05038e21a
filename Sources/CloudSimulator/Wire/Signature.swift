import CCrypto
import Foundation

/// The request signature as the server computes it (2.1 of the reference), written apart from the client's.
package enum Signature {
  /// Names in the order of their UTF-16 units, values encoded as Java's URLEncoder does, all in lower case.
  package static func stringToSign(_ parameters: [String: String]) -> String {
    parameters.filter { $0.key.lowercased() != "signature" }
      .sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      .map { "\($0.key)=\(encoded($0.value))" }
      .joined(separator: "&").lowercased()
  }

  /// HMAC-SHA1 over the string to sign, in base64.
  package static func sign(_ parameters: [String: String], secret: String) -> String {
    let key = Array(secret.utf8)
    let message = Array(stringToSign(parameters).utf8)
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    _ = HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &digest, &length)
    return Data(digest.prefix(Int(length))).base64EncodedString()
  }

  /// Letters, digits and `. - * _` stay; every other byte becomes %XX.
  package static func encoded(_ value: String) -> String {
    var result = ""
    for byte in value.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isAlphabetic && byte < 128 || (48...57).contains(byte)
        || ".-*_".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  /// A query that passes: for tests and for whoever wants to call the simulator by hand.
  package static func signedQuery(_ parameters: [String: String], apiKey: String, secret: String) -> String {
    var all = parameters
    all["apikey"] = apiKey
    all["signature"] = sign(all, secret: secret)
    return all.map { "\(encoded($0.key))=\(encoded($0.value))" }.sorted().joined(separator: "&")
  }
}
