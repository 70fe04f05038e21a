extension APIWordReader {
  /// Takes an option with the value behind its `=`, or with the next word where that can be one.
  mutating func take(_ option: APIOption, as spelling: String, value: String?) throws(Failure) {
    guard given[option] == nil || option == .verbose else { throw .usage("\(spelling) is given twice") }
    given[option] = spelling
    switch option.value {
    case .none:
      guard value == nil else {
        throw .usage(
          "\(spelling) takes no value",
          hint: "a parameter of that name is written \(spelling.drop { $0 == "-" })=\(value ?? "")")
      }
    case .optional:
      values[option] = value ?? nextWord()
    case .required:
      guard let value = value ?? rest.popFirst(), !value.isEmpty else {
        throw .usage("\(spelling) needs a file behind it", hint: "write \(spelling)=FILE")
      }
      values[option] = value
    }
  }

  /// The word behind an option whose value may be left out, unless it is an option or a parameter itself.
  private mutating func nextWord() -> String? {
    guard let next = rest.first, !next.hasPrefix("-"), !next.contains("=") else { return nil }
    return rest.popFirst()
  }

  private func fields(_ option: APIOption) throws(Failure) -> APIWords.Fields {
    guard let text = values[option], text != "*" else { return .all }
    let names = text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    guard !names.isEmpty else {
      throw .usage("\(option.spellings[0]) has no fields in \"\(text)\"", hint: "write them with commas: id,name")
    }
    // No field of the API has one of these in its name, and a file's name mostly has.
    guard !text.contains(where: { "./~".contains($0) }) else { throw .noFields(text, option) }
    return .named(names)
  }

  /// Joins what the options mean together.
  mutating func finish() throws(Failure) {
    try settleFormat()
    (result.waits, result.prefersPost) = (given[.wait] != nil, given[.post] != nil)
    (result.isVerbose, result.config) = (given[.verbose] != nil, values[.config])
    if given[.version] != nil {
      result.wish = .version
    } else if given[.help] != nil {
      result.wish = .help(command)
    } else if given[.list] != nil {
      try settleList()
    } else if let command {
      result.wish = .call(command)
    } else if !given.isEmpty || !result.parameters.isEmpty {
      throw noCommand
    }
  }

  private mutating func settleFormat() throws(Failure) {
    let formats = [APIOption.table, .csv, .xml].compactMap { given[$0] }
    guard formats.count <= 1 else { throw .usage("\(formats.joined(separator: " and ")) contradict each other") }
    guard given[.noHeaders] == nil || given[.csv] != nil else {
      throw .usage("--noheaders is for --csv, which is not given")
    }
    if given[.table] != nil {
      result.format = .table(try fields(.table))
    } else if given[.csv] != nil {
      result.format = .csv(try fields(.csv), header: given[.noHeaders] == nil)
    } else if given[.xml] != nil {
      result.format = .xml
    }
  }

  private mutating func settleList() throws(Failure) {
    let others = given.keys.filter { ![.list, .config, .verbose].contains($0) }
    if let word = command ?? result.parameters.first?.name ?? others.compactMap({ given[$0] }).min() {
      throw .usage("--list shows commands and calls none: \(word) has no meaning with it")
    }
    result.wish = .list(about: values[.list])
  }

  private var noCommand: Failure {
    let fields: APIWords.Fields? =
      switch result.format {
      case .table(let fields), .csv(let fields, _): fields
      case .json, .xml: nil
      }
    guard case .named(let names)? = fields, let option = given[.table] ?? given[.csv] else {
      return .usage("there is no command", hint: "cronscale api COMMAND …; cronscale api --list shows the commands")
    }
    let word = names.joined(separator: ",")
    return .usage(
      "there is no command: \(word) was taken for the fields of \(option)",
      hint: "put the command first: cronscale api \(word) \(option)")
  }
}

extension Failure {
  /// Elsewhere `-c` names the rc file, so that a call meant for another cloud would go to the usual one.
  static func noFields(_ text: String, _ option: APIOption) -> Failure {
    let hint = "write fields with commas: id,name; the rc file is named by --config here: --config \(text.forShell)"
    return .usage("\(option.spellings[0]) \(text): these are no fields", hint: hint)
  }
}
