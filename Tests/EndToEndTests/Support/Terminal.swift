import Foundation
import Synchronization

/// A pseudo-terminal: a program writes to one end, and the test reads what a person would see from the other.
final class Terminal: Sendable {
  struct Failure: Error {}

  /// The program's end.
  let device: FileHandle
  /// By which path a program may open that end, to have it as its controlling terminal.
  let path: String
  private let screen: Int32
  private let seen = Mutex((bytes: Data(), isOver: false))

  init() throws {
    var ends: (screen: Int32, device: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&ends.screen, &ends.device, &name, nil, nil) == 0 else { throw Failure() }
    path = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    (screen, device) = (ends.screen, FileHandle(fileDescriptor: ends.device))
    let number = ends.screen
    Thread.detachNewThread { [weak self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(number, &buffer, buffer.count), count > 0 {
        self?.seen.withLock { $0.bytes.append(contentsOf: buffer[..<count]) }
      }
      self?.seen.withLock { $0.isOver = true }
      Foundation.close(number)
    }
  }

  deinit { try? device.close() }

  /// All bytes so far.
  var text: String { seen.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  /// What stands on the screen, line by line, without the times: what was rewritten is gone.
  var lines: [String] {
    text.split(separator: "\r\n").map { line in
      let shown = line.components(separatedBy: "\r\u{1B}[K").last ?? ""
      return String(shown.dropFirst("2026-11-21 17:27:52 ".count))
    }
  }

  /// Presses the keys of these characters; `\u{3}` is Ctrl-C, `\u{4}` Ctrl-D.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(screen, bytes, bytes.count)
  }

  /// Whether what is typed is shown.
  var echoes: Bool {
    var settings = termios()
    return tcgetattr(screen, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until everything that was written is among the text; nobody else may have the device open any more.
  func close() async throws {
    try device.close()
    try await until { self.seen.withLock(\.isOver) }
  }
}
