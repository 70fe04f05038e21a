/// What a careless program would do; each must be found out.
enum Sabotage: CaseIterable {
  /// The intent is not on disk before the call.
  case callsBeforeSaving
  /// A deploy without an answer is given up before it can no longer be carried out.
  case givesUpEarly
  /// The rule is not looked at.
  case isBlindToRule
  /// The program takes another VM for the monitored one.
  case mistakesMonitored

  /// The faults that bring it to light.
  var faults: Int {
    switch self {
    case .callsBeforeSaving, .givesUpEarly: 1
    case .isBlindToRule, .mistakesMonitored: 0
    }
  }

  /// Where it shows: among launches alone, or where a VM goes as well.
  var model: Model {
    switch self {
    case .callsBeforeSaving, .givesUpEarly: Model.all[0]
    case .isBlindToRule, .mistakesMonitored: Model.all[1]
    }
  }
}
