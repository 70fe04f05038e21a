extension Meddling: CustomStringConvertible {
  package var description: String {
    switch self {
    case .machine(let deed, let name): deed.rawValue + FaultWord.tail(name)
    case .twin: "twin"
    case .deleteRule: "delete-rule"
    case .restart(let state): "restart" + FaultWord.tail(state == .stopped ? nil : state.rawValue)
    }
  }

  /// nil where nothing that somebody may do has that name.
  init?(_ word: FaultWord) throws(FaultError.Problem) {
    if let deed = Deed(rawValue: word.name) {
      self = .machine(deed, named: word.argument)
      return
    }
    switch word.name {
    case "restart":
      self = .restart(startingBecomes: try word.state())
      return
    case "twin": self = .twin
    case "delete-rule": self = .deleteRule
    default: return nil
    }
    try word.takesNothing()
  }
}
