@testable import Scaling

/// A group's memory in one word: every field that a rule looks at, and of times only how long ago they are, up to the
/// longest that matters.
struct MemoryCode: Hashable {
  var bits = Bits()

  /// Ages after which nothing changes any more, in ticks.
  enum Limit {
    static let cooldown = 2
    static let backoff = 4
    static let absence = 2
    static let latest = 2
    static let since = 3
    /// Failures in a row: more only make the wait longer.
    static let failures = 2
  }

  enum PhaseCode: Int {
    case intended, searching, booting, readying, registering, unregistering, draining, destroying
  }

  /// Nothing is remembered.
  init() {
    cooldownAge = Limit.cooldown
  }

  var cooldownAge: Int {
    get { bits[0, 2] }
    set { bits[0, 2] = newValue }
  }
  var failures: Int {
    get { bits[2, 2] }
    set { bits[2, 2] = newValue }
  }
  var failedAge: Int {
    get { bits[4, 3] }
    set { bits[4, 3] = newValue }
  }
  /// Everything about the operation; zero where there is none.
  var hasOperation: Bool {
    get { bits[7] }
    set { bits[7] = newValue }
  }
  var isRemoval: Bool {
    get { bits[8] }
    set { bits[8] = newValue }
  }
  var knowsID: Bool {
    get { bits[9] }
    set { bits[9] = newValue }
  }
  /// Looks in a row that missed the VM, and ticks of the cloud's clock since the first of them.
  var missedLooks: Int {
    get { bits[10, 2] }
    set { bits[10, 2] = newValue }
  }
  var missedAge: Int {
    get { bits[27, 2] }
    set { bits[27, 2] = newValue }
  }
  var hasFailed: Bool {
    get { bits[12] }
    set { bits[12] = newValue }
  }
  var isReprieved: Bool {
    get { bits[13] }
    set { bits[13] = newValue }
  }
  var phase: PhaseCode {
    get { PhaseCode(rawValue: bits[14, 3])! }
    set { bits[14, 3] = newValue.rawValue }
  }
  /// Ticks since the phase or its call began; while a deploy is searched for, one more than the ticks for which it may
  /// still be taken up.
  var ticks: Int {
    get { bits[17, 3] }
    set { bits[17, 3] = newValue }
  }
  var hasJob: Bool {
    get { bits[20] }
    set { bits[20] = newValue }
  }
  var attempts: Int {
    get { bits[21, 3] }
    set { bits[21, 3] = newValue }
  }
  /// The call failed, or the deploy was refused.
  var callFailed: Bool {
    get { bits[24] }
    set { bits[24] = newValue }
  }
  var callSucceeded: Bool {
    get { bits[25] }
    set { bits[25] = newValue }
  }
  /// The call was about the rule.
  var callNamesRule: Bool {
    get { bits[29] }
    set { bits[29] = newValue }
  }
  /// `isMended` or `mayExpunge`.
  var mark: Bool {
    get { bits[26] }
    set { bits[26] = newValue }
  }

  /// The VM of the last operation while lists may not show what became of it: its place and one more, ``noPlace`` where
  /// it is no more, 0 for none.
  var latest: Int {
    get { bits[30, 3] }
    set { bits[30, 3] = newValue }
  }
  var latestIsMember: Bool {
    get { bits[33] }
    set { bits[33] = newValue }
  }
  var latestAge: Int {
    get { bits[34, 2] }
    set { bits[34, 2] = newValue }
  }
  static let noPlace = 5

  mutating func forgetLatest() {
    (latest, latestIsMember, latestAge) = (0, false, 0)
  }

  /// The VM at `place` is no more, and those after it move up.
  mutating func closeGap(at place: Int) {
    guard latest > 0, latest != Self.noPlace else { return }
    if latest - 1 > place { latest -= 1 } else if latest - 1 == place { loseLatest() }
  }

  private mutating func loseLatest() {
    if latestIsMember { latest = Self.noPlace } else { forgetLatest() }
  }

  /// So much later on both clocks.
  mutating func tick() {
    if latest > 0 { latestAge += 1 }
    if latestAge == Limit.latest { forgetLatest() }
    cooldownAge = min(cooldownAge + 1, Limit.cooldown)
    if failures > 0 { failedAge = min(failedAge + 1, Limit.backoff) }
    guard hasOperation else { return }
    if missedLooks > 0 { missedAge = min(missedAge + 1, Limit.absence) }
    switch phase {
    case .intended: break
    case .searching: ticks = max(ticks - 1, 0)
    case .booting, .readying, .registering, .unregistering, .draining, .destroying:
      ticks = min(ticks + 1, Limit.since)
    }
  }

  /// The machine's clock is set forward, or back, by more than any wait.
  mutating func shiftClock(forward: Bool) {
    if cooldownAge < Limit.cooldown || forward { cooldownAge = forward ? Limit.cooldown : 0 }
    if failures > 0 { failedAge = forward ? Limit.backoff : 0 }
    if forward { forgetLatest() } else { latestAge = 0 }
    guard hasOperation else { return }
    if phase != .searching, phase != .intended { ticks = forward ? Limit.since : 0 }
  }
}
