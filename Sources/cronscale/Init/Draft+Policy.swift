import RCFile

/// Values that are judged by more than their own key.
extension Draft {
  /// New VMs are called like the group, so the name must do for them as well.
  mutating func setGroupName(_ text: String) throws(Objection) {
    try set(.scaling, "name", to: text, home: nil)
    var trial = self
    try trial.set(.launch, "name_prefix", to: text, home: nil)
  }

  mutating func setMaxSize(_ text: String) throws(Objection) {
    try set(.scaling, "max_size", to: text, home: nil)
    guard let least = self[.scaling, "min_size"].flatMap({ Int($0) }), let most = Int(text) else { return }
    guard most >= least else { throw Objection("\(text) is less than min_size \(least)") }
  }

  mutating func setLowerThreshold(_ text: String) throws(Objection) {
    try set(.scaleIn, "threshold", to: text, home: nil)
    guard let out = self[.scaleOut, "threshold"], let upper = Double(out), let lower = Double(text) else { return }
    guard lower < upper else {
      throw Objection(
        "\(text) is not lower than the other threshold, \(out)",
        hint: "a load between the two leaves the group as it is")
    }
  }
}
