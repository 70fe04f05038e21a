import CloudStack
import RCFile

extension Interview {
  /// Asks for the endpoint and the keys until the cloud takes them, and reads what the account has.
  mutating func askForAccount() throws(Failure) -> Offer {
    try take(options.caFile.map(absolute), from: "--ca-file", for: .account, "ca_file")
    try askForEndpoint(given: options.host)
    try askForKeys()
    while true {
      let failure: Failure
      do { return try offer() } catch { failure = error }
      guard questioner.isPersonThere, failure != .givenUp else { throw failure }
      tell(failure)
      if failure.status == .refused { try askForTypedKeys() } else { try askForEndpoint(given: nil) }
    }
  }

  private func offer() throws(Failure) -> Offer {
    let account: Settings.Account
    do { account = try draft.account(home: user.home) } catch { throw Failure(.configuration, error.message) }
    let client = try effects.client(account)
    do {
      let zones = try client.zones()
      questioner.tell("The cloud takes the keys; looking at what the account has ...")
      return try Offer(zones: zones, by: client)
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
