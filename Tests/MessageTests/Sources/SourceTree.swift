import Foundation

/// The sources of the product.
enum SourceTree {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// Sentences by file, such as `SSH/Trust.swift`; read once.
  static let sentences = Result { try read() }

  private static func read() throws -> [(file: String, literals: [Literal])] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return try paths.filter { $0.hasSuffix(".swift") && !$0.lowercased().contains("simulator") }.map { path in
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return (path, SwiftLiterals(text).all.filter(\.isSentence))
    }
  }
}
