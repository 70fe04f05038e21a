import Platform
import RCFile
import Synchronization
import Testing

@testable import cronscale

/// What the number, the id, the name or nothing at all chooses from a list.
@Suite struct InitChoicesTests {
  private static let choices = Choices(
    noun: "zone", heads: ["NAME", "ID"],
    rows: [
      Choices.Row(id: "2", names: ["east"], columns: ["east", "2"]),
      Choices.Row(id: "5", names: ["ウェブ"], columns: ["ウェブ", "5"]),
      Choices.Row(id: "7", names: ["twin"], columns: ["twin\u{1B}[2J", "7"]),
      Choices.Row(id: "8", names: ["twin"], columns: ["twin", "8"]),
    ])

  @Test(arguments: [
    ("1", "2"), ("4", "8"), ("2", "5"), ("5", "5"), ("7", "7"), ("east", "2"), ("ウェブ", "5"),
  ])
  func `a person names a row by its number in the list, then by its id or exact name`(
    text: String, id: String
  ) throws {
    #expect(try Self.choices.row(typed: text).id == id)
  }

  @Test(arguments: [("2", "2"), ("5", "5"), ("east", "2")])
  func `an option names a row by its id or exact name, never by its number`(text: String, id: String) throws {
    #expect(try Self.choices.row(named: text).id == id)
  }

  @Test(arguments: ["0", "9", "-1", "EAST", "eas", ""])
  func `what is no number of the list, id or name is refused with what there is`(text: String) {
    #expect(
      throws: Objection(
        "no zone \"\(text)\" among those that fit", hint: "type a number from 1 to 4, or the id or the exact name")
    ) { try Self.choices.row(typed: text) }
    #expect(
      throws: Objection(
        "no zone \"\(text)\" among those that fit",
        hint: "there are: east (2), ウェブ (5), twin (7), twin (8)")
    ) { try Self.choices.row(named: text) }
  }

  @Test func `a name that several have is refused with their ids`() {
    #expect(throws: Objection("several are called \"twin\"", hint: "name one by its id: 7, 8")) {
      try Self.choices.row(typed: "twin")
    }
  }

  @Test func `wide characters take two columns, and none moves the cursor`() {
    #expect(
      Self.choices.lines(within: 80) == [
        "     NAME      ID", "  1  east      2", "  2  ウェブ    5", "  3  twin\u{FFFD}[2J  7", "  4  twin      8",
      ])
  }
}

/// How a list fits a terminal.
@Suite struct NarrowListTests {
  private static let id = "4c9d7c6e-0f0b-4a3e-9d1e-0123456789ab"

  private static let templates = Choices(
    noun: "template", heads: ["NAME", "TEXT", "SIZE", "ID"],
    rows: [
      Choices.Row(id: id, names: [], columns: ["web", "ウェブサーバー of November 2026", "2 GiB", id]),
      Choices.Row(id: "1", names: [], columns: ["a-name-that-is-long", "short", "2 GiB", "1"]),
    ])

  @Test(arguments: [
    (200, "  1  web                  ウェブサーバー of November 2026  2 GiB  \(id)"),
    (80, "  1  web                  ウェブサ…  2 GiB  \(id)"), (70, "  1  web          ウェブ…  2 GiB  \(id)"),
    (20, "  1  web                  ウェブ…  2 GiB  \(id)"),
  ])
  func `what is too wide is cut in its text, in its name only if it then fits, and never in its id`(
    columns: Int, line: String
  ) {
    #expect(Self.templates.lines(within: columns)[1] == line)
  }
}

/// A person whose answers are known beforehand, and what was said to them.
final class Script: Sendable {
  private let state: Mutex<(answers: [String], said: String)>

  init(_ answers: String...) { state = Mutex((answers, "")) }

  var said: String { state.withLock(\.said) }

  var questioner: Questioner {
    Questioner(
      say: unattended.say,
      read: { prompt, _ throws(Keyboard.Ending) in
        self.unattended.say(prompt)
        guard let answer = self.state.withLock({ $0.answers.isEmpty ? nil : $0.answers.removeFirst() }) else {
          throw .closed
        }
        return answer
      })
  }

  /// The same with nobody there.
  var unattended: Questioner {
    Questioner(say: { text in self.state.withLock { $0.said += text } }, read: nil)
  }
}

@Suite struct QuestionerTests {
  private static let question = Prompt(text: "Size", option: "--size", fallback: "2")

  private static func size(_ text: String) throws(Objection) -> Int {
    guard let number = Int(text) else { throw Objection("no number", hint: "such as 3") }
    return number
  }

  @Test func `Enter is what stands in brackets`() throws {
    let script = Script("")
    #expect(try script.questioner.answer(Self.question, Self.size) == 2)
    #expect(script.said == "Size [2]: ")
  }

  @Test func `without such a default Enter asks again, and spaces at the ends do not count`() throws {
    let script = Script("", " ", "  3 ")
    #expect(try script.questioner.answer(Prompt(text: "Size", option: "--size"), Self.size) == 3)
    #expect(script.said == "Size: Size: Size: ")
  }

  @Test func `an answer that cannot be taken is said to be, and asked for again`() throws {
    let script = Script("two", "4")
    #expect(try script.questioner.answer(Self.question, Self.size) == 4)
    #expect(script.said == "Size [2]:   no number\n  such as 3\nSize [2]: ")
  }

  @Test func `what an option says is not asked, and is a wrong command line where it cannot be taken`() throws {
    let script = Script("9")
    var question = Self.question
    question.given = "5"
    #expect(try script.questioner.answer(question, Self.size) == 5)
    question.given = "five"
    #expect(throws: Failure(.usage, "--size: no number", hint: "such as 3")) {
      try script.questioner.answer(question, Self.size)
    }
    #expect(script.said == "")
  }

  @Test func `with nobody there the default is taken, and where there is none the option is named`() throws {
    let script = Script()
    #expect(try script.unattended.answer(Self.question, Self.size) == 2)
    #expect(throws: Failure.missing(["--size"])) {
      try script.unattended.answer(Prompt(text: "Size", option: "--size"), Self.size)
    }
  }

  @Test func `the end of the input gives up`() {
    #expect(throws: Failure.givenUp) { try Script().questioner.answer(Self.question, Self.size) }
  }

  @Test func `one choice only is taken and said`() throws {
    let script = Script()
    let row = Choices.Row(id: "1", names: ["east"], columns: ["east"])
    let choices = Choices(noun: "zone", heads: ["NAME"], rows: [row])
    #expect(try script.questioner.choice(Prompt(text: "Zone", option: "--zone"), from: choices) == row)
    #expect(script.said == "Zone: east (1), the only one\n")
  }

  @Test func `nothing that the cloud says moves a person's cursor`() throws {
    let script = Script("2")
    let evil = "\u{1B}]0;x\u{7}"
    let rows = ["1", "2"].map { Choices.Row(id: "\($0)\(evil)", names: [evil], columns: [evil]) }
    let choices = Choices(noun: "zone", heads: ["NAME"], rows: rows)
    #expect(try script.questioner.choice(Prompt(text: "Zone", option: "--zone"), from: choices) == rows[1])
    let question = Prompt(text: "Address", option: "--monitor", fallback: evil)
    let shown = Script("")
    _ = try shown.questioner.answer(question) { text throws(Objection) in text }
    _ = try? shown.questioner.agrees(to: "\(evil) is there: replace it? ")
    #expect(!(script.said + shown.said).contains(/[\u{1B}\u{7}]/))
  }

  @Test func `what an option says is never shown with its question`() {
    let question = Prompt(text: "Secret key", option: "$CRONSCALE_SECRET_KEY", given: "hunter2", isSecret: true)
    var dumped = ""
    dump(question, to: &dumped)
    for text in ["\(question)", String(reflecting: question), dumped] { #expect(!text.contains("hunter2")) }
  }

  @Test func `the end of the input is no yes`() throws {
    #expect(try !Script().questioner.agrees(to: "Really? [y/N] "))
  }

  @Test(arguments: [("y", true), ("YES", true), ("", false), ("n", false), ("no", false)])
  func `only yes is a yes`(answer: String, agrees: Bool) throws {
    #expect(try Script("perhaps", answer).questioner.agrees(to: "Really? [y/N] ") == agrees)
  }
}
