/// How the loads of several hosts become the one that decides.
package enum Aggregate: String, CaseIterable, Sendable {
  case average
  case maximum
  /// Between the two in the middle where they are even in number.
  case median

  /// The load of all, by those that answered; nil unless these are more than half of those that were asked.
  ///
  /// What no host printed itself has four digits behind the point.
  package func load(of answers: [Double], asked: Int) -> Double? {
    guard !answers.isEmpty, answers.count * 2 > asked else { return nil }
    switch self {
    case .average: return Self.mean(answers[...])
    case .maximum: return answers.max()
    case .median: return Self.mean(Self.middle(of: answers.sorted()))
    }
  }

  /// One of an odd number, two of an even one.
  private static func middle(of sorted: [Double]) -> ArraySlice<Double> {
    sorted[((sorted.count - 1) / 2)...(sorted.count / 2)]
  }

  private static func mean(_ loads: ArraySlice<Double>) -> Double {
    guard loads.count > 1, let first = loads.first else { return loads.first ?? 0 }
    // Where all are alike no division may make it another number: at a threshold exactly nothing happens.
    if loads.allSatisfy({ $0 == first }) { return first }
    return (loads.reduce(0, +) / Double(loads.count) * 10_000).rounded() / 10_000
  }
}
