/// What an operation is carried out under: the rc file's say, and the few times that cronscale fixes.
package struct Terms: Equatable, Sendable {
  /// Members that the counted rule may have.
  package var maxSize: Int
  package var drain: Double
  package var expunge: Bool
  package var monitored: Monitored
  /// How the names of VMs begin that may be removed; nil: any member may.
  package var removablePrefix: String?
  /// Whether a VM must answer before it is registered.
  package var asksReadiness: Bool
  /// Seconds for that.
  package var readyTimeout: Double
  /// Seconds for which one run polls a job.
  package var jobTimeout: Double
  /// Seconds after which a job that still says that it is at work is no longer waited for: what the lists show counts.
  /// Not less than ten minutes where it follows from `jobTimeout`: a short run is no reason to give up a slow cloud.
  package var jobLife: Double
  /// Seconds between looks.
  package var poll: Double
  /// Seconds of the cloud's clock after the end of ``deployValidity`` in which a deploy may still make its VM.
  package var deployMargin: Double

  package init(
    maxSize: Int = .max, drain: Double, expunge: Bool, monitored: Monitored, removablePrefix: String? = nil,
    asksReadiness: Bool, readyTimeout: Double, jobTimeout: Double, jobLife: Double? = nil, poll: Double,
    deployMargin: Double
  ) {
    self.maxSize = maxSize
    self.drain = drain
    self.expunge = expunge
    self.monitored = monitored
    self.removablePrefix = removablePrefix
    self.asksReadiness = asksReadiness
    self.readyTimeout = readyTimeout
    self.jobTimeout = jobTimeout
    self.jobLife = jobLife ?? max(jobTimeout, 600)
    self.poll = poll
    self.deployMargin = deployMargin
  }

  /// Seconds of the cloud's clock for which a deploy is signed.
  static let deployValidity = 60.0
  /// Seconds that a list may lag behind what the cloud has answered elsewhere.
  static let listLag = 60.0
  /// Looks in a row that must miss a VM before it is believed to be gone, however long they took.
  static let looks = 3
  /// Seconds that a rule may take to become active after its change has ended.
  static let ruleLag = 30.0
  /// Seconds after which a change of a rule whose answer was lost is no longer expected to take effect.
  static let changeLife = 90.0
  /// Calls that one run makes for one thing, for each rule that it concerns, before it leaves it to the next run.
  static let attempts = 3
}
