/// The sections of a file that are ours, told from misspelt ones and from those of other tools.
struct OurSections {
  /// What was found; of a section given twice the first.
  private(set) var found: [Section: SectionContent] = [:]
  /// The keys of `[DEFAULT]`.
  private(set) var defaults: [INIDocument.Entry] = []
  /// Sections that a misspelt name stands for.
  private(set) var misspelt: Set<Section> = []
  private(set) var complaints: [(place: Place, key: String?, complaint: Complaint)] = []

  /// Looks for the wanted sections only; the others are left alone.
  init(in document: INIDocument, wanted: [Section]) {
    var ours: [(section: Section, read: INIDocument.Section)] = []
    for read in document.sections {
      if read.name == Section.defaults {
        defaults += read.entries
      } else if let section = wanted.first(where: { $0.spellings.contains(read.name) }) {
        ours.append((section, read))
      } else {
        complainIfMisspelt(read, wanted: wanted)
      }
    }
    defaults = withoutRepetitions(defaults, section: Section.defaults)
    for (section, read) in ours { add(read, as: section) }
  }

  private mutating func complainIfMisspelt(_ read: INIDocument.Section, wanted: [Section]) {
    let names = wanted.flatMap(\.spellings)
    let others = Section.allCases.filter { !wanted.contains($0) }.flatMap(\.spellings)
    guard !others.contains(read.name),
      let meant = Suggestion.nearest(to: read.name, among: names + [Section.defaults])
    else { return }
    misspelt.formUnion(wanted.filter { $0.spellings.contains(meant) })
    complain("unknown section", hint: "did you mean [\(meant)]?", at: Place(section: read.name, line: read.line))
  }

  private mutating func add(_ read: INIDocument.Section, as section: Section) {
    let place = Place(section: read.name, line: read.line)
    if let first = found[section]?.place, let name = first.section, let line = first.line {
      let what = name == read.name ? "begun on line \(line) already" : "the same section as [\(name)] on line \(line)"
      complain(what, hint: "put all keys into one of the two", at: place)
      return
    }
    found[section] = SectionContent(
      section: section, place: place, own: withoutRepetitions(read.entries, section: read.name), defaults: defaults)
  }

  private mutating func withoutRepetitions(_ entries: [INIDocument.Entry], section: String) -> [INIDocument.Entry] {
    var firstLines: [String: Int] = [:]
    return entries.filter { entry in
      let name = entry.name.lowercased()
      guard let line = firstLines[name] else {
        firstLines[name] = entry.line
        return true
      }
      complain(
        "given on line \(line) already", hint: "remove one of the two", key: name,
        at: Place(section: section, line: entry.line))
      return false
    }
  }

  private mutating func complain(_ what: String, hint: String, key: String? = nil, at place: Place) {
    complaints.append((place, key, Complaint(what, hint: hint)))
  }
}
