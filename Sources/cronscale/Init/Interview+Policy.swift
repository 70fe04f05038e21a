import CloudStack
import RCFile
import Scaling

extension Interview {
  /// Asks for the group's name, its sizes and its thresholds.
  mutating func askForPolicy(of rule: Offer.Rule) throws(Failure) {
    try askForName(of: rule)
    let running = rule.members.count { MachineState(word: $0.state ?? "").isServing }
    let minSize = max(1, running)
    try askForNumber("Least number of running members", "--min-size", options.minSize, minSize, "min_size")
    let least = draft[.scaling, "min_size"].flatMap { Int($0) } ?? minSize
    try ask(asked("Greatest number of VMs", "--max-size", options.maxSize, "\(least + 3)")) {
      draft, text throws(Objection) in try draft.setMaxSize(text)
    }
    try askForThresholds()
  }

  private mutating func askForName(of rule: Offer.Rule) throws(Failure) {
    let usual = GroupName.from(rule.rule.name ?? "") ?? "lb-\(rule.rule.id)"
    try ask(Prompt(text: "The group's name", option: "--name", given: options.name, fallback: usual)) {
      draft, text throws(Objection) in try draft.setGroupName(text)
    }
  }

  private mutating func askForThresholds() throws(Failure) {
    try ask(
      asked("Scale out when the load is above", "--threshold-out", options.thresholdOut, "3"), for: .scaleOut,
      "threshold")
    guard let out = draft[.scaleOut, "threshold"], let upper = Double(out) else { return }
    try ask(asked("Scale in when the load is below", "--threshold-in", options.thresholdIn, upper > 1 ? "1" : nil)) {
      draft, text throws(Objection) in try draft.setLowerThreshold(text)
    }
  }

  private mutating func askForNumber(
    _ text: String, _ option: String, _ given: String?, _ usual: Int, _ key: String
  ) throws(Failure) {
    try ask(asked(text, option, given, "\(usual)"), for: .scaling, key)
  }

  /// What a person may answer with Enter, but a script has to say.
  private func asked(_ text: String, _ option: String, _ given: String?, _ usual: String?) -> Prompt {
    Prompt(text: text, option: option, given: given, fallback: questioner.isPersonThere ? usual : nil)
  }
}

/// What a group may be called after its rule, so that VMs may be called after the group.
enum GroupName {
  /// The name in lower case, with `-` in the place of what a VM's name cannot hold; nil where nothing is left.
  static func from(_ name: String) -> String? {
    let parts = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let text = parts.joined(separator: "-").drop { !$0.isLetter }.prefix(45)
    return text.isEmpty ? nil : String(text)
  }
}
