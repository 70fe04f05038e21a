import CloudStack

/// What the cloud says of its commands, for people.
enum CommandText {
  /// Name and first sentence of each, sorted; nil where none is about the word.
  static func list(_ commands: [CommandDescription], about word: String?) -> String? {
    let found = commands.filter { command in
      guard let word = word?.lowercased() else { return true }
      return command.name.lowercased().contains(word) || command.text.lowercased().contains(word)
    }
    guard !found.isEmpty else { return nil }
    let sorted = found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return text(Table(rows: sorted.map { [$0.name.escaped, firstSentence(of: $0.text).escaped] }).lines)
  }

  /// A command and its parameters, the required ones first, each in the server's order.
  static func help(_ command: CommandDescription) -> String {
    var lines = ["\(command.name): \(command.text)".escaped]
    lines += [
      command.isAsync ? "Asynchronous: answers with a jobid; --wait waits for the job's result." : "Answers at once."
    ]
    for (title, isRequired) in [("Required:", true), ("Optional:", false)] {
      let parameters = command.parameters.filter { $0.isRequired == isRequired }
      guard !parameters.isEmpty else { continue }
      let rows = parameters.map { ["  \($0.name)=".escaped, $0.type.escaped, $0.text.escaped] }
      lines += ["", title] + Table(rows: rows).lines
    }
    return text(lines)
  }

  private static func firstSentence(of text: String) -> String {
    text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) } ?? text
  }

  private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
