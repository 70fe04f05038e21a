import Scaling

extension Memory {
  /// Whether cronscale can have written it. Counts that it never reaches are the marks of a broken file, and some of them
  /// could not even be counted on.
  var isBelievable: Bool {
    let counts = [breachesOut, breachesIn, failedLaunches.count, failedRepairs?.count, operation?.phase.attempts]
    return counts.allSatisfy { (0...1_000_000_000).contains($0 ?? 0) }
      && operation.map { !$0.place.rules.isEmpty && $0.isBelievableRepair } ?? true
  }
}

extension Operation {
  /// Whether it is no repair, or one that only brings a VM into rules: a broken word must not make it a removal.
  fileprivate var isBelievableRepair: Bool {
    guard purpose == .repair || missing != nil else { return true }
    // None are missing where the rc file no longer names them.
    guard case .registering = phase, let missing else { return false }
    return purpose == .repair && machineID != nil && missing.allSatisfy(place.rules.contains)
  }
}

extension Phase {
  /// How often its call was made; nil where it has none.
  fileprivate var attempts: Int? {
    switch self {
    case .intended, .searching, .readying, .draining: nil
    case .booting(let call), .registering(let call, _), .unregistering(let call), .destroying(let call, _):
      call.attempts
    }
  }
}
