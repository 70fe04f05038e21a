#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A system call that failed, and why.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  package let call: String
  package let code: Int32

  package init(_ call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// Reads errno, so it must be made before any other call.
  package static func last(_ call: String) -> SystemError {
    SystemError(call, code: errno)
  }

  /// Whether there is nothing at the path that the call was about.
  package var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// This user may not.
  package var isForbidden: Bool { code == EACCES }

  /// Whether a signal ended it.
  package var isInterruption: Bool { code == EINTR }

  /// Whether the process, or the machine, has as many files open as it may.
  package var isExhaustion: Bool { code == EMFILE || code == ENFILE }

  /// Whether the disk, or the user's share of it, has no room left for a file or its name.
  package var isFull: Bool { code == ENOSPC || code == EDQUOT }

  /// Whether the process may not make a file so large.
  package var isSizeLimit: Bool { code == EFBIG }

  /// The system's words for the code, in the style of our messages.
  package var reason: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }

  package var description: String { "\(call): \(reason)" }
}
