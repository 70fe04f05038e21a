extension Client {
  /// Sends when the account's turn has come, and again whenever it was refused for the account's pace.
  ///
  /// - Parameter patience: seconds that may still be waited. A server that names more is not waited for, and by whoever
  ///   has none left the call is sent all the same, so that the server's own words end it.
  func sendInTurn<Content>(
    _ patience: inout Double, _ send: () throws(ReplyFailure) -> Content
  ) throws(ReplyFailure) -> Content {
    while true {
      try awaitTurn(&patience)
      do throws(ReplyFailure) { return try send() } catch {
        guard case .throttled(let seconds) = error.again, seconds <= Self.longestHold else { throw error }
        environment.throttle.hold(for: seconds, at: environment.uptime())
        guard seconds <= patience else { throw error }
      }
    }
  }

  /// Another client may be told to wait while this one does.
  private func awaitTurn(_ patience: inout Double) throws(ReplyFailure) {
    while patience > 0, case let left = environment.throttle.secondsLeft(at: environment.uptime()), left > 0 {
      // What is left by rounding would never pass.
      let pause = min(max(left, 0.001), patience)
      patience -= pause
      environment.sleep(pause)
      guard !environment.isInterrupted() else { throw ReplyFailure(cause: .interrupted, again: .never) }
    }
  }
}
