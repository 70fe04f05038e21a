import Foundation

/// Explores the small worlds with more faults than the tests do.
@main struct SmallWorlds {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let faults = arguments.first ?? 2
    let only = arguments.dropFirst().first
    var isBroken = false
    for (number, model) in Model.all.enumerated() where only == nil || only == number {
      let start = Date()
      var exploration = Exploration(model, faults: faults)
      exploration.run()
      print(
        "\(model.name): \(exploration.states) states, \(exploration.transitions) transitions, at most \(faults) faults,",
        "quiet after at most \(exploration.longestWay) runs, \(Int(Date().timeIntervalSince(start))) s")
      for violation in exploration.violations.values {
        isBroken = true
        print(violation.joined(separator: "\n"))
      }
    }
    exit(isBroken ? 1 : 0)
  }
}
