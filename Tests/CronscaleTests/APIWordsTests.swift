import Testing

@testable import cronscale

/// Section 7 of the contract: what may stand behind `cronscale api`.
@Suite struct APIWordsTests {
  private static func words(_ change: (inout APIWords) -> Void = { _ in }) -> APIWords {
    var words = APIWords(wish: .call("listZones"))
    change(&words)
    return words
  }

  private static func with(_ name: String, _ value: APIWords.Parameter.Value) -> APIWords {
    words { $0.parameters = [.init(name: name, value: value)] }
  }

  private static func formatted(_ format: APIWords.Format) -> APIWords { words { $0.format = format } }

  private static let table = APIWords.Format.table(.named(["id", "name"]))

  static let understood: [([String], APIWords)] = [
    (["listZones"], words()),
    ([], APIWords()),
    // Parameters, in three spellings.
    (["listZones", "name=a b"], with("name", .text("a b"))),
    (["listZones", "--name=a b"], with("name", .text("a b"))),
    (["listZones", "--name", "a b"], with("name", .text("a b"))),
    (["name=x", "listZones"], with("name", .text("x"))),
    (["listZones", "name="], with("name", .text(""))),
    (["listZones", "--name", "a=b=="], with("name", .text("a=b=="))),
    (["listZones", "--name=-5"], with("name", .text("-5"))),
    (["listZones", "--name", "-"], with("name", .text("-"))),
    (["listZones", "tags[0].key=a"], with("tags[0].key", .text("a"))),
    (["listZones", "--details[0].cpuNumber", "2"], with("details[0].cpuNumber", .text("2"))),
    (["listZones", "wait=3"], with("wait", .text("3"))),
    (["listZones", "--", "--x=1"], with("--x", .text("1"))),
    (["--", "listZones", "-t=1"], with("-t", .text("1"))),
    // Files.
    (["listZones", "name=@a.txt"], with("name", .file("a.txt"))),
    (["listZones", "--name=@a.txt"], with("name", .file("a.txt"))),
    (["listZones", "--name", "@a.txt"], with("name", .file("a.txt"))),
    (["listZones", "name=@-"], with("name", .standardInput)),
    (["listZones", "name=@@home"], with("name", .text("@home"))),
    (["listZones", "name=a@b"], with("name", .text("a@b"))),
    // Formats.
    (["listZones", "-t"], formatted(.table(.all))),
    (["listZones", "-t", "*"], formatted(.table(.all))),
    (["listZones", "-t=*"], formatted(.table(.all))),
    (["listZones", "-t", "id,name"], formatted(table)),
    (["listZones", "-t=id,name"], formatted(table)),
    (["listZones", "-t", "id, name,"], formatted(table)),
    (["-t", "id,name", "listZones"], formatted(table)),
    (["listZones", "--table"], formatted(.table(.all))),
    (["listZones", "--table=id,name"], formatted(table)),
    (["listZones", "--table", "id,name"], formatted(table)),
    (["listZones", "-c"], formatted(.csv(.all, header: true))),
    (["listZones", "-c=id"], formatted(.csv(.named(["id"]), header: true))),
    (["listZones", "--noheaders", "--csv", "id"], formatted(.csv(.named(["id"]), header: false))),
    (["listZones", "-x"], formatted(.xml)),
    (["--xml", "listZones"], formatted(.xml)),
    (["listZones", "-t", "--post"], words { ($0.format, $0.prefersPost) = (.table(.all), true) }),
    (
      ["listZones", "-t", "name=x"],
      words { ($0.format, $0.parameters) = (.table(.all), [.init(name: "name", value: .text("x"))]) }
    ),
    // The rest.
    (["listZones", "--wait"], words { $0.waits = true }),
    (["--post", "listZones"], words { $0.prefersPost = true }),
    (["listZones", "-v"], words { $0.isVerbose = true }),
    (["listZones", "-v", "--verbose"], words { $0.isVerbose = true }),
    (["--config", "a.rc", "listZones"], words { $0.config = "a.rc" }),
    (["listZones", "--config=a.rc"], words { $0.config = "a.rc" }),
    (["--list"], APIWords(wish: .list(about: nil))),
    (["--list", "zone"], APIWords(wish: .list(about: "zone"))),
    (["--list=zone", "--config", "a.rc"], APIWords(wish: .list(about: "zone"), config: "a.rc")),
    (["--help"], APIWords(wish: .help(nil))),
    (["listZones", "-h"], APIWords(wish: .help("listZones"))),
    (["--version"], APIWords(wish: .version)),
  ]

  @Test(arguments: understood)
  func `words mean this`(_ words: [String], _ meaning: APIWords) throws {
    #expect(try APIWords(words) == meaning)
  }

  @Test(arguments: [
    ("listZones", true), ("queryAsyncJobResult", true), ("getUser", true), ("findHostsForMigration", true),
    ("deployVirtualMachine", false), ("isAccountAllowedToCreateOfferingsWithTags", false), ("quotaUpdate", false),
    ("getUploadParamsForVolume", false), ("makeCoffee", false),
  ])
  func `what is not known to change nothing counts as a change`(_ command: String, _ isRead: Bool) {
    #expect(APISession.isRead(command) == isRead)
  }

  static let refused: [([String], String, String?)] = [
    (["listZones", "--name"], "--name has no value", "write --name=VALUE"),
    (
      ["listZones", "--name", "-t"], "--name has no value",
      "write --name=VALUE, or --name=-t if that is its value"
    ),
    (["listZones", "id=1", "ID=2"], "ID is given twice", "give it once; a list is one value with commas: ID=A,B"),
    (["listZones", "--id", "1", "id=1"], "id is given twice", "give it once; a list is one value with commas: id=A,B"),
    (
      ["listZones", "name"], "name: listZones is the command, so this would have to be a parameter, name=value",
      "write name=VALUE, or leave the word out"
    ),
    (
      ["listZones", "name=\u{FFFD}"], "name=\u{FFFD}: it is no UTF-8, which is all that the API takes",
      "set the terminal to UTF-8"
    ),
    (["listZones", ""], "there is an empty word", "an unset variable of a shell makes one"),
    (["listZones", "--=5"], "=5 has no name before the =", "write name=5"),
    (["listZones", "=5"], "=5 has no name before the =", "write name=5"),
    (
      ["listZones", "-z"], "there is no option -z",
      "a parameter is written name=value or --name=value; see cronscale api --help"
    ),
    (["listZones", "-tid"], "there is no option -tid", "for fields write -t=FIELDS"),
    (["listZones", "-t", "-c"], "-t and -c contradict each other", nil),
    (["listZones", "--xml", "--table"], "--table and --xml contradict each other", nil),
    (["listZones", "-t", "-t"], "-t is given twice", nil),
    (["listZones", "--config", "a", "--config", "b"], "--config is given twice", nil),
    (["listZones", "--config"], "--config needs a file behind it", "write --config=FILE"),
    (["listZones", "--noheaders"], "--noheaders is for --csv, which is not given", nil),
    (["listZones", "--wait=yes"], "--wait takes no value", "a parameter of that name is written wait=yes"),
    (
      ["stopVirtualMachine", "id=1", "-c", "other.rc"], "-c other.rc: these are no fields",
      "write fields with commas: id,name; the rc file is named by --config here: --config other.rc"
    ),
    (
      ["-c", "/etc/cronscale/web 1", "listZones"], "-c /etc/cronscale/web 1: these are no fields",
      "write fields with commas: id,name; the rc file is named by --config here: --config '/etc/cronscale/web 1'"
    ),
    (["listZones", "-t=,"], "-t has no fields in \",\"", "write them with commas: id,name"),
    (
      ["-t", "listZones"], "there is no command: listZones was taken for the fields of -t",
      "put the command first: cronscale api listZones -t"
    ),
    (
      ["name=x"], "there is no command",
      "cronscale api COMMAND …; cronscale api --list shows the commands"
    ),
    (
      ["-v"], "there is no command", "cronscale api COMMAND …; cronscale api --list shows the commands"
    ),
    (
      ["--list", "zone", "listZones"],
      "--list shows commands and calls none: listZones has no meaning with it", nil
    ),
    (["--list", "-t"], "--list shows commands and calls none: -t has no meaning with it", nil),
    (
      ["command=listZones"], "command is no parameter to be given: the command is the word without a =", nil
    ),
    (["listZones", "--response", "xml"], "response is no parameter to be given: XML is asked for by --xml", nil),
    (
      ["listZones", "apikey=x"],
      "apikey is no parameter to be given: it is api_key in [account] of the rc file", nil
    ),
    (
      ["listZones", "signature=x"],
      "signature is no parameter to be given: cronscale signs the call with secret_key in [account] of the rc file", nil
    ),
    (
      ["listZones", "signatureVersion=3"],
      "signatureVersion is no parameter to be given: expires in [account] of the rc file decides how a call is signed",
      nil
    ),
    (
      ["listZones", "Expires=3"],
      "Expires is no parameter to be given: expires in [account] of the rc file says how long a call is valid", nil
    ),
  ]

  @Test(arguments: refused)
  func `words that make no sense are refused, and nothing is dropped`(
    _ words: [String], _ message: String, _ hint: String?
  ) {
    #expect(throws: Failure(.usage, message, hint: hint)) { try APIWords(words) }
  }
}
