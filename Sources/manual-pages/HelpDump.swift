/// What swift-argument-parser's `--experimental-dump-help` prints, as far as a page needs it.
struct HelpDump: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }

      var kind: Kind
      var name: String
    }

    var kind: Kind
    var names: [Name]?
    var abstract: String?
    var valueName: String
    var defaultValue: String?
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  var command: Command
}

extension HelpDump.Command {
  /// Without `help`, which the library adds.
  var ownSubcommands: [HelpDump.Command] {
    (subcommands ?? []).filter { $0.commandName != "help" }
  }

  /// What a person may give, short names before long ones.
  var shownArguments: [HelpDump.Argument] {
    (arguments ?? []).filter(\.shouldDisplay)
  }
}

extension HelpDump.Argument {
  var sortedNames: [Name] {
    (names ?? []).sorted { $0.kind == .short && $1.kind != .short }
  }
}
