/// An INI file as Python 3's ConfigParser reads it with `inline_comment_prefixes=(';',)` and no interpolation.
///
/// Differences, all on purpose: a byte-order mark is skipped; sections and keys given twice are kept side by side for
/// the reader to judge; bytes that are no UTF-8 become U+FFFD, so that they hurt in values only and not in comments.
struct INIDocument: Equatable, Sendable {
  /// One `name = value` with its continuation lines.
  struct Entry: Equatable, Sendable {
    /// As written, with its case.
    let name: String
    let line: Int
    /// All lines of the value joined by line feeds, without the white space round them.
    var value: String
    /// The line on which the value first goes on, nil if it has one line.
    var continuation: Int?
  }

  /// One `[name]` and what stands below it.
  struct Section: Equatable, Sendable {
    let name: String
    let line: Int
    var entries: [Entry] = []
  }

  /// A line that is no INI.
  struct Fault: Equatable, Sendable {
    let line: Int
    let what: String
    let hint: String?
  }

  private(set) var sections: [Section] = []
  private(set) var faults: [Fault] = []

  /// Reads a whole file.
  init(_ bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      faults = [Fault(line: 1, what: "the file is UTF-16", hint: "save it as UTF-8")]
      return
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var parser = Parser()
    for (index, line) in Self.lines(of: bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : Array(bytes)) {
      parser.read(INILine(line), number: index + 1)
    }
    self = parser.document
    trimValues()
  }

  private init() {}

  /// Splits at LF, CR LF and CR only, as Python's text files do; U+2028 and form feeds are part of a line.
  private static func lines(of bytes: [UInt8]) -> some Sequence<(offset: Int, element: String)> {
    var unified: [UInt8] = []
    unified.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        unified.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        unified.append(byte)
      }
      previous = byte
    }
    return unified.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
      .enumerated()
  }

  private mutating func trimValues() {
    for section in sections.indices {
      for entry in sections[section].entries.indices {
        sections[section].entries[entry].value = sections[section].entries[entry].value.trimmed
      }
    }
  }
}

extension INIDocument {
  /// The state between two lines.
  private struct Parser {
    var document = INIDocument()
    /// How far the last key or section is indented; a line that is indented further continues its value.
    private var indentation = 0
    private var isInEntry = false
    private var saidThatNoSectionIsOpen = false

    mutating func read(_ line: INILine, number: Int) {
      guard !line.text.isEmpty else {
        if isInEntry && !line.hasComment { append("", number: number) }
        return
      }
      if isInEntry && line.indentation > indentation {
        append(line.text, number: number)
        return
      }
      indentation = line.indentation
      isInEntry = false
      if let name = line.sectionName {
        document.sections.append(Section(name: name, line: number))
      } else if document.sections.isEmpty {
        refuseLineOutsideSections(number: number)
      } else if let (name, value) = line.keyAndValue {
        let last = document.sections.indices.last!
        document.sections[last].entries.append(Entry(name: name, line: number, value: value))
        isInEntry = true
      } else {
        // The line is not quoted: it may be a secret whose key was lost.
        document.faults.append(
          Fault(line: number, what: "neither a [section] nor a key = value", hint: "a comment begins with # or ;"))
      }
    }

    private mutating func refuseLineOutsideSections(number: Int) {
      guard !saidThatNoSectionIsOpen else { return }
      saidThatNoSectionIsOpen = true
      document.faults.append(
        Fault(
          line: number, what: "a line before any [section]", hint: "begin the file with a section such as [account]"))
    }

    private mutating func append(_ text: String, number: Int) {
      let section = document.sections.indices.last!
      let entry = document.sections[section].entries.indices.last!
      document.sections[section].entries[entry].value += "\n" + text
      if !text.isEmpty && document.sections[section].entries[entry].continuation == nil {
        document.sections[section].entries[entry].continuation = number
      }
    }
  }
}
