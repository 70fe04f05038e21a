import Scaling

/// How long this run has waited for one thing, and what it says meanwhile.
struct Patience {
  /// Seconds for one thing.
  let limit: Double
  let log: Log
  let surroundings: Surroundings

  private var awaited: Waiting?
  private var since = 0.0
  private var start = Instant(0)
  private var spoken = 0.0
  private var polledJob: (id: String, sight: JobSight)?

  /// Lines about one wait are at least so many seconds apart.
  private static let interval = 10.0

  init(limit: Double, log: Log, surroundings: Surroundings) {
    self.limit = limit
    self.log = log
    self.surroundings = surroundings
  }

  /// Waits; what is waited for is said on a terminal all the time, in a file now and then.
  ///
  /// - Returns: false where this run has waited long enough. Draining has its own end.
  mutating func wait(_ seconds: Double, for what: Waiting) -> Bool {
    if what != awaited {
      (awaited, since, start, spoken) = (what, surroundings.uptime(), surroundings.now(), surroundings.uptime())
    }
    guard what == .drain || surroundings.uptime() - since < limit else { return false }
    log.progress("waiting for \(what.text)", since: start)
    if case .job = what {} else { speak { .waiting(what.text) } }
    surroundings.sleep(seconds)
    return true
  }

  /// Says what a poll showed: the first and the last answer about a VM's job, and one every 10 seconds between them.
  /// A rule's job is usually over at once, so it is spoken of only where it takes long or fails.
  mutating func polled(_ id: String, _ sight: JobSight, isAboutMachine: Bool) {
    let isNew = polledJob?.id != id
    if isNew { spoken = isAboutMachine ? -Self.interval : surroundings.uptime() }
    let isNews = isAboutMachine && polledJob?.sight != sight
    polledJob = (id, sight)
    if sight.isFailure || isNews { spoken = surroundings.uptime() - Self.interval }
    speak { .job(id: id, status: sight.status, failure: sight.failure) }
  }

  private mutating func speak(_ event: () -> Event) {
    guard surroundings.uptime() - spoken >= Self.interval else { return }
    spoken = surroundings.uptime()
    log(event())
  }
}

extension JobSight {
  /// The cloud's own number for it; 2 also stands for a job that the cloud has forgotten.
  fileprivate var status: Int {
    switch self {
    case .pending: 0
    case .succeeded: 1
    case .failed, .forgotten: 2
    }
  }

  fileprivate var failure: String? {
    switch self {
    case .pending, .succeeded: nil
    case .failed(let text): text
    case .forgotten: "the cloud no longer knows this job"
    }
  }

  fileprivate var isFailure: Bool { failure != nil }
}
