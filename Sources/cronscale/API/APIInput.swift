import CloudStack
import Platform

extension APIWords.Parameter.Value {
  /// Bytes that no cloud takes more of (reference, section 1.2: 2 MiB at most).
  private static let limit = 4 << 20

  /// The value to send: a text, or what a file holds, unchanged.
  /// - Parameter patience: how long a pipe or a terminal is waited for.
  func read(home: String?, of name: String, within patience: Limits) throws(Failure) -> String {
    switch self {
    case .text(let text): text
    case .file(let path): try Self.read(path.expanded(home), name: "\(name)=@\(path)", patience)
    case .standardInput: try Self.read("/dev/stdin", name: "\(name)=@-", patience)
    }
  }

  private static func read(_ path: String, name: String, _ patience: Limits) throws(Failure) -> String {
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: path, limit: limit + 1, within: patience) } catch {
      guard !error.isInterruption else { throw Failure(.unfinished, "\(name): interrupted by a signal") }
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
