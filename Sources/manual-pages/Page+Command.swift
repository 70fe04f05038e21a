extension Page {
  /// The page of a command, from its own help.
  init(of command: HelpDump.Command, in program: HelpDump.Command) {
    let isProgram = command.commandName == program.commandName
    let words = isProgram ? command.commandName : "\(program.commandName) \(command.commandName)"
    self.init(
      name: words.replacing(" ", with: "-"), manual: 1,
      sections: [
        Section(title: "NAME", body: Self.name(of: command, as: words)),
        Section(title: "SYNOPSIS", body: Self.synopsis(of: command, as: words)),
        Section(title: "DESCRIPTION", body: Mdoc.text(command.discussion ?? command.abstract)),
        Section(title: "COMMANDS", body: Self.list(of: command.ownSubcommands, in: program)),
        Section(title: "OPTIONS", body: Self.list(of: command.shownArguments)),
      ].filter { !$0.body.isEmpty })
  }

  /// An abstract is a sentence; what stands behind a name is none.
  private static func name(of command: HelpDump.Command, as words: String) -> String {
    let abstract = command.abstract.hasSuffix(".") ? String(command.abstract.dropLast()) : command.abstract
    let phrase = abstract.prefix(1).lowercased() + abstract.dropFirst()
    return ".Nm \(words.replacing(" ", with: "-"))\n.Nd \(Mdoc.line(phrase))"
  }

  private static func synopsis(of command: HelpDump.Command, as words: String) -> String {
    ([".Nm \(Mdoc.word(words))"] + command.shownArguments.map { ".Op \(form(of: $0))\($0.isRepeating ? " ..." : "")" })
      .joined(separator: "\n")
  }

  private static func list(of commands: [HelpDump.Command], in program: HelpDump.Command) -> String {
    let items = commands.map { command in
      """
      .It Xr \(program.commandName)-\(command.commandName) 1
      \(Mdoc.text(command.abstract))
      """
    }
    return tagged(items)
  }

  private static func list(of arguments: [HelpDump.Argument]) -> String {
    tagged(arguments.map { ".It \(form(of: $0))\n\(Mdoc.text($0.meaning))" })
  }

  private static func tagged(_ items: [String]) -> String {
    items.isEmpty ? "" : ([".Bl -tag -width Ds"] + items + [".El"]).joined(separator: "\n")
  }

  /// `Fl c , Fl -config Ar file`, as a synopsis and a list of options have it.
  private static func form(of argument: HelpDump.Argument) -> String {
    let names = argument.sortedNames.map { $0.kind == .long ? "Fl \\-\($0.name)" : "Fl \($0.name)" }
    switch argument.kind {
    case .positional: return "Ar \(argument.valueName)"
    case .option: return names.joined(separator: " , ") + " Ar \(argument.valueName)"
    case .flag: return names.joined(separator: " , ")
    }
  }
}

extension HelpDump.Argument {
  fileprivate var meaning: String {
    (abstract ?? "") + (defaultValue.map { " Default: \($0)." } ?? "")
  }
}
