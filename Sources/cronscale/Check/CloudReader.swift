import CloudStack
import RCFile
import Scaling

/// Asks the cloud one thing after the other; what ends the contact is met once, and not again by each question.
struct CloudReader {
  let client: Client
  let now: () -> Instant
  private var trouble: CloudError?
  /// Whether the last question got an answer.
  private var isAnswered = false

  init(_ client: Client, now: @escaping () -> Instant) {
    self.client = client
    self.now = now
  }

  var contact: Contact {
    let ahead = client.hasSeenServerTime ? now().seconds - client.serverTime : nil
    return Contact(trouble: trouble, clockAhead: ahead)
  }

  mutating func read<Value>(_ question: () throws(CloudError) -> Value) -> Reading<Value> {
    if let failing = contact.failing { return .pointless(until: failing) }
    do throws(CloudError) {
      let value = try question()
      isAnswered = true
      return .read(value)
    } catch {
      guard note(error) else {
        trouble = error
        return .pointless(until: contact.failing ?? .reachable)
      }
      return .failed(Failure(error))
    }
  }

  /// Whether an error is about its one question only. Once the cloud has answered, neither key nor endpoint are wrong; but
  /// two silences in a row are the cloud's, or each further question would wait for its own.
  private mutating func note(_ error: CloudError) -> Bool {
    let wasAnswered = isAnswered
    switch error.cause {
    case .refused: isAnswered = true
    case .unauthorized: isAnswered = wasAnswered || error.isForbidden
    case .noAnswer:
      isAnswered = false
      return wasAnswered
    case .untrusted, .notSent, .misconfigured, .interrupted: return false
    }
    return isAnswered
  }

  /// The same for something that is named by an id; where there is none, for what there is in its place.
  mutating func seek<Value>(
    _ question: () throws(CloudError) -> Value?, among all: () throws(CloudError) -> [String]
  ) -> Reading<Sought<Value>> {
    switch read(question) {
    case .read(.some(let value)): .read(Sought(found: value))
    case .read(.none): .read(Sought(found: nil, choice: read(all).value ?? []))
    case .failed(let failure): .failed(failure)
    case .pointless(let check): .pointless(until: check)
    }
  }
}
