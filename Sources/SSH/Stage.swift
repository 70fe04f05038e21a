/// What a reading does, in this order.
package enum Stage: Int, CaseIterable, Sendable {
  /// The system's client is started, where that does the rest.
  case client
  case resolution
  /// Up to the end of the key exchange.
  case connection
  case hostKey
  case login
  case command
}

/// Names the stage in the errors of a piece of work.
func during<Value: ~Copyable>(_ stage: Stage, _ work: () throws(SSHError) -> Value) throws(SSHError) -> Value {
  do throws(SSHError) { return try work() } catch { throw error.at(stage) }
}
