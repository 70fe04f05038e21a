/// What one of our sections holds, with what `[DEFAULT]` adds to it.
struct SectionContent {
  /// One key as it was found.
  struct Finding {
    let place: Place
    let entry: INIDocument.Entry
  }

  let section: Section
  /// The section's first line.
  let place: Place
  /// The section's own keys, without repetitions.
  let own: [INIDocument.Entry]
  /// The keys of `[DEFAULT]`, without repetitions.
  let defaults: [INIDocument.Entry]

  /// The section's own key of this name, else that of `[DEFAULT]`.
  func finding(_ key: String) -> Finding? {
    if let entry = own.first(where: { $0.name.lowercased() == key }) {
      return Finding(place: place.at(entry.line), entry: entry)
    }
    return defaults.first { $0.name.lowercased() == key }
      .map { Finding(place: Place(section: Section.defaults, line: $0.line), entry: $0) }
  }
}

/// Where in an rc file something stands.
struct Place {
  /// As the file spells it.
  let section: String?
  let line: Int?

  /// Another line of the same section.
  func at(_ line: Int) -> Place { Place(section: section, line: line) }
}
