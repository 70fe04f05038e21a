import Foundation
import Testing

/// Design section 2: the decision and the next step depend on nothing.
@Suite struct PurityTests {
  @Test func `no file of Scaling has an import line`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Scaling")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".swift") }
    #expect(names.contains("Decision.swift"))
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let imports = text.split(separator: "\n").filter { $0.split(separator: " ").contains("import") }
      #expect(imports == [], "\(name)")
    }
  }
}
