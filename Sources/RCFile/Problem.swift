/// One thing that is wrong in an rc file.
package struct Problem: Hashable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// From 1; nil where something is missing from the file as a whole.
  package let line: Int?
  /// As the file spells it.
  package let section: String?
  package let key: String?
  /// What was found and what is allowed; never a secret's value.
  package let what: String
  /// What to do about it.
  package let hint: String?

  package init(file: String, line: Int?, section: String?, key: String?, what: String, hint: String?) {
    self.file = file
    self.line = line
    self.section = section
    self.key = key
    self.what = what
    self.hint = hint
  }

  /// The statement, and the hint on a line of its own.
  package var message: String {
    statement + (hint.map { "\n\($0)" } ?? "")
  }

  /// `web.rc:12: [scaling] max_size: …`
  package var statement: String {
    let place = line.map { "\(file):\($0): " } ?? "\(file): "
    let subject: String
    switch (section, key) {
    case (let section?, let key?): subject = "[\(section)] \(key): "
    case (let section?, nil): subject = "[\(section)]: "
    case (nil, let key?): subject = "\(key): "
    case (nil, nil): subject = ""
    }
    return place + subject + what
  }
}

/// Everything that is wrong in an rc file, by line; what concerns no line comes last.
package struct Problems: Error, Equatable {
  package let all: [Problem]

  init(_ problems: [Problem]) {
    var seen: Set<Problem> = []
    all = problems.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset) }
      .map(\.element)
  }

  /// The messages of all problems, one below the other.
  package var message: String { all.map(\.message).joined(separator: "\n") }
}
