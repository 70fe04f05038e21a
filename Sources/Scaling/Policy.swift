/// What the administrator asked for: sizes, thresholds, and how a VM is chosen and removed.
package struct Policy: Equatable, Sendable {
  /// When one direction of scaling starts.
  package struct Trigger: Equatable, Sendable {
    /// A load; scaling starts beyond it, never at it.
    package var threshold: Double
    /// Runs in a row that must see the load beyond the threshold, 1 or more.
    package var periods: Int
    /// Seconds after the end of any scaling before the next one in this direction.
    package var cooldown: Double

    package init(threshold: Double, periods: Int, cooldown: Double) {
      self.threshold = threshold
      self.periods = periods
      self.cooldown = cooldown
    }
  }

  /// Which of the removable members goes first.
  package enum VictimOrder: String, Sendable {
    case newest
    case oldest
  }

  /// Which members may go at all.
  package enum Removable: String, Sendable {
    /// Every member but the monitored and the protected ones.
    case any
    /// Only VMs that cronscale launched, told by their names.
    case launched
  }

  /// 1 <= minSize <= maxSize.
  package var minSize: Int
  package var maxSize: Int
  package var scaleOut: Trigger
  package var scaleIn: Trigger
  /// Seconds between unregistering a VM and destroying it.
  package var drain: Double
  package var victim: VictimOrder
  package var removable: Removable
  /// Whether a destroyed VM is expunged at once, where the account may.
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
