/// What a client takes from the world, given by the shell.
package struct ClientEnvironment: Sendable {
  /// Seconds since 1970 by this machine's clock.
  let now: @Sendable () -> Double
  /// Waits so many seconds, or less where a signal comes.
  let sleep: @Sendable (Double) -> Void
  /// Whether a signal asks to end; called from time to time while a request is under way.
  let isInterrupted: @Sendable () -> Bool
  /// Told of each request.
  let trace: (@Sendable (RequestTrace) -> Void)?

  package init(
    now: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Double) -> Void,
    isInterrupted: @escaping @Sendable () -> Bool, trace: (@Sendable (RequestTrace) -> Void)? = nil
  ) {
    self.now = now
    self.sleep = sleep
    self.isInterrupted = isInterrupted
    self.trace = trace
  }
}
