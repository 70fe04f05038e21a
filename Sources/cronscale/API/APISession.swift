import CloudStack
import Platform
import RCFile
import Scaling

/// What `cronscale api` was asked for, carried out.
struct APISession {
  let words: APIWords
  let user: User
  let surroundings: Surroundings
  let client: Client
  var book: CommandBook

  /// Reads the rc file's account, and asks nobody yet.
  init(_ words: APIWords, user: User, surroundings: Surroundings) throws {
    let account = try RCReading.account(in: try RCLocation.find(option: words.config, user: user), user: user)
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    let credentials = try secrets.credentials(of: account)
    let trace: @Sendable (RequestTrace) -> Void = { trace in
      guard words.isVerbose else { return }
      // Where a job is waited for, the line that says how long stands there.
      let room = words.waits && StandardStream.standardError.isTerminal ? ProgressLine.erasure : ""
      _ = StandardStream.standardError.write("\(room)\(trace.description.printable)\n")
    }
    (self.words, self.user, self.surroundings) = (words, user, surroundings)
    client = Client(account, credentials, ClientEnvironment(surroundings, trace: trace))
    let cache = CommandCache(fingerprint: credentials.fingerprint(of: account.endpoint), user)
    book = CommandBook(client: client, cache: cache, now: surroundings.now)
  }

  /// Makes the call and returns what is to be printed.
  mutating func call(_ command: String) throws -> String {
    let patience = Limits(deadline: Deadline(in: .infinity), isInterrupted: surroundings.isInterrupted)
    let parameters = try words.parameters.map { parameter -> Parameter in
      (parameter.name, try parameter.value.read(home: user.home, of: parameter.name, within: patience))
    }
    let check = CommandCheck(command: command, parameters: parameters.map(\.name))
    let description: CommandDescription?
    do { description = try book.description(fitting: check) } catch let error as CloudError {
      // It would have come to the call as well, and whoever typed that has never heard of listApis.
      throw error.told(of: command)
    }
    let call = APICall(command, parameters, isChange: !Self.isRead(command), prefersPost: words.prefersPost)
    let isCut = Self.isCutIntoPages(call, description)
    let text = words.format == .xml ? try xml(call, isCut) : try json(call, isCut)
    book.confirm()
    return text
  }

  /// The commands that there are; none about a word is an empty list like any other.
  func list(about word: String?) throws -> String {
    if let text = CommandText.list(try commands(), about: word) { return text }
    _ = StandardStream.standardError.write("no command is about \((word ?? "anything").printable)\n")
    return ""
  }

  /// What a command takes. What was remembered is asked anew before it is said that there is no such command.
  func help(on command: String) throws -> String {
    let check = CommandCheck(command: command, parameters: [])
    let remembered = try commands()
    if let known = try? check.named(in: remembered) { return CommandText.help(known) }
    return CommandText.help(try check.named(in: try commands(anew: true)))
  }

  private func commands(anew: Bool = false) throws -> [CommandDescription] {
    guard case .commands(let commands) = try book.knowledge(anew: anew) else {
      throw Failure(
        .unavailable, "this cloud does not say what its commands are: it has no listApis, or not for this user",
        hint: "see the API documentation of its version; any command can be called without it")
    }
    return commands
  }

  /// Whether a command changes nothing, by its name: what newer servers take by GET when they are strict, they tell by
  /// the same beginnings (reference, section 1.1). The exception hands out a new volume's or template's place. Any
  /// other counts as a change, which is never sent twice.
  static func isRead(_ command: String) -> Bool {
    ["list", "get", "query", "find"].contains { command.hasPrefix($0) } && !command.hasPrefix("getUploadParams")
  }

  /// Whether the answer comes in pages, so that all of them must be asked for. Commands that have none overlook the
  /// parameters.
  private static func isCutIntoPages(_ call: APICall, _ description: CommandDescription?) -> Bool {
    let given = Set(call.parameters.map { $0.name.lowercased() })
    guard given.isDisjoint(with: ["page", "pagesize"]) else { return false }
    guard let description else { return call.command.hasPrefix("list") }
    return Set(description.parameters.map(\.name)).isSuperset(of: ["page", "pagesize"])
  }
}
