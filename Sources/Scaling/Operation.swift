/// A launch, a removal or a repair under way: data on disk, from before its first call until what it is about has come true.
///
/// A fresh operation and one that an earlier run left behind are the same value, moved on by the same
/// ``advance(seeing:under:at:)``; nothing here knows which of the two it is.
package struct Operation: Equatable, Codable, Sendable {
  package enum Purpose: String, Codable, Sendable {
    case launch
    case removal
    /// A VM that some rules list is brought into those that do not.
    case repair
  }

  /// What an operation was made for; it must not be carried on anywhere else.
  package struct Place: Equatable, Codable, Sendable {
    package var endpoint: String
    /// Ids of the rules, the counted one first.
    package var rules: [String]
    /// The owner of the first rule, as the cloud names it.
    package var account: String

    package init(endpoint: String, rules: [String], account: String) {
      self.endpoint = endpoint
      self.rules = rules
      self.account = account
    }
  }

  package private(set) var purpose: Purpose
  package private(set) var place: Place
  /// The VM's name: for a launch chosen before the VM exists.
  package private(set) var name: String
  package internal(set) var machineID: String?
  package internal(set) var startedAt: Instant
  /// Set while the VM should be listed and is not.
  var absence: Absence?
  package internal(set) var phase: Phase
  /// Why the VM of a launch must go again; nil while all is well.
  package internal(set) var failure: String?
  /// Why a VM that was to go must stay after all; nil while it is to go.
  package internal(set) var reprieve: String?
  /// The rules that a repair is to bring its VM into; nil for all others.
  package private(set) var missing: [String]?

  /// How long the VM has been missing from the cloud's lists.
  struct Absence: Equatable, Codable, Sendable {
    /// The time of the cloud's own clock at which it was first missed.
    var since: Instant
    /// Looks in a row that missed it.
    var looks: Int
  }

  /// Whether the cloud may have been asked for anything. An operation that has not begun is a decision and no more: it
  /// is not kept, since the next run decides by what it sees itself.
  package var hasBegun: Bool {
    switch phase {
    case .intended: false
    case .unregistering(let call): purpose == .launch || call.attempts > 0
    case .registering(let call, let isMended): purpose != .repair || isMended || call.attempts > 0
    case .searching, .booting, .readying, .draining, .destroying: true
    }
  }

  /// A launch that has not asked for anything yet.
  package static func launch(name: String, at place: Place, now: Instant) -> Operation {
    Operation(purpose: .launch, place: place, name: name, startedAt: now, phase: .intended)
  }

  /// The removal of a member that has not asked for anything yet.
  package static func removal(of machine: Machine, at place: Place, now: Instant) -> Operation {
    Operation(
      purpose: .removal, place: place, name: machine.name, machineID: machine.id, startedAt: now,
      phase: .unregistering(call: Call(at: now)))
  }

  /// A repair that has not asked for anything yet.
  package static func repair(_ repair: Repair, at place: Place, now: Instant) -> Operation {
    Operation(
      purpose: .repair, place: place, name: repair.machine.name, machineID: repair.machine.id, startedAt: now,
      phase: .registering(call: Call(at: now), isMended: false), missing: repair.rules)
  }

  /// Whether it may be carried on where these rules are named, the counted one first. What a launch or a removal was
  /// begun for must all be there; a repair does without a rule that is lost.
  package func fits(_ rules: [String]) -> Bool {
    place.rules.first == rules.first && (purpose == .repair || place.rules.allSatisfy(rules.contains))
  }

  /// The same operation where it may be carried on: with the rules that are named now, which may have become more.
  ///
  /// - Returns: nil where it was made for another cloud or account, or does not fit the rules.
  package func carried(on here: Place) -> Operation? {
    guard place.endpoint == here.endpoint, place.account == here.account, fits(here.rules) else { return nil }
    var operation = self
    operation.place = here
    operation.missing = missing?.filter(here.rules.contains)
    return operation
  }
}
