/// One line of an INI file, taken apart as ConfigParser does it.
struct INILine {
  /// The line without comment and without white space at its ends.
  let text: String
  /// The number of white-space characters before the text.
  let indentation: Int
  let hasComment: Bool

  /// Takes `#` and `;` for a comment at the start of a line, `;` also after white space.
  init(_ line: String) {
    let scalars = line.unicodeScalars
    indentation = scalars.prefix { $0.properties.isWhitespace }.count
    let first = scalars.dropFirst(indentation).first
    if first == "#" || first == ";" {
      text = ""
      hasComment = true
      return
    }
    let comment = scalars.indices.first { index in
      scalars[index] == ";" && index > scalars.startIndex
        && scalars[scalars.index(before: index)].properties.isWhitespace
    }
    text = String(scalars[..<(comment ?? scalars.endIndex)]).trimmed
    hasComment = comment != nil
  }

  /// What stands between the first `[` and the last `]` of a line that begins with `[`, white space included.
  var sectionName: String? {
    guard text.hasPrefix("["), let end = text.lastIndex(of: "]") else { return nil }
    let name = text[text.index(after: text.startIndex)..<end]
    return name.isEmpty ? nil : String(name)
  }

  /// What stands before and after the first `=` or `:`, nil if there is none or nothing before it.
  var keyAndValue: (name: String, value: String)? {
    let scalars = text.unicodeScalars
    guard let delimiter = scalars.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let name = String(scalars[..<delimiter]).trimmed
    guard !name.isEmpty else { return nil }
    return (name, String(scalars[scalars.index(after: delimiter)...]).trimmed)
  }
}

extension String {
  /// Without the white space at both ends, as Unicode has it: an ideographic space counts.
  var trimmed: String {
    let tail = unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = tail.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(tail[...last])
  }
}
