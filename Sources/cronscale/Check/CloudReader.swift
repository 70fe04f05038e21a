import CloudStack
import RCFile
import Scaling

/// Asks the cloud one thing after the other; what ends the contact is met once, and not again by each question.
struct CloudReader {
  let client: Client
  let now: () -> Instant
  private var trouble: CloudError?

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
      return .read(try question())
    } catch {
      if error.isForbidden { return .failed(Failure(Failure(error).status, error.message, hint: Self.forbidden)) }
      guard case .refused = error.cause else {
        trouble = error
        return .pointless(until: contact.failing ?? .reachable)
      }
      return .failed(Failure(error))
    }
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

  private static let forbidden = "ask the cloud's operator for a role that may call it"
}
