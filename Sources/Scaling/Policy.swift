/// What the administrator wants of a group, as its rc file says it; seconds and loads are decimals.
package struct Policy: Equatable, Sendable {
  /// When the load makes the group scale in one direction.
  package struct Trigger: Equatable, Sendable {
    /// The load beyond which a run counts as a breach; exactly at it is none.
    package var threshold: Double
    /// So many breaches in a row are needed, at least 1.
    package var periods: Int
    /// Seconds after the end of any scaling in which this one does not happen.
    package var cooldown: Double

    package init(threshold: Double, periods: Int, cooldown: Double) {
      self.threshold = threshold
      self.periods = periods
      self.cooldown = cooldown
    }
  }

  /// Which launched VM goes first.
  package enum VictimOrder: String, Sendable { case newest, oldest }

  /// Which members may go at all.
  package enum Removable: String, Sendable { case any, launched }

  package var minSize: Int
  package var maxSize: Int
  package var scaleOut: Trigger
  package var scaleIn: Trigger
  /// Seconds between unregistering a VM and destroying it.
  package var drain: Double
  package var victim: VictimOrder
  package var removable: Removable
  /// Whether a destroyed VM is expunged at once.
  package var expunge: Bool

  package init(
    minSize: Int, maxSize: Int, scaleOut: Trigger, scaleIn: Trigger, drain: Double, victim: VictimOrder,
    removable: Removable, expunge: Bool
  ) {
    self.minSize = minSize
    self.maxSize = maxSize
    self.scaleOut = scaleOut
    self.scaleIn = scaleIn
    self.drain = drain
    self.victim = victim
    self.removable = removable
    self.expunge = expunge
  }
}
