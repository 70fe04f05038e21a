/// Values for an rc file that is yet to be written, each judged as it comes.
package struct Draft: Sendable, Equatable {
  /// Why a value cannot be taken; it never quotes a secret.
  package struct Objection: Error, Equatable {
    package let what: String
    /// What to do about it.
    package let hint: String?

    package init(_ what: String, hint: String? = nil) {
      self.what = what
      self.hint = hint
    }
  }

  private var values: [Key.ID: String] = [:]
  /// Parameters of deployVirtualMachine, in the order of their lines.
  private(set) var parameters: [Settings.Launch.Parameter] = []

  /// What a person calls the value of a key, or of a parameter.
  private(set) var notes: [Key.ID: String] = [:]

  package init() {}

  /// The value that was taken for a key; nil where there is none.
  package subscript(section: Section, name: String) -> String? { values[Key.ID(section: section, name: name)] }

  /// Takes a value in the place of an earlier one, and of those that stand for it: a secret's file for the secret.
  ///
  /// - Parameters:
  ///   - name: a key of the table.
  ///   - home: what `~/` stands for; nil where the environment names no home folder.
  package mutating func set(_ section: Section, _ name: String, to text: String, home: String?) throws(Objection) {
    guard let key = Keys.all.first(where: { $0.section == section && $0.name == name }) else {
      preconditionFailure("[\(section.name)] has no key \(name)")
    }
    try judge(text, for: key, home: home)
    for other in key.alternatives { values[other.id] = nil }
    values[key.id] = text
    notes[key.id] = nil
  }

  /// Has a comment above an id's line say what people call it; until the next value.
  package mutating func note(_ section: Section, _ name: String, _ text: String) {
    let isPlain = !text.unicodeScalars.contains(where: \.isControl)
    notes[Key.ID(section: section, name: name)] = isPlain ? text : nil
  }

  /// Forgets the value of a key, and of those that stand for it.
  ///
  /// - Parameter name: a key of the table.
  package mutating func remove(_ section: Section, _ name: String) {
    for key in Keys.all where key.section == section && (key.name == name || key.replaces(name)) {
      values[key.id] = nil
    }
  }

  /// Takes a value for a parameter of deployVirtualMachine.
  package mutating func pass(_ name: String, _ text: String) throws(Objection) {
    try Self.requireOneLine(text, of: name)
    parameters = parameters.filter { $0.name != name } + [Settings.Launch.Parameter(name: name, value: text)]
    notes[Key.ID(section: .launch, name: name)] = nil
  }

  private func judge(_ text: String, for key: Key, home: String?) throws(Objection) {
    guard !text.isEmpty else { throw Objection("is empty", hint: key.sentence) }
    try Self.requireOneLine(text, of: key.name)
    var scratch = settingsAbove(key, home: home)
    do throws(Complaint) {
      try key.kind.store(text, Surroundings(home: home, file: ""), &scratch)
    } catch {
      throw Objection(error.what, hint: error.hint)
    }
  }

  /// What a key may have to agree with: those that stand above it in its section.
  private func settingsAbove(_ key: Key, home: String?) -> Settings {
    var settings = Settings()
    for other in Keys.all.prefix(while: { $0.id != key.id }) where other.section == key.section {
      guard let text = values[other.id] else { continue }
      do { try other.kind.store(text, Surroundings(home: home, file: ""), &settings) } catch { continue }
    }
    return settings
  }

  /// Refuses what the line `name = text` would not be read as: white space at its ends, ` ;`, control characters.
  private static func requireOneLine(_ text: String, of name: String) throws(Objection) {
    let bytes = Array("[x]\n\(name) = \(text)\n".utf8)
    let entries = INIDocument(bytes).sections.flatMap(\.entries)
    let isPlain = !text.unicodeScalars.contains { $0.isControl || $0 == "\u{FFFD}" } && text != "\"\""
    guard isPlain, entries.map(\.name) == [name], entries.map(\.value) == [text] else {
      throw Objection("cannot stand in an rc file", hint: "it must not hold ' ;', line ends or control characters")
    }
  }
}

extension Draft: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "••••" }
  package var debugDescription: String { "••••" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Draft {
  /// Whether the file gives this key by another one of its section.
  func givesOtherwise(_ key: Key) -> Bool { key.alternatives.contains { values[$0.id] != nil } }

  /// The account as the file will say it; the other sections may still be missing.
  package func account(home: String?) throws(Problems) -> Settings.Account {
    try Settings.Account.decode(SampleFile.text(with: self).utf8, file: "", home: home)
  }

  /// The monitored host as the file will say it, likewise.
  package func monitoring(home: String?) throws(Problems) -> Settings.Monitoring {
    let document = INIDocument(Array(SampleFile.text(with: self).utf8))
    return try Decoder(document, file: "", home: home, sections: [.monitoring]).result().monitoring
  }
}

extension Key {
  /// The other keys of the section of which only one may be given beside this one: none of them.
  fileprivate var alternatives: [Key] {
    let root = if case .insteadOf(let name, _) = presence { name } else { name }
    return Keys.all.filter { other in
      other.section == section && other.name != name && (other.name == root || other.replaces(root))
    }
  }

  fileprivate func replaces(_ root: String) -> Bool {
    if case .insteadOf(root, _) = presence { true } else { false }
  }
}
