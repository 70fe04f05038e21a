import Platform
import RCFile

/// Gets answers: from the command line, from a person at a terminal, or not at all, and then it says which option is
/// missing.
struct Questioner {
  /// Shows a person a text: a prompt, or lines with their ends.
  let say: (String) -> Void
  /// Shows a prompt and reads a line, without echo where the answer is a secret; nil where nobody is there.
  let read: ((_ prompt: String, _ isSecret: Bool) throws(Keyboard.Ending) -> String)?
  /// The terminal's, which a person may change meanwhile.
  var columns: () -> Int = { 80 }

  var isPersonThere: Bool { read != nil }

  /// Says one line of its own, or several.
  func tell(_ line: String) { say(line.printableLines + "\n") }

  /// The answer, as `accept` makes it of the text; a person is asked until it is taken.
  func answer<Value>(
    _ question: Prompt, _ accept: (String) throws(Objection) -> Value
  ) throws(Failure) -> Value {
    if let given = question.given {
      do { return try accept(given) } catch { throw .wrongOption(question.option, error) }
    }
    while true {
      guard let line = try line(question.shown, isSecret: question.isSecret) else {
        return try answerUnasked(question, accept)
      }
      guard let text = line.isEmpty ? question.fallback : line else { continue }
      do { return try accept(text) } catch { tell(error.lines) }
    }
  }

  /// The row that is chosen; where there is only one, that is taken and said.
  ///
  /// - Parameter fallback: the number of the row that Enter stands for, from 0.
  func choice(_ question: Prompt, from choices: Choices, fallback: Int? = nil) throws(Failure) -> Choices.Row {
    if let given = question.given {
      do { return try choices.row(named: given) } catch { throw .wrongOption(question.option, error) }
    }
    if choices.rows.count == 1 {
      tell("\(question.text): \(choices.rows[0].summary), the only one")
      return choices.rows[0]
    }
    // Enter is a person's: a script has seen no list.
    guard isPersonThere else { throw .missing([question.option]) }
    show(choices)
    var question = question
    question.fallback = fallback.map { "\($0 + 1)" }
    let row = try answer(question) { text throws(Objection) in try choices.row(typed: text) }
    tell("\(question.text): \(row.summary)")
    return row
  }

  /// Shows a list, below an empty line.
  func show(_ choices: Choices) { tell(([""] + choices.lines(within: columns())).joined(separator: "\n")) }

  /// Whether a person says yes; Enter is no, and so are the input's end and nobody.
  ///
  /// - Parameter question: as it is shown, to its last space.
  func agrees(to question: String) throws(Failure) -> Bool {
    while true {
      guard let line = try line(question, isSecret: false, atEnd: "") else { return false }
      if ["y", "yes"].contains(line.lowercased()) { return true }
      if ["", "n", "no"].contains(line.lowercased()) { return false }
    }
  }

  private func answerUnasked<Value>(
    _ question: Prompt, _ accept: (String) throws(Objection) -> Value
  ) throws(Failure) -> Value {
    guard let fallback = question.fallback else { throw .missing([question.option]) }
    do { return try accept(fallback) } catch { throw .wrongOption(question.option, error) }
  }

  /// Nil where nobody is there.
  ///
  /// - Parameter end: what the end of the input stands for; nil: the person has given up.
  private func line(_ prompt: String, isSecret: Bool, atEnd end: String? = nil) throws(Failure) -> String? {
    guard let read else { return nil }
    do {
      return try read(prompt.printableLines, isSecret).withoutOuterSpaces
    } catch {
      // Behind the prompt, or what the terminal shows for Ctrl-C.
      say("\n")
      guard error == .closed, let end else { throw .givenUp }
      return end
    }
  }
}

extension Questioner {
  /// Standard input and standard error, where both are a terminal: questions and lists go to standard error, so that
  /// standard output holds the result alone and may go into a file.
  static var standard: Questioner {
    let say: (String) -> Void = { _ = StandardStream.standardError.write($0) }
    guard Keyboard.isThere, StandardStream.standardError.isTerminal else { return Questioner(say: say, read: nil) }
    return Questioner(
      say: say,
      read: { prompt, isSecret throws(Keyboard.Ending) in
        guard isSecret else {
          say(prompt)
          return try Keyboard.line()
        }
        let line = try Keyboard.secretLine { say(prompt) }
        // The line end that the person typed was not shown either.
        say("\n")
        return line
      }, columns: { StandardStream.standardError.columns ?? 80 })
  }
}

extension String {
  /// What was pasted often has some.
  fileprivate var withoutOuterSpaces: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.prefix(upTo: tail.lastIndex { !$0.isWhitespace }.map(tail.index(after:)) ?? tail.startIndex))
  }
}

extension Objection {
  /// What is wrong, and the hint on a line of its own.
  fileprivate var lines: String { ([what] + [hint].compactMap { $0 }).map { "  \($0)" }.joined(separator: "\n") }
}

extension Failure {
  /// A person ended the questions, or a signal did.
  static let givenUp = Failure(.unfinished, "given up")

  static func wrongOption(_ option: String, _ objection: Objection) -> Failure {
    Failure(.usage, "\(option): \(objection.what)", hint: objection.hint)
  }
}
