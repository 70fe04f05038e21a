import Testing

@testable import Scaling

/// Spec sections 3 and 4: what the loads of several hosts count as, and when they count.
@Suite struct AggregateTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var answers: [Double]
    var asked: Int
    /// Of average, maximum and median; nil: no load.
    var loads: [Double]?
    var testDescription: String { "\(answers) of \(asked)" }

    init(_ answers: [Double], of asked: Int, _ loads: [Double]?) {
      (self.answers, self.asked, self.loads) = (answers, asked, loads)
    }
  }

  static let rows = [
    Row([], of: 0, nil), Row([], of: 1, nil), Row([], of: 5, nil),
    Row([2.31], of: 1, [2.31, 2.31, 2.31]), Row([0], of: 1, [0, 0, 0]), Row([2.31], of: 2, nil),
    Row([1, 2], of: 2, [1.5, 2, 1.5]), Row([1, 2], of: 3, [1.5, 2, 1.5]), Row([1, 2], of: 4, nil),
    Row([9, 1, 2], of: 3, [4, 9, 2]), Row([9, 1, 2], of: 4, [4, 9, 2]), Row([9, 1, 2], of: 5, [4, 9, 2]),
    Row([9, 1, 2], of: 6, nil),
    Row([4, 1, 9, 2], of: 4, [4, 9, 3]), Row([4, 1, 9, 2], of: 7, [4, 9, 3]), Row([4, 1, 9, 2], of: 8, nil),
    Row([5, 4, 1, 9, 2], of: 5, [4.2, 9, 4]), Row([1, 1, 2], of: 5, [1.3333, 2, 1]),
    Row([2, 3, 3], of: 3, [2.6667, 3, 3]),
  ]

  @Test(arguments: rows)
  func `those that answered count while they are more than half`(row: Row) {
    let loads = Aggregate.allCases.map { $0.load(of: row.answers, asked: row.asked) }
    #expect(Aggregate.allCases == [.average, .maximum, .median])
    #expect(loads == row.loads ?? [nil, nil, nil])
  }

  @Test(arguments: [0.1, 0.12345, 3, 0.3, 123_456_789_012_345])
  func `hosts that all have the same load have that one, to the last digit`(load: Double) {
    for aggregate in Aggregate.allCases {
      #expect(aggregate.load(of: [load, load, load], asked: 3) == load)
      #expect(aggregate.load(of: [load, load], asked: 2) == load)
    }
  }

  @Test func `the order of the answers does not matter`() {
    let loads = [0.1, 0.2, 0.3, 0.7, 5.5]
    for aggregate in Aggregate.allCases {
      #expect(aggregate.load(of: loads, asked: 5) == aggregate.load(of: loads.reversed(), asked: 5))
    }
  }
}
