import Scaling

extension Decoder {
  /// Fills in what depends on other keys and checks what several keys say together.
  mutating func applyRules() {
    if readings[Key.ID(section: .monitoring, name: "vm")] == nil { settings.monitoring.vm = settings.monitoring.host }
    nameGroup()
    checkSizes()
    checkThresholds()
  }

  /// The group is called `lb-ID` and its VMs like the group, unless the file says otherwise.
  private mutating func nameGroup() {
    let name = readings[Key.ID(section: .scaling, name: "name")]
    if name == nil, let rule = settings.group.rules.first { settings.group.name = "lb-\(rule)" }
    guard readings[Key.ID(section: .launch, name: "name_prefix")] == nil, !settings.group.name.isEmpty,
      let launch = sections.found[.launch]
    else { return }
    guard Kind.isNamePrefix(settings.group.name) else {
      complain(
        Complaint(
          "is missing, and no VM's name can begin with the group's name \(settings.group.name.quoted)",
          hint: "allowed: \(Kind.namePrefixAllowed)"),
        key: "name_prefix", at: launch.place)
      return
    }
    settings.launch.namePrefix = settings.group.name.lowercased()
  }

  private mutating func checkSizes() {
    guard let min = valid(.scaling, "min_size"), let max = valid(.scaling, "max_size"),
      settings.policy.minSize > settings.policy.maxSize
    else { return }
    complain(
      Complaint("\(settings.policy.minSize) is more than max_size, \(settings.policy.maxSize)\(max.onLine)"),
      key: "min_size", at: min)
  }

  private mutating func checkThresholds() {
    guard let scaleIn = valid(.scaleIn, "threshold"), let scaleOut = valid(.scaleOut, "threshold"),
      settings.policy.scaleIn.threshold >= settings.policy.scaleOut.threshold
    else { return }
    let section = scaleOut.section.map { "[\($0)]" } ?? "scale out"
    complain(
      Complaint(
        "\(settings.policy.scaleIn.threshold) is not lower than the threshold of \(section), "
          + "\(settings.policy.scaleOut.threshold)\(scaleOut.onLine)",
        hint: "a load between the two leaves the group as it is"),
      key: "threshold", at: scaleIn)
  }

  private func valid(_ section: Section, _ name: String) -> Place? {
    readings[Key.ID(section: section, name: name)].flatMap { $0.isValid ? $0.place : nil }
  }
}

extension Place {
  fileprivate var onLine: String { line.map { " on line \($0)" } ?? "" }
}
