private import CCrypto

/// One parameter of an API call, decoded.
package typealias Parameter = (name: String, value: String)

/// How a request is signed: exactly as the server computes it (reference, section 2.1).
enum Signature {
  /// What goes into the HMAC: sorted by raw name, values encoded, all in lower case.
  static func stringToSign(_ parameters: [Parameter]) -> String {
    sorted(parameters).map { "\($0.name)=\(percentEncoded($0.value))" }.joined(separator: "&").lowercased()
  }

  /// The signature in base64, not yet percent-encoded.
  static func of(_ parameters: [Parameter], secretKey: String) -> String {
    base64(hmacSHA1(stringToSign(parameters), key: secretKey))
  }

  /// The wire form, for a URL or a form body: everything encoded, the signature last.
  static func signedQuery(_ parameters: [Parameter], secretKey: String) -> String {
    let signature = (name: "signature", value: of(parameters, secretKey: secretKey))
    return (sorted(parameters) + [signature])
      .map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
  }

  /// By UTF-16 code units as Java compares, so that upper-case letters come before lower-case ones;
  /// Swift's own order of strings is another.
  private static func sorted(_ parameters: [Parameter]) -> [Parameter] {
    parameters.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
  }

  /// Java's URLEncoder with `%20` for the space: `~` is encoded and `*` is not.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"),
        UInt8(ascii: "_"):
        encoded.append(byte)
      default:
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func hmacSHA1(_ message: String, key: String) -> [UInt8] {
    let (keyBytes, messageBytes) = (Array(key.utf8), Array(message.utf8))
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    let result = unsafe HMAC(
      EVP_sha1(), keyBytes, Int32(keyBytes.count), messageBytes, messageBytes.count, &digest, &length)
    precondition(unsafe result != nil && length == 20, "libcrypto has no HMAC-SHA1 here")
    return digest
  }

  /// A name for what belongs to one user of one endpoint, which shows neither: hexadecimal digits.
  static func fingerprint(endpoint: String, apiKey: String) -> String {
    hmacSHA1(endpoint, key: apiKey).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    // EVP_EncodeBlock writes four characters for each three bytes begun, and a NUL.
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let length = unsafe EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text.prefix(Int(length)), as: UTF8.self)
  }
}

/// A file's name for what is remembered of one user's view of one endpoint; shows neither.
package func fingerprint(endpoint: String, apiKey: String) -> String {
  Signature.fingerprint(endpoint: endpoint, apiKey: apiKey)
}
