extension World: CustomStringConvertible {
  /// The world in one line, for the path of a violation.
  var text: String {
    var parts = VMs.places.filter { vms[$0].bits.word != 0 }.map { "\($0) \(vms[$0].text)" }
    if lag != .none { parts.append("lists lag (\(lag))") }
    if !isActive { parts.append("rule not active") }
    if job != .none { parts.append("job \(job)") }
    if lateDeploy > 0 { parts.append("a deploy is still on its way") }
    if lateChange > 0 { parts.append("\(lateWork) of \(latePlace) is still on its way") }
    if disk.hasOperation { parts.append("disk: \(disk.text)") }
    if stage != .none { parts.append("run \(stage)" + (held.hasOperation ? " \(held.text)" : "")) }
    if stage == .calling { parts.append("to \(request)") }
    if target != .none { parts.append("about \(target)") }
    return "[" + parts.joined(separator: "; ") + "]"
  }

  var description: String { text }
}

extension VM {
  fileprivate var text: String {
    var words = ["\(kind)", "\(condition)"]
    if isMapped { words.append("member") }
    if isUnknownToBalancer { words.append("unknown to the balancer") }
    if isProtected { words.append("protected") }
    words += Work.allCases.filter { self[$0] }.map { "(\($0) under way)" }
    return words.joined(separator: " ")
  }
}

extension MemoryCode {
  fileprivate var text: String {
    var words = [isRemoval ? "removal" : "launch", "\(phase)", "\(ticks) ticks"]
    if hasJob { words.append("with job") }
    if attempts > 0 { words.append("attempt \(attempts)") }
    if callFailed { words.append("call failed") }
    if callSucceeded { words.append("call succeeded") }
    if mark { words.append("marked") }
    if hasFailed { words.append("failed") }
    if isReprieved { words.append("reprieved") }
    if missedLooks > 0 { words.append("missed \(missedLooks) times for \(missedAge) ticks") }
    return words.joined(separator: " ")
  }
}
