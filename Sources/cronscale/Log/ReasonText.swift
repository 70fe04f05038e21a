import Scaling

extension Decision {
  /// `nothing (load 3.42 > 3 in 2 of 3 periods; cooldown over in 41 s; size 2, min 2, max 5)`
  var text: String {
    "\(action.text) (\(reason.text))"
  }
}

extension Decision.Action {
  var text: String {
    switch self {
    case .nothing, .lookCloser: "nothing"
    case .scaleOut: "scale out"
    case .scaleIn(let victim): "scale in \(victim.name)"
    }
  }
}

extension Reason {
  var text: String {
    ([cause.text] + holds.compactMap(\.text) + [sizes]).joined(separator: "; ")
  }

  private var sizes: String {
    "size \(size), min \(minSize), max \(maxSize)"
  }
}

extension Reason.Cause {
  var text: String {
    switch self {
    case .belowMinimum: "below min_size"
    case .aboveMaximum: "above max_size"
    case .loadAbove(let breach): breach.text(sign: ">")
    case .loadBelow(let breach): breach.text(sign: "<")
    case .loadBetween(let load, let low, let high):
      "load \(cronscale.text(load)), between \(cronscale.text(low)) and \(cronscale.text(high))"
    case .noLoad(let why): "no load: \(why)"
    case .unfinished(let what): "unfinished: \(what)"
    case .finishedEarlierWork: "an earlier run's work was finished; one VM a run"
    }
  }
}

extension Reason.Breach {
  func text(sign: String) -> String {
    let comparison = "load \(cronscale.text(load)) \(sign) \(cronscale.text(threshold))"
    return periods == 1 ? comparison : "\(comparison) in \(runs) of \(periods) periods"
  }
}

extension Reason.Hold {
  /// nil where the cause already says it.
  var text: String? {
    switch self {
    case .periods: nil
    case .cooldown(let left): "cooldown over in \(seconds(left))"
    case .backoff(let left, let failures):
      "\(failures == 1 ? "the last launch" : "the last \(failures) launches") failed, next try in \(seconds(left))"
    case .full(let counted, let idle):
      idle.isEmpty
        ? "at max_size"
        : "\(counted) VMs count towards max_size, \(idle.count) of them without serving: "
          + idle.map { "\($0.name) is \($0.state.word)" }.joined(separator: ", ")
    case .atMinimum: "at min_size"
    case .listsLag(let name): "the cloud's lists do not show yet what became of \(name)"
    case .noVictim: "no member may be removed"
    case .rulesUnread(let rules): "what \(rules.ruleWords) \(rules.count == 1 ? "lists" : "list") is not known"
    case .monitoredNotFound(let names):
      "the account has no VM \(names.joined(separator: ", nor ")), so any member may be "
        + (names.count == 1 ? "the monitored one" : "a monitored one")
    }
  }
}
