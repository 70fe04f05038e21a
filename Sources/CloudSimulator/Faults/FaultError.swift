/// Why a text is no fault.
package struct FaultError: Error, Equatable, CustomStringConvertible {
  package var text: String
  package var problem: Problem

  init(_ text: String, _ problem: Problem) { (self.text, self.problem) = (text, problem) }

  package enum Problem: Error, Equatable {
    case form
    case command(String)
    case count(String)
    case kind(String)
    /// What stands where the expected should.
    case argument(String, of: String, expected: String)
  }

  package var description: String {
    switch problem {
    case .form: "fault \"\(text)\": not of the form COMMAND:ASKED:KIND\n  such as deployVirtualMachine:1:process-drop"
    case .command(let name):
      "fault \"\(text)\": no command \"\(name)\"\n  an API command, the beginning of some (list*), read, change, or *"
    case .count(let count):
      "fault \"\(text)\": \"\(count)\" is no count\n  3 is the third request, 3+2 the third and the fourth"
    case .kind(let name): "fault \"\(text)\": no kind \"\(name)\"\n\(Fault.Kind.help)"
    case .argument(let found, let kind, let expected):
      "fault \"\(text)\": \(kind) with \"\(found)\"\n  it takes \(expected)"
    }
  }
}
