import CloudStack
import RCFile

extension Interview {
  /// Asks for the endpoint and the keys until the cloud takes them, and reads what the account has.
  mutating func askForAccount() throws(Failure) -> Offer {
    try take(options.caFile.map(absolute), from: "--ca-file", for: .account, "ca_file")
    try askForEndpoint(given: options.host)
    try askForKeys()
    while true {
      switch try knock() {
      case .open(let zones, let client): return try offer(zones, by: client)
      case .closed(let failure, let areKeysWrong):
        guard questioner.isPersonThere else { throw failure }
        tell(failure)
        if areKeysWrong { try askForTypedKeys() } else { try askForEndpoint(given: nil) }
      }
    }
  }

  /// What came of trying endpoint and keys.
  private enum Door {
    case open([Zone], Client)
    case closed(Failure, areKeysWrong: Bool)
  }

  private func knock() throws(Failure) -> Door {
    let account: Settings.Account
    do { account = try draft.account(home: user.home) } catch { throw Failure(.configuration, error.message) }
    let client: Client
    do { client = try effects.client(account) } catch {
      guard error.status != .unfinished else { throw .givenUp }
      return .closed(error, areKeysWrong: true)
    }
    do { return .open(try client.zones(), client) } catch {
      guard error.cause != .interrupted else { throw .givenUp }
      return .closed(Failure(error), areKeysWrong: Failure(error).status == .refused)
    }
  }

  /// Endpoint and keys are right by now: what cannot be read is not offered, and nothing is asked again for it.
  private func offer(_ zones: [Zone], by client: Client) throws(Failure) -> Offer {
    questioner.tell("The cloud takes the keys; looking at what the account has ...")
    do {
      return try Offer(zones: zones, by: client, without: { tell(Failure($0)) })
    } catch {
      throw error.cause == .interrupted ? .givenUp : Failure(error)
    }
  }

  private mutating func askForEndpoint(given: String?) throws(Failure) {
    let question = Prompt(
      text: "The API's URL, such as https://cloud.example.com/client/api", option: "--host", given: given)
    let again = Prompt(text: "The API's URL", option: "--host", fallback: draft[.account, "host"])
    try ask(draft[.account, "host"] == nil ? question : again, for: .account, "host")
  }

  private mutating func askForKeys() throws(Failure) {
    try take(options.apiKeyFile.map(absolute), from: "--api-key-file", for: .account, "api_key_file")
    try take(options.apiKeyCommand, from: "--api-key-command", for: .account, "api_key_command")
    if options.apiKeyFile == nil, options.apiKeyCommand == nil { try askForAPIKey(given: options.apiKey) }
    try take(options.secretKeyFile.map(absolute), from: "--secret-key-file", for: .account, "secret_key_file")
    try take(options.secretKeyCommand, from: "--secret-key-command", for: .account, "secret_key_command")
    if options.secretKeyFile == nil, options.secretKeyCommand == nil {
      try askForSecretKey(given: user.environment["CRONSCALE_SECRET_KEY"].nonEmpty)
    }
  }

  /// Whatever the options said was refused.
  private mutating func askForTypedKeys() throws(Failure) {
    try askForAPIKey(given: nil)
    try askForSecretKey(given: nil)
  }

  private mutating func askForAPIKey(given: String?) throws(Failure) {
    // Of the two it is mostly the other that was mistyped.
    let before = draft[.account, "api_key"]
    try ask(
      Prompt(text: "API key", option: "--api-key", given: given, fallback: before, fallbackName: "the same"),
      for: .account, "api_key")
  }

  private mutating func askForSecretKey(given: String?) throws(Failure) {
    let text = "Secret key (not shown)"
    try ask(
      Prompt(
        text: text, option: given == nil ? "--secret-key-file" : "$CRONSCALE_SECRET_KEY", given: given, isSecret: true),
      for: .account, "secret_key")
  }
}
