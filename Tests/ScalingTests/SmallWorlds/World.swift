/// One state of a small world: the cloud, what its lists show, what is on disk, and what a run holds that is alive.
struct World: Hashable {
  var vms = VMs()
  /// What lists show while they lag; nothing otherwise.
  var stale = VMs()
  /// The members that a run has seen which now looks at the whole account; nothing otherwise.
  var seen = VMs()
  var disk = MemoryCode()
  /// What the run holds; as on disk where there is none.
  var held = MemoryCode()
  private var bits = Bits()

  /// Where the run stands.
  enum Stage: Int {
    /// No run is alive.
    case none
    /// A change is due as far as the members tell; the account is to be looked at.
    case lookingCloser
    /// At the top of the operation's loop.
    case looking
    /// The step said to wait.
    case waiting
    /// The intent is saved, the call is to be made.
    case calling
  }

  /// The call that is to be made.
  enum Request: Int {
    case deploy, register, unregister, destroy, destroyAndExpunge
  }

  /// What the cloud says of the one job that somebody knows.
  enum Job: Int {
    case none, pending, succeeded, failed, forgotten
    /// It says "pending" for ever.
    case endless
  }

  /// How old the lists are.
  enum Lag: Int {
    case none, fresh, aTick
  }

  /// Whether the load balancer has the rule as it is listed.
  var isActive: Bool {
    get { bits[0] }
    set { bits[0] = newValue }
  }
  var wasActive: Bool {
    get { bits[1] }
    set { bits[1] = newValue }
  }
  var lag: Lag {
    get { Lag(rawValue: bits[2, 2])! }
    set { bits[2, 2] = newValue.rawValue }
  }
  var target: Target {
    get { Target(rawValue: bits[4, 3])! }
    set { bits[4, 3] = newValue.rawValue }
  }
  var stage: Stage {
    get { Stage(rawValue: bits[7, 3])! }
    set { bits[7, 3] = newValue.rawValue }
  }
  /// The load that a run has read which looks closer.
  var load: Load {
    get { Load(rawValue: bits[10, 2])! }
    set { bits[10, 2] = newValue.rawValue }
  }
  var request: Request {
    get { Request(rawValue: bits[12, 3])! }
    set { bits[12, 3] = newValue.rawValue }
  }
  var job: Job {
    get { Job(rawValue: bits[15, 3])! }
    set { bits[15, 3] = newValue.rawValue }
  }
  var jobWork: VM.Work {
    get { VM.Work(rawValue: bits[18, 2])! }
    set { bits[18, 2] = newValue.rawValue }
  }
  /// A deploy without an answer that the cloud may yet carry out: one more than the ticks that are left, 0 for none.
  var lateDeploy: Int {
    get { bits[20, 3] }
    set { bits[20, 3] = newValue }
  }
  /// Its operation is no more.
  var isDeployOrphaned: Bool {
    get { bits[23] }
    set { bits[23] = newValue }
  }
  /// Another change without an answer that the cloud may yet carry out, for so many ticks; 0 for none.
  var lateChange: Int {
    get { bits[27, 2] }
    set { bits[27, 2] = newValue }
  }
  var lateWork: VM.Work {
    get { VM.Work(rawValue: bits[29, 2])! }
    set { bits[29, 2] = newValue.rawValue }
  }
  var latePlace: Int {
    get { bits[31, 2] }
    set { bits[31, 2] = newValue }
  }
  /// The operation's deploy has left.
  var hasDeployed: Bool {
    get { bits[24] }
    set { bits[24] = newValue }
  }
  /// Somebody else made the group larger, so that its size is not cronscale's doing alone.
  var isEnlarged: Bool {
    get { bits[25] }
    set { bits[25] = newValue }
  }
  /// Somebody else changed something since the run's last look, or it looked at lists that lagged.
  var isMeddled: Bool {
    get { bits[26] }
    set { bits[26] = newValue }
  }

  /// The place for a new VM, after all that anybody knows of; nil where the cloud is full.
  var free: Int? {
    let taken = vms.bits.word | stale.bits.word | seen.bits.word
    let free = taken == 0 ? 0 : 4 - taken.leadingZeroBitCount / 16
    return free < 4 ? free : nil
  }

  /// What lists show now.
  var listed: VMs { lag == .none ? vms : stale }
  var isListedActive: Bool { lag == .none ? isActive : wasActive }

  /// The load in the sense of the thresholds.
  enum Load: Int, CaseIterable {
    case none, below, between, above
  }

  /// Forgets what nobody can tell any more, so that worlds that will go on alike are one.
  mutating func settle() {
    if stage == .none { held = MemoryCode() }
    if stage != .calling { isMeddled = false }
    if stage != .calling { request = .deploy }
    if stage != .lookingCloser { (seen, load) = (VMs(), .none) }
    if lag == .none { (stale, wasActive) = (VMs(), false) }
    if !disk.hasJob, !held.hasJob { job = .none }
    if job != .pending { jobWork = .start }
    if !disk.hasOperation, !held.hasOperation { dropTarget() }
    if lateDeploy == 0 { isDeployOrphaned = false }
    if lateChange > 0, !vms[latePlace].exists { lateChange = 0 }
    if lateChange == 0 { (lateWork, latePlace) = (.start, 0) }
    closeGaps()
  }

  private mutating func dropTarget() {
    if lateDeploy > 0, target == .awaited { isDeployOrphaned = true }
    (target, hasDeployed) = (.none, false)
  }

  private mutating func closeGaps() {
    for place in VMs.places.reversed() {
      if !vms[place].exists {
        vms[place] = VM(word: 0)
        if target.place == place, stale[place].bits.word == 0 { target = .vanished }
      }
      guard vms[place].bits.word == 0, stale[place].bits.word == 0, seen[place].bits.word == 0 else { continue }
      vms.closeGap(at: place)
      stale.closeGap(at: place)
      seen.closeGap(at: place)
      disk.closeGap(at: place)
      held.closeGap(at: place)
      if lateChange > 0, latePlace > place { latePlace -= 1 }
      if let own = target.place, own > place { target = Target(rawValue: own - 1)! }
    }
  }
}
