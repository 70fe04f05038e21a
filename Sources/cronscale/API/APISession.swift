import CloudStack
import Platform
import RCFile
import Scaling

/// What `cronscale api` was asked for, carried out.
struct APISession {
  let words: APIWords
  let user: User
  let surroundings: Surroundings
  let output: APIOutput
  let client: Client
  var book: CommandBook

  /// Reads the rc file's account, and asks nobody yet.
  init(_ words: APIWords, user: User, surroundings: Surroundings) throws {
    let account = try RCReading.account(in: try RCLocation.find(option: words.config, user: user), user: user)
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    let apiKey = try secrets.apiKey(of: account)
    let trace: @Sendable (RequestTrace) -> Void = { trace in
      if words.isVerbose { _ = StandardStream.standardError.write("\(trace.description.printable)\n") }
    }
    (self.words, self.user, self.surroundings) = (words, user, surroundings)
    output = APIOutput(format: words.format)
    client = Client(
      account, try secrets.credentials(of: account, apiKey: apiKey), ClientEnvironment(surroundings, trace: trace))
    let cache = CommandCache(of: (account.endpoint, apiKey.reveal()), user)
    book = CommandBook(client: client, cache: cache, now: surroundings.now)
  }

  /// - Parameter command: as it was written.
  mutating func call(_ command: String) throws -> ExitStatus {
    var parameters: [Parameter] = []
    for parameter in words.parameters {
      parameters.append((parameter.name, try parameter.value.read(home: user.home, of: parameter.name)))
    }
    do throws(CloudError) {
      let description = try described(command)
      return try answered(command, parameters, description)
    }
  }
}
