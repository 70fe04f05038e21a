/// One command as listApis describes it: section 5 of the reference, with the general parameters of its kind.
struct Described: Sendable {
  var name: String
  var text: String
  /// The answer's object, or what the job's result holds.
  var answer: Object
  var isAsync = false
  var since: String?
  var parameters: [Parameter]

  struct Parameter: Sendable {
    var name: String
    var type: Kind
    var isRequired: Bool
    var since: String?
    var text: String

    /// The longest value in characters; 255 where a command says nothing else, whatever the type.
    var length: Int { name == "userdata" ? 1_048_576 : 255 }
  }

  /// A parameter's type as the server names it.
  enum Kind: String, Sendable {
    case boolean, date, integer, list, long, map, short, string, uuid
  }

  init(
    _ name: String, text: String, answer: Object, isAsync: Bool = false, since: String? = nil,
    general: [Parameter] = [], own: String = ""
  ) {
    (self.name, self.text, self.answer, self.isAsync, self.since) = (name, text, answer, isAsync, since)
    parameters = Parameter.table(own) + general
  }

  /// Every command that is described, by name.
  static let all = Dictionary(
    uniqueKeysWithValues: (machines + rules + choices + account).map { ($0.name, $0) })
}

extension Described.Parameter {
  /// Reads lines of name (`!`: required), type, since (`-`: always) and text.
  static func table(_ text: String) -> [Described.Parameter] {
    text.split(separator: "\n").map { line in
      let words = line.split(separator: " ", maxSplits: 3)
      guard words.count == 4, let type = Described.Kind(rawValue: String(words[1])) else {
        preconditionFailure("no parameter: \(line)")
      }
      let isRequired = words[0].hasSuffix("!")
      return Described.Parameter(
        name: String(isRequired ? words[0].dropLast() : words[0]), type: type, isRequired: isRequired,
        since: words[2] == "-" ? nil : String(words[2]), text: String(words[3].drop { $0 == " " }))
    }
  }
}
