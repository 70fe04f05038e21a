#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output and standard error, written without a buffer.
package enum StandardStream: Equatable, Sendable {
  case standardOutput
  case standardError

  /// Writes the text in one call where the system takes it whole, so that lines of two processes do not mix.
  ///
  /// - Parameter patience: seconds for which a reader that has stopped reading is waited for, each time.
  /// - Returns: false where it could not be written: a full disk, a closed pipe, a reader that sleeps for longer than
  ///   that, or while a signal asks the program to end.
  package func write(_ text: String, patience: Double = .infinity) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      let most = patience < .infinity && isPipe ? Int(PIPE_BUF) : bytes.count
      while written < bytes.count {
        guard isTaking(patience) else { return false }
        let count = unsafe systemWrite(descriptor, bytes.baseAddress! + written, min(most, bytes.count - written))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }

  /// Waits for a reader that has stopped reading; no more than a second once a signal asks the program to end.
  private func isTaking(_ patience: Double) -> Bool {
    let limits = Limits(deadline: Deadline(in: patience), isInterrupted: { Interruption.isRequested })
    switch limits.wait(writing: [descriptor]) {
    case .ready: return true
    case .deadlinePassed: return isReady(within: 0)
    case .interrupted: return isReady(within: min(1, patience))
    }
  }

  private func isReady(within seconds: Double) -> Bool {
    var descriptors = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
    return unsafe poll(&descriptors, 1, Int32(seconds * 1000)) > 0
  }

  /// Whether a write of more than PIPE_BUF bytes may wait for the reader in the call itself (pipe(7)), which no patience
  /// ends.
  private var isPipe: Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Puts something that reads as empty and takes no byte in the place of standard streams that are closed.
  ///
  /// The first file or connection that is opened would get such a stream's number, and so our log. To be called before
  /// anything is opened.
  package static func keepPlaces() {
    // open(2) gives the lowest number that is free.
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// Whether a person reads it.
  package var isTerminal: Bool {
    isatty(descriptor) == 1
  }

  /// How many columns the terminal has; nil where it is none, or does not tell.
  package var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private var descriptor: Int32 {
    switch self {
    case .standardOutput: STDOUT_FILENO
    case .standardError: STDERR_FILENO
    }
  }
}

/// `write`, which inside the type would mean its own method.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
