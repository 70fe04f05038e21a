extension Kind {
  /// Seconds that may be 0; at most some 30 years, so that they can be added to a time.
  static func seconds(_ set: @escaping Setter<Double>) -> Kind {
    decimal(in: 0...1e9, allowed: "seconds from 0 to 1000000000", set)
  }

  /// Seconds after which something is given up: at least a millisecond, since 0 means "never" to the libraries.
  static func timeLimit(_ set: @escaping Setter<Double>) -> Kind {
    decimal(in: 0.001...86_400, allowed: "seconds from 0.001 to 86400", set)
  }

  /// A load, or what a command of the user's prints instead.
  static func threshold(_ set: @escaping Setter<Double>) -> Kind {
    decimal(in: 0...1e15, allowed: "a decimal, 0 or more", set)
  }

  /// An integer in digits.
  static func wholeNumber(in range: ClosedRange<Int>, _ set: @escaping Setter<Int>) -> Kind {
    value(set) { text throws(Complaint) in try wholeNumber(text, in: range) }
  }

  /// The words of ConfigParser's `getboolean`.
  static func yesOrNo(_ set: @escaping Setter<Bool>) -> Kind {
    value(set) { text throws(Complaint) in
      switch text.lowercased() {
      case "yes", "true", "on", "1": true
      case "no", "false", "off", "0": false
      default: throw Complaint(found: text, allowed: "yes or no")
      }
    }
  }

  /// One of the words of an enum.
  static func word<Choice: RawRepresentable<String> & Sendable>(
    of choices: [Choice], _ set: @escaping Setter<Choice>
  ) -> Kind {
    value(set) { text throws(Complaint) in
      guard let choice = choices.first(where: { $0.rawValue == text.lowercased() }) else {
        let words = choices.map(\.rawValue)
        throw Complaint(found: text, allowed: words.dropLast().joined(separator: ", ") + " or " + words.last!)
      }
      return choice
    }
  }

  static func wholeNumber(_ text: String, in range: ClosedRange<Int>) throws(Complaint) -> Int {
    guard text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) else {
      throw Complaint(found: text, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private static func decimal(
    in range: ClosedRange<Double>, allowed: String, _ set: @escaping Setter<Double>
  ) -> Kind {
    value(set) { text throws(Complaint) in
      let isPlain = text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
      guard isPlain, let number = Double(text), range.contains(number) else {
        throw Complaint(found: text, allowed: allowed, hint: hintForDecimal(text))
      }
      return number
    }
  }

  private static func hintForDecimal(_ text: String) -> String? {
    if text.contains(",") { return "write a point in place of the comma" }
    let unit = text.drop { $0.isNumber || $0 == "." }
    return ["s", "sec", "m", "min", "h"].contains(unit) ? "write seconds, without a unit" : nil
  }
}

extension UInt8 {
  /// Whether it is one of the characters 0 to 9.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
