/// A name, and what stands behind its `=`.
struct FaultWord {
  var name: String
  var argument: String?

  init(name: String, argument: String?) { (self.name, self.argument) = (name, argument) }

  init(_ text: String) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(name: halves.first ?? "", argument: halves.count > 1 ? halves[1] : nil)
  }

  /// The rest of the name behind a prefix, if it has that.
  func after(_ prefix: String) -> FaultWord? {
    name.hasPrefix(prefix) ? FaultWord(name: String(name.dropFirst(prefix.count)), argument: argument) : nil
  }

  func takesNothing() throws(FaultError.Problem) {
    if argument != nil { throw problem("nothing") }
  }

  func seconds(_ expected: String = "seconds, above 0") throws(FaultError.Problem) -> Double {
    guard let number = argument.flatMap(Double.init), number > 0, number <= 1e9 else { throw problem(expected) }
    return number
  }

  func integer(from least: Int, to most: Int = 1 << 40) throws(FaultError.Problem) -> Int {
    guard let number = argument.flatMap({ Int($0) }), number >= least, number <= most else {
      throw problem(most < 1_000 ? "a number from \(least) to \(most)" : "a whole number, \(least) or more")
    }
    return number
  }

  /// A VM state, as the API writes it; Stopped where none is given.
  func state() throws(FaultError.Problem) -> Machine.State {
    guard let argument else { return .stopped }
    guard let state = Machine.State(rawValue: argument) else { throw problem("a VM state, as Running") }
    return state
  }

  /// What stands behind a name that has an argument.
  static func tail(_ argument: String?) -> String { argument.map { "=\($0)" } ?? "" }

  /// The number without a fraction that is none.
  static func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }

  private func problem(_ expected: String) -> FaultError.Problem {
    .argument(argument ?? "", of: name, expected: expected)
  }
}
