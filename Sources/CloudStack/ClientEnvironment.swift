/// What a client takes from the world, given by the shell.
package struct ClientEnvironment: Sendable {
  /// Seconds since 1970 by this machine's clock.
  let now: @Sendable () -> Double
  /// Seconds of a clock that nobody sets.
  let uptime: @Sendable () -> Double
  /// Waits so many seconds, or less where a signal comes.
  let sleep: @Sendable (Double) -> Void
  /// Whether a signal asks to end; called from time to time while a request is under way.
  let isInterrupted: @Sendable () -> Bool
  /// Shared by all clients of an account.
  let throttle: Throttle
  /// Told of each request.
  let trace: (@Sendable (RequestTrace) -> Void)?

  package init(
    now: @escaping @Sendable () -> Double, uptime: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Double) -> Void, isInterrupted: @escaping @Sendable () -> Bool,
    throttle: Throttle = Throttle(), trace: (@Sendable (RequestTrace) -> Void)? = nil
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
    self.isInterrupted = isInterrupted
    self.throttle = throttle
    self.trace = trace
  }
}
