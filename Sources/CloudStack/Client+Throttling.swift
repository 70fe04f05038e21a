extension Client {
  /// Sends when the account's turn has come, and again whenever it was refused for the account's pace.
  ///
  /// - Parameter patience: seconds that may still pass with that. A server that names more is not waited for, and by
  ///   whoever has none left the call is sent all the same, so that the server's own words end it.
  func sendInTurn<Content>(
    _ patience: inout Double, _ send: () throws(ReplyFailure) -> Content
  ) throws(ReplyFailure) -> Content {
    while true {
      let start = environment.uptime()
      try awaitTurn(patience)
      do throws(ReplyFailure) { return try send() } catch {
        let now = environment.uptime()
        patience -= now - start
        guard case .throttled(let seconds) = error.again else { throw error }
        // Those who will not wait tell the others, too.
        environment.throttle.hold(for: seconds, at: now)
        guard max(seconds, environment.throttle.secondsLeft(at: now)) <= patience else { throw error }
      }
    }
  }

  /// Another client may be told to wait while this one does.
  private func awaitTurn(_ patience: Double) throws(ReplyFailure) {
    let start = environment.uptime()
    defer { secondsHeld += environment.uptime() - start }
    while case let spent = environment.uptime() - start, spent < patience, secondsUntilTurn > 0 {
      // What is left by rounding would never pass.
      environment.sleep(min(max(secondsUntilTurn, 0.001), patience - spent))
      guard !environment.isInterrupted() else { throw ReplyFailure(cause: .interrupted, again: .never) }
    }
  }

  /// Seconds until the account may be asked again; 0 where it may be now.
  package var secondsUntilTurn: Double { environment.throttle.secondsLeft(at: environment.uptime()) }
}

extension CloudError {
  /// Whether the account has called too often, which is looked at before anything is done (reference, section 2.2).
  package var isThrottled: Bool {
    if case .refused(429, _) = cause { true } else { false }
  }
}
