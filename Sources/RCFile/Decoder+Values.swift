extension Decoder {
  /// Reads the value of a key that the file gives.
  mutating func read(_ key: Key, from finding: SectionContent.Finding) {
    let isValid: Bool
    do throws(Complaint) {
      let text = try Self.text(of: finding.entry, for: key)
      isValid = text.isEmpty || store(text, of: key, at: finding.place)
    } catch {
      complain(error, key: key.name, at: finding.place)
      isValid = false
    }
    readings[key.id] = Reading(place: finding.place, isValid: isValid)
  }

  /// Puts a value into the settings; false if it is refused.
  @discardableResult
  mutating func store(_ text: String, of key: Key, at place: Place) -> Bool {
    do throws(Complaint) {
      try key.kind.store(text, surroundings, &settings)
      return true
    } catch {
      complain(error, key: key.name, at: place)
      return false
    }
  }

  /// The value of an entry; only the passphrase may be empty, as the old tools required the line.
  private static func text(of entry: INIDocument.Entry, for key: Key) throws(Complaint) -> String {
    let text = try plainText(of: entry, severalLines: key.kind.takesSeveralLines)
    if text.isEmpty, !key.mayBeEmpty { throw Complaint("is empty", hint: key.hintForEmpty) }
    if let placeholder = key.placeholder, text == placeholder {
      throw Complaint("still the placeholder \(placeholder)", hint: key.hint)
    }
    return text
  }

  /// The value of an entry without what no value may hold; it is never quoted, since it may be a secret.
  static func plainText(of entry: INIDocument.Entry, severalLines: Bool) throws(Complaint) -> String {
    if let line = entry.continuation, !severalLines, entry.value.contains("\n") {
      throw Complaint(
        "the value goes on in line \(line), which is indented",
        hint: "take the indentation away if that line is a key of its own")
    }
    if entry.value.unicodeScalars.contains("\u{FFFD}") {
      throw Complaint("holds bytes that are no UTF-8", hint: "save the file as UTF-8")
    }
    if let control = entry.value.unicodeScalars.first(where: { $0.isControl && $0 != "\n" }) {
      throw Complaint("holds the control character \(control.codePoint)", hint: "retype the line")
    }
    // Python 2's ConfigParser, the old tools' own, read "" as empty.
    return entry.value == "\"\"" ? "" : entry.value
  }

  /// Complains if more than one of the keys that stand for each other are given.
  mutating func complainIfSaidTwice(_ family: [Key], in content: SectionContent) {
    let given = family.compactMap { key in content.finding(key.name).map { (key: key, finding: $0) } }
      .filter { !($0.key.mayBeEmpty && $0.finding.entry.value.isEmpty) }
      .sorted { $0.finding.entry.line < $1.finding.entry.line }
    guard let first = given.first else { return }
    for (key, finding) in given.dropFirst() {
      complain(
        Complaint(
          "\(first.key.name) is given on line \(first.finding.entry.line) already", hint: "remove one of the two"),
        key: key.name, at: finding.place)
    }
  }
}

extension Key {
  /// Whether it may be given in place of another key of its section.
  func standsFor(_ other: Key) -> Bool {
    if case .insteadOf(let name, _) = presence { name == other.name } else { false }
  }

  /// Whether an empty value means none.
  var mayBeEmpty: Bool {
    if case .optional(_, sample: "") = presence { true } else { false }
  }

  fileprivate var hintForEmpty: String {
    switch presence {
    case .required, .foreign: hint
    case .insteadOf(let name, _): "leave the line out to give \(name) itself"
    case .defaultsTo(let value): "leave the line out for the default, \(value)"
    case .optional(let value, _): "leave the line out for the default: \(value)"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
