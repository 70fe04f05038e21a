// Why not argument-parser's options: those whose value may be missing (`-t`, `-t FIELDS`, `--list [WORD]`) and names that
// nobody knows beforehand are both beyond it. It hands on every word as it is.

extension APIWords {
  /// Reads the words; throws for the first that does not make sense, before anything is asked of anybody.
  init(_ words: [String]) throws(Failure) {
    var reader = APIWordReader(words)
    self = try reader.read()
  }
}

/// Goes through the words from left to right.
struct APIWordReader {
  var rest: ArraySlice<String>
  var result = APIWords()
  var command: String?
  /// Options that may be given once, as they were given.
  var given: [APIOption: String] = [:]
  /// What stood behind them.
  var values: [APIOption: String] = [:]

  init(_ words: [String]) {
    rest = words[...]
  }

  mutating func read() throws(Failure) -> APIWords {
    var optionsAreOver = false
    // What is no UTF-8 has been repaired with this character, and would be sent so.
    if let word = rest.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
      throw .usage("\(word): it is no UTF-8, which is all that the API takes", hint: "set the terminal to UTF-8")
    }
    while let word = rest.popFirst() {
      if optionsAreOver || !word.hasPrefix("-") || word == "-" {
        try take(plain: word)
      } else if word == "--" {
        optionsAreOver = true
      } else {
        try take(dashed: word)
      }
    }
    try finish()
    return result
  }

  /// A command, or `name=value`.
  private mutating func take(plain word: String) throws(Failure) {
    guard !word.isEmpty else { throw .usage("there is an empty word", hint: "an unset variable of a shell makes one") }
    if let equals = word.firstIndex(of: "=") {
      return try add(String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    guard let command else {
      command = word
      return
    }
    throw .usage(
      "\(word): \(command) is the command, so this would have to be a parameter, name=value",
      hint: "write \(word)=VALUE, or leave the word out")
  }

  private mutating func take(dashed word: String) throws(Failure) {
    let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let value = halves.count > 1 ? halves[1] : nil
    if let option = APIOption(spelling: halves[0]) { return try take(option, as: halves[0], value: value) }
    guard halves[0].hasPrefix("--") else {
      throw .usage("there is no option \(word)", hint: Self.hint(forShort: word))
    }
    let name = String(halves[0].dropFirst(2))
    if let value { return try add(name, value) }
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else {
      let hint =
        rest.first.map { "write --\(name)=VALUE, or --\(name)=\($0) if that is its value" } ?? "write --\(name)=VALUE"
      throw .usage("--\(name) has no value", hint: hint)
    }
    rest.removeFirst()
    try add(name, next)
  }

  private static func hint(forShort word: String) -> String {
    for letter in ["t", "c"] where word.hasPrefix("-\(letter)") { return "for fields write -\(letter)=FIELDS" }
    return "a parameter is written name=value or --name=value; see cronscale api --help"
  }

  private mutating func add(_ name: String, _ value: String) throws(Failure) {
    guard !name.isEmpty else {
      throw .usage("=\(value) has no name before the =", hint: "write name=\(value)")
    }
    if let instead = Self.reserved[name.lowercased()] {
      throw .usage("\(name) is no parameter to be given: \(instead)")
    }
    guard !result.parameters.contains(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw .usage("\(name) is given twice", hint: "give it once; a list is one value with commas: \(name)=A,B")
    }
    result.parameters.append(APIWords.Parameter(name: name, value: .init(written: value)))
  }

  /// What cronscale adds to a call itself, and what says it instead.
  private static let reserved = [
    "command": "the command is the word without a =",
    "apikey": "it is api_key in [account] of the rc file",
    "response": "XML is asked for by --xml",
    "signature": "cronscale signs the call with secret_key in [account] of the rc file",
    "signatureversion": "expires in [account] of the rc file decides how a call is signed",
    "expires": "expires in [account] of the rc file says how long a call is valid",
  ]
}

extension APIWords.Parameter.Value {
  /// `@FILE` is a file's contents, `@-` standard input's, `@@…` a text that begins with `@`.
  init(written text: String) {
    if text == "@-" {
      self = .standardInput
    } else if text.hasPrefix("@@") {
      self = .text(String(text.dropFirst()))
    } else if text.hasPrefix("@") {
      self = .file(String(text.dropFirst()))
    } else {
      self = .text(text)
    }
  }
}

extension Failure {
  static func usage(_ message: String, hint: String? = nil) -> Failure {
    Failure(.usage, message, hint: hint)
  }
}
