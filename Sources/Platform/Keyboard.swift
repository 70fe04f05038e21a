#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard input with a person behind it.
package enum Keyboard {
  /// Why no line was read.
  package enum Ending: Error {
    /// The input is over: Ctrl-D, or a file's end.
    case closed
    /// SIGINT or SIGTERM; ``Interruption/watch()`` must have been called, or the process just dies.
    case interrupted
  }

  /// Whether standard input is a terminal.
  package static var isThere: Bool { isatty(STDIN_FILENO) == 1 }

  /// One line, without its end. Nothing is read beyond it.
  package static func line() throws(Ending) -> String {
    var bytes: [UInt8] = []
    while true {
      try waitForInput()
      var byte: UInt8 = 0
      let count = unsafe read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else {
        guard bytes.isEmpty else { break }
        throw .closed
      }
      if byte == UInt8(ascii: "\n") { break }
      bytes.append(byte)
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A signal may come just before the read that it should end, or to another thread: so the flag is looked at all the
  /// time that a person takes.
  private static func waitForInput() throws(Ending) {
    let limits = Limits(deadline: Deadline(in: .infinity), isInterrupted: { Interruption.isRequested })
    guard limits.wait(reading: [STDIN_FILENO]) == .ready else { throw .interrupted }
  }

  /// One line that the terminal does not show, however it ends.
  ///
  /// - Parameter prompt: asks for it, once nothing is shown any more: an answer may come at once.
  package static func secretLine(asking prompt: () -> Void) throws(Ending) -> String {
    var usual = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &usual) == 0 else {
      prompt()
      return try line()
    }
    var silent = usual
    silent.c_lflag &= ~tcflag_t(ECHO)
    silent.ignoreStops()
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &silent)
    defer { unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &usual) }
    prompt()
    return try line()
  }
}

extension termios {
  /// Ctrl-Z and Ctrl-\ leave without a word to us: a shell would take the terminal back as it is, and after `fg` show
  /// what is typed.
  fileprivate mutating func ignoreStops() {
    // _POSIX_VDISABLE, which is a cast or a character that Swift does not import.
    #if canImport(Darwin)
      let none: UInt8 = 0xFF
      let keys = [VSUSP, VDSUSP, VQUIT]
    #else
      let none: UInt8 = 0
      let keys = [VSUSP, VQUIT]
    #endif
    unsafe withUnsafeMutableBytes(of: &c_cc) { characters in
      for key in keys { unsafe characters[Int(key)] = none }
    }
  }
}
