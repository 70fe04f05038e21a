extension Fault: CustomStringConvertible, Codable {
  package var description: String {
    "\(command):\(asked)\(times == 1 ? "" : "+\(times)"):\(kind.description)"
  }

  /// - Parameter text: `COMMAND:ASKED:KIND` or `COMMAND:ASKED+TIMES:KIND`; for the plus a space will do, which is what
  ///   a URL makes of it.
  package init(parsing text: String) throws(FaultError) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { throw FaultError(text, .form) }
    guard Fault.isKnown(parts[0]) else { throw FaultError(text, .command(parts[0])) }
    let counts = parts[1].split(omittingEmptySubsequences: false) { $0 == "+" || $0 == " " }.map { Int($0) ?? 0 }
    guard (1...2).contains(counts.count), counts.allSatisfy({ $0 > 0 }) else {
      throw FaultError(text, .count(parts[1]))
    }
    do throws(FaultError.Problem) {
      self.init(parts[0], asked: counts[0], times: counts.count > 1 ? counts[1] : 1, try Kind(parsing: parts[2]))
    } catch {
      throw FaultError(text, error)
    }
  }

  /// Whether any command can be meant: a misspelt fault would never strike.
  private static func isKnown(_ command: String) -> Bool {
    if ["read", "change"].contains(command.lowercased()) { return true }
    let fault = Fault(command, .instead(.drop))
    return Command.all.keys.contains { fault.matches($0) }
  }

  package init(from decoder: any Decoder) throws {
    try self.init(parsing: decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
