import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// SIGTERM and SIGINT, taken as a wish to end after the step at hand.
package enum Interruption {
  private static let wish = Atomic(false)

  package static var isRequested: Bool {
    wish.load(ordering: .relaxed)
  }

  /// From now on both signals only leave their wish, a closed pipe or a file at its size limit is an error of the write,
  /// not a death, and children can be waited for.
  package static func watch() {
    // Touched before a signal can come: a handler must not be the first to set the flag up.
    _ = isRequested
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { _ in Interruption.wish.store(true, ordering: .relaxed) }
    #if canImport(Darwin)
      unsafe action.__sigaction_u.__sa_handler = handler
    #else
      unsafe action.__sigaction_handler.sa_handler = handler
    #endif
    unsafe sigaction(SIGTERM, &action, nil)
    unsafe sigaction(SIGINT, &action, nil)
    // Whoever started us may have blocked them, and a process inherits that.
    var both = sigset_t()
    unsafe sigemptyset(&both)
    unsafe sigaddset(&both, SIGTERM)
    unsafe sigaddset(&both, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &both, nil)
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    // Where the parent ignored it, and we with it, no child's end could be waited for (wait(2), ECHILD).
    _ = signal(SIGCHLD, SIG_DFL)
  }

  /// Sleeps so many seconds, or until the wish comes.
  package static func sleep(_ seconds: Double) {
    _ = Limits(deadline: Deadline(in: seconds), isInterrupted: { isRequested }).sleep()
  }
}
