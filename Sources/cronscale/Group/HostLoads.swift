import Scaling

/// What came of asking the monitored hosts for their loads.
struct HostLoads: Equatable {
  /// One host's answer.
  struct Host: Equatable {
    /// As the rc file has it; of a member its name in the account.
    var name: String
    var load: Result<Double, Failure>
    /// The numeric address that answered.
    var address: String?
    /// Why the system's client was used although libssh2 would have been preferred.
    var fallbackReason: String?
  }

  /// In the order of the rc file, or of the members.
  var hosts: [Host]
  var aggregate: Aggregate
  /// Whether there is but one by the rc file: then its load and its failure are those of the group.
  var isOne = false
  /// Why not even the hosts to ask are known.
  var obstacle: Failure?

  /// The load that decides, or why there is none.
  var load: Result<Double, Failure> {
    if let obstacle { return .failure(obstacle) }
    if isOne, let host = hosts.first { return host.load }
    guard let load = aggregate.load(of: answers, asked: hosts.count) else {
      return .failure(Failure(failures.map(\.status).max() ?? .unavailable, "only \(share)"))
    }
    return .success(load)
  }

  /// What is wrong with those that gave no load.
  var failures: [Failure] {
    hosts.compactMap { host in
      if case .failure(let failure) = host.load { return failure }
      return nil
    }
  }

  /// `3 of 4 answered, average 2.31`
  var summary: String {
    if let obstacle { return obstacle.message }
    guard let load = aggregate.load(of: answers, asked: hosts.count) else { return "\(share), no load: too few" }
    return "\(share), \(aggregate.rawValue) \(text(load))"
  }

  /// Names of those that gave no load.
  var silent: [String] {
    hosts.filter { $0.value == nil }.map(\.name)
  }

  private var share: String { "\(answers.count) of \(hosts.count) answered" }

  private var answers: [Double] { hosts.compactMap(\.value) }
}

extension HostLoads {
  /// That another client is used than would have been preferred; one sentence, however many hosts. Nil where none is.
  var fallback: String? {
    let reasons = hosts.compactMap(\.fallbackReason)
    guard let reason = reasons.first else { return nil }
    let share = reasons.count < hosts.count ? " for \(reasons.count) of \(hosts.count) hosts" : ""
    return "the system's ssh is used\(share): \(reason)"
  }
}

extension HostLoads.Host {
  init(name: String, _ answer: MonitoredHost.Answer) {
    self.init(name: name, load: answer.load, address: answer.address, fallbackReason: answer.fallbackReason)
  }

  /// Nil where there was no answer that is a load.
  var value: Double? {
    if case .success(let load) = load { return load }
    return nil
  }
}
