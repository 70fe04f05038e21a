#if os(Linux)
  import CloudSimulator
  import Foundation

  /// One scenario with runs that are killed at such points, one after the other, and then left alone until all is quiet.
  struct KillSequence: Sendable, CustomStringConvertible {
    let scenario: KillScenario
    let points: [KillPoint]

    /// As in "3.0-uuid in: request 3 before, write 1 half"; `packaging/kill-everywhere --replay` takes it.
    var description: String {
      "\(scenario): \(points.map(\.description).joined(separator: ", "))"
    }

    init(_ scenario: KillScenario, _ points: [KillPoint]) {
      (self.scenario, self.points) = (scenario, points)
    }

    /// Reads what ``description`` writes.
    init?(_ text: String) {
      let halves = text.components(separatedBy: ": ")
      let points = halves.last?.components(separatedBy: ", ").compactMap(KillPoint.init)
      guard halves.count == 2, let points, !points.isEmpty,
        points.map(\.description).joined(separator: ", ") == halves[1],
        let scenario = KillScenario.all.first(where: { $0.description == halves[0] })
      else { return nil }
      self.init(scenario, points)
    }
  }
#endif
