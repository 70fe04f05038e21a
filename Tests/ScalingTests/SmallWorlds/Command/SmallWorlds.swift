import Foundation

/// Explores the small worlds with more faults than the tests do: `small-worlds FAULTS [NUMBER]`, the number of one model.
@main struct SmallWorlds {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) }
    guard arguments.count <= 2, arguments.allSatisfy({ $0 != nil }),
      case let faults = arguments.first.flatMap({ $0 }) ?? 2,
      case let only = arguments.dropFirst().first.flatMap({ $0 }), (0...9).contains(faults),
      only.map(Model.all.indices.contains) ?? true
    else {
      say("usage: small-worlds [FAULTS [NUMBER]], a number of worlds from 0 to \(Model.all.count - 1)")
      exit(64)
    }
    var isBroken = false
    for (number, model) in Model.all.enumerated() where only == nil || only == number {
      let start = Date()
      var exploration = Exploration(model, faults: faults)
      exploration.run()
      say("\(exploration.summary), \(Int(Date().timeIntervalSince(start))) s")
      for violation in exploration.violations.values {
        isBroken = true
        say(violation.joined(separator: "\n"))
      }
    }
    exit(isBroken ? 1 : 0)
  }

  /// At once: an exploration may take long.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
