/// One thing that a run needs, in the order in which `check` tells of them; the raw value is its name there.
enum Check: String, CaseIterable {
  case rcFile = "rc file"
  case secrets
  case reachable = "API reachable"
  case certificate
  case signature
  case clock
  case zone
  case offering
  case template
  case network
  case rule
  case ruleState = "rule state"
  case ruleAlgorithm = "rule algorithm"
  case ruleZone = "rule zone"
  case otherRule = "other rule"
  case members
  case monitored = "monitored VM"
  case sshClient = "ssh client"
  case resolution = "SSH resolve"
  case connection = "SSH connect"
  case hostKey = "SSH host key"
  case login = "SSH login"
  case load
  case stateFolder = "state folder"
  case stateFile = "state file"
  case lock
  case userdata
  case commands
  case accountLimit = "account limit"
  case expunge
  case thresholds
  case cooldown
  case drain
}

/// What one check found.
struct Finding: Equatable {
  enum Result: Equatable {
    case ok
    /// A run works, and something is worth mending all the same.
    case warning
    /// A run would fail, now or when it has something to do; mostly with this status, but `configuration` is said of all
    /// that the rc file names and that is not there, also where a run only learns it by the cloud's refusal.
    case failed(ExitStatus)
    /// Pointless as long as another check fails; nil where it was something that is no check.
    case notChecked(until: Check?)
  }

  var check: Check
  var result: Result
  var found: String
  /// What to do, in words that can be typed.
  var mend: String?
}

extension Check {
  func ok(_ found: String) -> Finding { Finding(check: self, result: .ok, found: found) }

  func warning(_ found: String, mend: String) -> Finding {
    Finding(check: self, result: .warning, found: found, mend: mend)
  }

  func failed(_ status: ExitStatus, _ found: String, mend: String?) -> Finding {
    Finding(check: self, result: .failed(status), found: found, mend: mend)
  }

  /// - Parameter mend: for a failure that has no hint of its own.
  func failed(_ failure: Failure, mend: String? = nil) -> Finding {
    failed(failure.status, failure.message, mend: failure.hint ?? mend)
  }

  /// - Parameters:
  ///   - key: and section, which names what is not there.
  ///   - otherwise: the mend where there is nothing to choose from.
  func missing<Value>(_ found: String, key: String, _ sought: Sought<Value>, otherwise: String) -> Finding {
    let choice = sought.choice.prefix(10).joined(separator: ", ")
    return failed(.configuration, found, mend: choice.isEmpty ? otherwise : "set \(key) to one of: \(choice)")
  }

  func notChecked(until check: Check) -> Finding {
    Finding(check: self, result: .notChecked(until: check), found: "not checked until \(check.rawValue) is mended")
  }

  func notChecked(_ why: Failure, mend: String? = nil) -> Finding {
    Finding(check: self, result: .notChecked(until: nil), found: "not checked: \(why.message)", mend: why.hint ?? mend)
  }
}
