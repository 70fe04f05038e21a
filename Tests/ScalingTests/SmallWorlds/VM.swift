import Scaling

/// One VM of a small world in 16 bits. All zero: there is none.
struct VM: Hashable {
  var bits = Bits()

  /// What a VM is to the group.
  enum Kind: Int {
    case monitored
    /// Made by an administrator.
    case hand
    /// Launched by cronscale, which must bring it into the rule or destroy it.
    case launched
    /// Launched by cronscale and taken out of the rule by somebody else, who answers for it since.
    case released
  }

  /// What the cloud is at work on, whoever asked for it.
  enum Work: Int, CaseIterable {
    case start
    case destroy
    case register
    case unregister
  }

  init(word: UInt64) {
    bits.word = word
  }

  init(_ kind: Kind, _ condition: Condition, isMember: Bool) {
    self.kind = kind
    self.condition = condition
    self.isMapped = isMember
  }

  var condition: Condition {
    get { Condition(rawValue: bits[0, 4])! }
    set { bits[0, 4] = newValue.rawValue }
  }

  var kind: Kind {
    get { Kind(rawValue: bits[4, 2])! }
    set { bits[4, 2] = newValue.rawValue }
  }

  /// Whether the rule has it, shown or hidden.
  var isMapped: Bool {
    get { bits[6] }
    set { bits[6] = newValue }
  }

  var isProtected: Bool {
    get { bits[7] }
    set { bits[7] = newValue }
  }

  /// The rule has it, and the load balancer does not know it: its assignment failed half-way (reference 6.6).
  var isUnknownToBalancer: Bool {
    get { bits[12] }
    set { bits[12] = newValue }
  }

  subscript(work: Work) -> Bool {
    get { bits[8 + UInt64(work.rawValue)] }
    set { bits[8 + UInt64(work.rawValue)] = newValue }
  }

  /// Of two changes of the rule that wait, the later is the assignment: a network's changes are carried out in order.
  var registersLast: Bool {
    get { bits[13] }
    set { bits[13] = newValue }
  }

  /// Whether `work` waits for another that was asked for before.
  func isQueued(_ work: Work) -> Bool {
    guard self[.register], self[.unregister] else { return false }
    switch work {
    case .register: return registersLast
    case .unregister: return !registersLast
    case .start, .destroy: return false
    }
  }

  /// Whether the cloud is at work on the rule.
  var isChangingRule: Bool { self[.register] || self[.unregister] }

  var exists: Bool { condition != .absent }

  /// Whether the rule's list shows it: broken and destroyed ones are left out (reference 6.6).
  var isListed: Bool {
    guard isMapped else { return false }
    switch condition {
    case .starting, .running, .stopping, .stopped, .migrating: return true
    case .absent, .error, .unknown, .destroyed, .expunging: return false
    }
  }

  /// Whether it costs or may cost money and is the group's, as far as the cloud tells.
  var countsAgainstMaximum: Bool {
    exists && (isListed || kind == .launched || kind == .released)
  }

  /// What lists show of it: not what the cloud is at work on.
  var shown: VM { VM(word: bits.word & 0xFF) }
}

/// The state of a VM in a small world. Shutdown and words never heard are Stopped to every rule of the core.
enum Condition: Int {
  case absent
  case starting
  case running
  case stopping
  case stopped
  case migrating
  case error
  case unknown
  case destroyed
  case expunging

  /// The cloud's word for it; an absent VM has none.
  var state: MachineState {
    switch self {
    case .starting: .starting
    case .running: .running
    case .stopping: .stopping
    case .stopped: .stopped
    case .migrating: .migrating
    case .error: .error
    case .unknown: .unknown
    case .destroyed: .destroyed
    case .expunging: .expunging
    case .absent: preconditionFailure("a VM that is not there has no state")
    }
  }

  /// Nothing is left that could serve or cost.
  var isGone: Bool {
    switch self {
    case .absent, .destroyed, .expunging: true
    case .starting, .running, .stopping, .stopped, .migrating, .error, .unknown: false
    }
  }
}
