#if os(Linux)
  import Foundation

  /// Starts a program and waits for its end, on this thread and without polling: a campaign starts thousands.
  enum Spawned {
    /// - Parameters:
    ///   - output: a file for both output and errors, in their order.
    ///   - started: is told the process's id.
    /// - Returns: the exit status, or the signal's number where one killed it.
    static func run(
      _ command: [String], environment: [String: String], output: String, started: (pid_t) -> Void
    ) throws -> (status: Int32, isKilled: Bool) {
      var files = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&files)
      defer { posix_spawn_file_actions_destroy(&files) }
      posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
      posix_spawn_file_actions_adddup2(&files, 1, 2)
      let arguments = command.map { strdup($0) } + [nil]
      let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
      defer { for text in arguments + variables { free(text) } }
      var process = pid_t()
      let error = posix_spawn(&process, command[0], &files, nil, arguments, variables)
      guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .ENOENT) }
      started(process)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7f
      return signal == 0 ? ((status >> 8) & 0xff, false) : (signal, true)
    }
  }
#endif
