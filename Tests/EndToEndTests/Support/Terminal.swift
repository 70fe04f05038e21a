import Foundation
import Synchronization

/// A pseudo-terminal: a program writes to one end, and the test reads what a person would see from the other.
final class Terminal: Sendable {
  struct Failure: Error {}

  /// The program's end.
  let device: FileHandle
  private let screen: FileHandle
  private let seen = Mutex(Data())

  init() throws {
    var ends: (screen: Int32, device: Int32) = (-1, -1)
    guard openpty(&ends.screen, &ends.device, nil, nil, nil) == 0 else { throw Failure() }
    (screen, device) = (FileHandle(fileDescriptor: ends.screen), FileHandle(fileDescriptor: ends.device))
    let number = ends.screen
    Thread.detachNewThread { [weak self] in
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(number, &buffer, buffer.count), count > 0 {
        self?.seen.withLock { $0.append(contentsOf: buffer[..<count]) }
      }
      close(number)
    }
  }

  deinit { try? device.close() }

  /// All bytes so far.
  var text: String { seen.withLock { String(decoding: $0, as: UTF8.self) } }

  /// What stands on the screen, line by line, without the times: what was rewritten is gone.
  var lines: [String] {
    text.split(separator: "\r\n").map { line in
      let shown = line.components(separatedBy: "\r\u{1B}[K").last ?? ""
      return String(shown.dropFirst("2026-11-21 17:27:52 ".count))
    }
  }
}
