/// Fills in the settings from a document and gathers every problem on the way.
struct Decoder {
  /// A key that the file gives.
  struct Reading {
    let place: Place
    let isValid: Bool
  }

  private let file: String
  let surroundings: Surroundings
  private let keys: [Key]
  var settings = Settings()
  private(set) var sections: OurSections
  var readings: [Key.ID: Reading] = [:]
  private var problems: [Problem] = []

  init(_ document: INIDocument, file: String, home: String?, sections wanted: [Section]) {
    self.file = file
    surroundings = Surroundings(home: home, file: file)
    keys = Keys.all.filter { wanted.contains($0.section) }
    sections = OurSections(in: document, wanted: wanted)
    for fault in document.faults {
      complain(Complaint(fault.what, hint: fault.hint), at: Place(section: nil, line: fault.line))
    }
    for (place, key, complaint) in sections.complaints { complain(complaint, key: key, at: place) }
    for section in wanted { decode(section) }
    for entry in sections.defaults { complainIfUnknownEverywhere(entry) }
  }

  /// Throws what `complain` was told, if anything.
  func result() throws(Problems) -> Settings {
    guard problems.isEmpty else { throw Problems(problems) }
    return settings
  }

  mutating func complain(_ complaint: Complaint, key: String? = nil, at place: Place) {
    problems.append(
      Problem(
        file: file, line: place.line, section: place.section, key: key, what: complaint.what, hint: complaint.hint))
  }

  private mutating func decode(_ section: Section) {
    let keys = keys.filter { $0.section == section }
    guard let content = sections.found[section] else {
      if !sections.misspelt.contains(section) { complainOfMissing(section, keys) }
      return
    }
    for entry in content.own { complainIfUnknown(entry, in: content) }
    let misspelt = Self.misspeltNames(in: content)
    for key in keys { decode(key, among: keys, in: content, misspelt: misspelt) }
    if section.passesNamesOn { passOnParameters(of: content) }
  }

  private mutating func complainOfMissing(_ section: Section, _ keys: [Key]) {
    let required = keys.filter { if case .required = $0.presence { true } else { false } }.map(\.name)
    complain(
      Complaint("the section is missing", hint: "it holds at least \(required.joined(separator: ", "))"),
      at: Place(section: section.name, line: nil))
  }

  /// `misspelt`: names of keys that are there in a wrong spelling.
  private mutating func decode(
    _ key: Key, among keys: [Key], in content: SectionContent, misspelt: Set<String>
  ) {
    let finding = content.finding(key.name)
    let substitutes = keys.filter { $0.standsFor(key) }
    switch key.presence {
    case .required:
      if let finding {
        read(key, from: finding)
      } else if !([key] + substitutes).contains(where: {
        content.finding($0.name) != nil || misspelt.contains($0.name)
      }) {
        complain(Complaint("is missing", hint: key.hint), key: key.name, at: content.place)
      }
    case .insteadOf, .optional:
      if let finding { read(key, from: finding) }
    case .defaultsTo(let value):
      if let finding { read(key, from: finding) } else { store(value, of: key, at: content.place) }
    case .foreign:
      break
    }
    if !substitutes.isEmpty { complainIfSaidTwice([key] + substitutes, in: content) }
  }
}
