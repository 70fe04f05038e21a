import CloudStack
import Platform

extension APIWords.Parameter.Value {
  /// Bytes that no cloud takes more of (reference, section 1.2: 2 MiB at most).
  private static let limit = 4 << 20

  /// The value to send: a text, or what a file holds, unchanged.
  func read(home: String?, of name: String) throws(Failure) -> String {
    switch self {
    case .text(let text): text
    case .file(let path): try Self.read(path.expanded(home), name: "\(name)=@\(path)")
    case .standardInput: try Self.read("/dev/stdin", name: "\(name)=@-")
    }
  }

  private static func read(_ path: String, name: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: path, limit: limit + 1) } catch {
      throw .usage(
        "\(name): \(error.reason)", hint: "a value that begins with @ names a file; @@ stands for the sign itself")
    }
    guard bytes.count <= limit else { throw .usage("\(name): it is larger than any cloud takes, over \(limit) bytes") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .usage("\(name): it is no UTF-8, which is all that the API takes", hint: "encode it first: base64 -w 0")
    }
    return text
  }
}

extension String {
  /// A shell leaves the `~` of `name=@~/file` alone.
  fileprivate func expanded(_ home: String?) -> String {
    guard hasPrefix("~/"), let home else { return self }
    return home + dropFirst(1)
  }
}
