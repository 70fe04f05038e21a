import Foundation
import Synchronization

@testable import CloudStack

/// A client and what its environment saw.
final class TestClient: Sendable {
  static let credentials = Credentials(apiKey: "key-4711", secretKey: "secret-0815")

  private struct State {
    var pauses: [Double] = []
    var traces: [RequestTrace] = []
    var isInterrupted = false
    var questions = 0
    var clock: Double? = nil
  }

  private let state = Mutex(State())

  /// The seconds that the client wanted to wait, each time; it did not.
  var pauses: [Double] { state.withLock { $0.pauses } }
  var traces: [RequestTrace] { state.withLock { $0.traces } }

  func pause(_ seconds: Double) { state.withLock { $0.pauses.append(seconds) } }

  func interrupt() { state.withLock { $0.isInterrupted = true } }

  /// Returns when the client has asked twice more whether it is interrupted.
  func waitUntilAsked() {
    let asked = state.withLock { $0.questions }
    while state.withLock({ $0.questions }) < asked + 2 { usleep(1000) }
  }

  func setClock(_ seconds: Double) { state.withLock { $0.clock = seconds } }

  /// - Parameter throttle: that of another client with the same keys.
  func client(
    _ url: String, timeout: Double = 20, expires: Int = 600, caFile: String? = nil, throttle: Throttle = Throttle()
  ) -> Client {
    Client(
      endpoint: url, credentials: Self.credentials, timeout: timeout, expires: expires, caFile: caFile,
      environment: ClientEnvironment(
        now: { [self] in state.withLock { $0.clock } ?? Date().timeIntervalSince1970 },
        // Only waiting takes time.
        uptime: { [self] in state.withLock { $0.pauses.reduce(0, +) } },
        sleep: { [self] in pause($0) },
        isInterrupted: { [self] in
          state.withLock { state in
            state.questions += 1
            return state.isInterrupted
          }
        },
        throttle: throttle, trace: { [self] trace in state.withLock { $0.traces.append(trace) } }))
  }
}

/// The cause of the error that the body throws; nil where it throws none.
func cause(of body: () throws(CloudError) -> Void) -> CloudError.Cause? {
  do throws(CloudError) { try body() } catch { return error.cause }
  return nil
}

/// What tells three fates of a request apart.
enum Fate: Equatable {
  case refused(Int)
  case unauthorized, untrusted, notSent, noAnswer, misconfigured, interrupted

  init?(_ cause: CloudError.Cause?) {
    switch cause {
    case .refused(let code, _): self = .refused(code)
    case .unauthorized: self = .unauthorized
    case .untrusted: self = .untrusted
    case .notSent: self = .notSent
    case .noAnswer: self = .noAnswer
    case .misconfigured: self = .misconfigured
    case .interrupted: self = .interrupted
    case nil: return nil
    }
  }
}
