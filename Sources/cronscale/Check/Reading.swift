/// What came of looking at one thing that a check is about.
enum Reading<Value> {
  case read(Value)
  case failed(Failure)
  /// There was no point in looking.
  case pointless(until: Check)

  var value: Value? {
    if case .read(let value) = self { return value }
    return nil
  }
}

extension Reading {
  /// Something else made of what was read.
  func map<Other>(_ change: (Value) -> Other) -> Reading<Other> {
    switch self {
    case .read(let value): .read(change(value))
    case .failed(let failure): .failed(failure)
    case .pointless(let check): .pointless(until: check)
    }
  }
}

extension Reading: Sendable where Value: Sendable {}

/// A thing that the rc file names, and what there is to choose from where it was not found.
struct Sought<Value> {
  var found: Value?
  /// Ids with names; empty where the thing was found.
  var choice: [String] = []
}

extension Sought: Sendable where Value: Sendable {}

extension Check {
  /// What runs read too, so that they fail with it; whatever else cannot be read tells only that nothing is known.
  private var isReadByRuns: Bool { [.rule, .otherRule, .members, .monitored, .userdata].contains(self) }

  /// The finding on something that was read; everything else is told as what it is.
  ///
  /// - Parameter mend: for a failure of the reading that has no hint of its own.
  func judge<Value>(_ reading: Reading<Value>, mend: String? = nil, _ judge: (Value) -> Finding) -> Finding {
    switch reading {
    case .read(let value): judge(value)
    case .failed(let failure): unread(failure, mend: mend)
    case .pointless(let check): notChecked(until: check)
    }
  }

  /// The same where there may be more than one thing to find.
  func judgeAll<Value>(_ reading: Reading<Value>, _ judge: (Value) -> [Finding]) -> [Finding] {
    switch reading {
    case .read(let value): judge(value)
    case .failed(let failure): [unread(failure, mend: nil)]
    case .pointless(let check): [notChecked(until: check)]
    }
  }

  private func unread(_ failure: Failure, mend: String?) -> Finding {
    isReadByRuns ? failed(failure, mend: mend) : notChecked(failure, mend: mend)
  }
}
