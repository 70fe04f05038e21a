import Scaling

extension Decoder {
  /// Fills in what depends on other keys and checks what several keys say together.
  mutating func applyRules() {
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
      Complaint("\(settings.policy.minSize) is more than max_size \(settings.policy.maxSize)\(max.onLine)"),
      key: "min_size", at: min)
  }

  private mutating func checkThresholds() {
    guard let scaleIn = valid(.scaleIn, "threshold"), let scaleOut = valid(.scaleOut, "threshold"),
      settings.policy.scaleIn.threshold >= settings.policy.scaleOut.threshold
    else { return }
    let lower = settings.policy.scaleIn.threshold.plain
    let upper = settings.policy.scaleOut.threshold.plain
    complain(
      Complaint(
        "\(lower) is not lower than the other threshold, \(upper)\(scaleOut.onLine)",
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

extension Double {
  /// In digits, without a fraction of 0.
  fileprivate var plain: String {
    let digits = "\(self)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }
}
