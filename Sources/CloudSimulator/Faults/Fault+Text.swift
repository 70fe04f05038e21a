extension Fault: LosslessStringConvertible, Codable {
  package var description: String {
    "\(command):\(asked)\(times == 1 ? "" : "+\(times)"):\(kind.description)"
  }

  package init?(_ description: String) {
    do throws(FaultError) {
      try self.init(parsing: description)
    } catch {
      return nil
    }
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

/// Why a text is no fault.
package struct FaultError: Error, Equatable, CustomStringConvertible {
  package var text: String
  package var problem: Problem

  init(_ text: String, _ problem: Problem) { (self.text, self.problem) = (text, problem) }

  package enum Problem: Error, Equatable {
    case form
    case command(String)
    case count(String)
    case kind(String)
    /// What stands where the expected should.
    case argument(String, of: String, expected: String)
  }

  package var description: String {
    switch problem {
    case .form: "fault \"\(text)\": not of the form COMMAND:ASKED:KIND\n  such as deployVirtualMachine:1:process-drop"
    case .command(let name):
      "fault \"\(text)\": no command \"\(name)\"\n  an API command, the beginning of some (list*), read, change, or *"
    case .count(let count):
      "fault \"\(text)\": \"\(count)\" is no count\n  3 is the third request, 3+2 the third and the fourth"
    case .kind(let name): "fault \"\(text)\": no kind \"\(name)\"\n\(Fault.Kind.help)"
    case .argument(let found, let kind, let expected):
      "fault \"\(text)\": \(kind) with \"\(found)\"\n  it takes \(expected)"
    }
  }
}
