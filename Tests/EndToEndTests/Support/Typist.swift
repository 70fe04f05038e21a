import Foundation
import Synchronization

/// A person at a terminal who has started the built program there, and answers what it asks.
final class Typist: Sendable {
  let terminal: Terminal
  private let process: pid_t
  private let output: URL
  /// How much of the screen's text has been read.
  private let position = Mutex(0)
  private let ending = Ending()

  /// Shared with the thread that waits for the program, which must not keep its person alive.
  private final class Ending: Sendable {
    let status = Mutex(Int32?.none)
  }

  /// The program's questions come to the terminal; its standard output goes to a file, as with `| tee`.
  init(_ arguments: [String], in folder: URL, environment: [String: String]) throws {
    terminal = try Terminal()
    output = FileManager.default.temporaryDirectory.appending(path: "cronscale-typist-\(UUID().uuidString)")
    process = try Self.start(
      [Program.products.appending(path: "cronscale").path] + arguments, at: terminal.path, output: output.path,
      in: folder, environment: environment)
    Thread.detachNewThread { [process, ending] in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      ending.status.withLock { [status] in $0 = status }
    }
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: output)
  }

  private var hasEnded: Bool { ending.status.withLock { $0 != nil } }

  /// What a test has no more use for must not live on: it has inherited what other servers wait for the end of.
  private func stop() {
    if !hasEnded { kill(process, SIGKILL) }
  }

  /// Waits until the program has asked, then types the answer and Enter.
  func answer(_ prompt: String, _ text: String = "") async throws {
    try await wait(for: prompt)
    terminal.type(text + "\n")
  }

  /// Waits for a text that was not there at the last answer.
  func wait(for text: String) async throws {
    do {
      try await until { self.range(of: text) != nil || self.hasEnded }
    } catch is Impatience {}
    guard let found = range(of: text) else {
      stop()
      throw Unasked(wanted: text, screen: terminal.text)
    }
    position.withLock { $0 = found }
  }

  /// The program did something else.
  struct Unasked: Error {
    let wanted: String
    let screen: String
  }

  /// Where a text ends that stands behind what has been read.
  private func range(of text: String) -> Int? {
    let screen = Array(terminal.text.utf8)
    let start = position.withLock { $0 }
    return screen[start...].firstRange(of: Array(text.utf8))?.upperBound
  }

  /// Waits until the program has ended.
  ///
  /// - Returns: the exit status, minus the signal's number where one killed it; and what went to standard output.
  func finished() async throws -> (status: Int32, output: String) {
    do { try await until { self.hasEnded } } catch {
      stop()
      throw Unasked(wanted: "its end", screen: terminal.text)
    }
    try await terminal.close()
    let status = ending.status.withLock { $0 ?? 0 }
    let signal = status & 0x7f
    return (signal == 0 ? (status >> 8) & 0xff : -signal, try String(contentsOf: output, encoding: .utf8))
  }

  /// In a session of its own, whose terminal this is: so Ctrl-C is a signal to it.
  private static func start(
    _ command: [String], at terminal: String, output: String, in folder: URL, environment: [String: String]
  ) throws -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    let whole = ["/usr/bin/env", "-C", folder.path, "setsid", "-c"] + command
    let arguments = whole.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process = pid_t()
    let error = posix_spawn(&process, whole[0], &files, nil, arguments, variables)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .ENOENT) }
    return process
  }
}
