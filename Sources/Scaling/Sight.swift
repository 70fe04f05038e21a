/// What must be looked at before an operation's next step; a pure list, so that a run asks for nothing else.
package struct Question: Equatable, Sendable {
  package enum Who: Equatable, Sendable {
    case id(String)
    case name(String)
  }

  package var machine: Who?
  /// Rules whose members and state matter.
  package var rules: [String] = []
  package var job: String?
  /// Whether the machine must also be asked if it serves.
  package var readiness = false
}

/// The answer to a ``Question``.
package struct Sight: Equatable, Sendable {
  /// Every machine that answers to the id or, compared exactly, the name.
  package var machines: [Machine]
  package var listings: [Listing]
  package var job: JobSight?
  package var isReady: Bool
  /// The cloud's own clock.
  package var cloudTime: Instant

  package init(
    machines: [Machine] = [], listings: [Listing] = [], job: JobSight? = nil, isReady: Bool = false, cloudTime: Instant
  ) {
    self.machines = machines
    self.listings = listings
    self.job = job
    self.isReady = isReady
    self.cloudTime = cloudTime
  }
}

/// How a rule stands to the operation's machine.
package struct Listing: Equatable, Sendable {
  package var rule: String
  package var isListed: Bool
  /// Whether the rule's last change reached the load balancer (state `Active`).
  package var isActive: Bool
  /// How many VMs the rule lists, in any state.
  package var size: Int

  package init(rule: String, isListed: Bool, isActive: Bool, size: Int = 0) {
    self.rule = rule
    self.isListed = isListed
    self.isActive = isActive
    self.size = size
  }
}

/// What the cloud says of a job.
package enum JobSight: Equatable, Sendable {
  case pending
  case succeeded
  case failed(String)
  /// The cloud no longer knows it.
  case forgotten
}
