import CloudSimulator
import Foundation
import Synchronization

/// Appends requests to a file, one JSON object a line, each written as a whole.
final class RequestLogFile: Sendable {
  private let file: Mutex<FileHandle>

  init(path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    file = Mutex(handle)
  }

  func append(_ request: LoggedRequest) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    file.withLock { handle in
      do {
        try handle.write(contentsOf: encoder.encode(request) + Data("\n".utf8))
      } catch {
        fatalError("cannot write the request log: \(error)")
      }
    }
  }
}
