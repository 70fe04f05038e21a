import Scaling

extension GroupStatus {
  /// How a rule's list differs from that of the first one.
  struct Gaps: Equatable {
    /// Running members that it does not list.
    var missing: [Machine]
    /// VMs that it lists and that are no members.
    var outsiders: [Machine]
  }

  /// Nil for the first rule, and where the cloud does not tell.
  func gaps(ofRuleAt place: Int) -> Gaps? {
    guard place > 0, let cloud = try? cloud.get(), place <= cloud.otherRules.count else { return nil }
    return cloud.otherRules[place - 1].gaps(to: cloud.members)
  }
}

extension OtherRule {
  /// How it differs from what the first rule lists; nil where it could not be read.
  func gaps(to members: [Machine]) -> GroupStatus.Gaps? {
    guard let own = self.members else { return nil }
    let (listed, known) = (Set(own.map(\.id)), Set(members.map(\.id)))
    return GroupStatus.Gaps(
      missing: members.filter { $0.state == .running && !listed.contains($0.id) },
      outsiders: own.filter { !known.contains($0.id) })
  }
}
