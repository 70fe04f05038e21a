import Foundation

/// The sources of the product: without the simulator, and without what is only run when a package is made.
enum SourceTree {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// Sentences by file, such as `SSH/Trust.swift`; read once.
  static let sentences = Result { try read() }

  private static func read() throws -> [(file: String, literals: [Literal])] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    let sources = paths.filter { path in
      path.hasSuffix(".swift") && !path.lowercased().contains("simulator") && !path.hasPrefix("manual-pages/")
    }
    return try sources.map { path in
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return (path, SwiftLiterals(text).all.filter(\.isSentence))
    }
  }
}
