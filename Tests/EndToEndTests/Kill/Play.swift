#if os(Linux)
  import CloudSimulator
  import Foundation
  import Synchronization

  /// One run's conversation with the cloud, which ends with a kill where a request is the point.
  final class Play: Sendable {
    private let clock: Tally
    private let rewriting: [(String, String)]
    private let state: Mutex<State>

    private struct State {
      var cloud: Cloud
      var requests: [String] = []
      var point: KillPoint?
      var process: pid_t?
    }

    init(_ scenario: KillScenario, clock: Tally) {
      self.clock = clock
      rewriting = scenario.rewriting
      state = Mutex(State(cloud: scenario.beginning.cloud))
    }

    /// From now on, with this cloud.
    func begin(_ cloud: Cloud, killingAt point: KillPoint?) {
      state.withLock { $0 = State(cloud: cloud, point: point) }
    }

    /// Whom to kill.
    func started(_ process: pid_t) { state.withLock { $0.process = process } }

    /// The cloud at the present time.
    var cloud: Cloud {
      state.withLock { state in
        state.cloud.advance(to: clock.now)
        return state.cloud
      }
    }

    /// Commands, in the order in which they came.
    var requests: [String] { state.withLock { $0.requests } }

    /// - Returns: nil where the process was killed.
    func answer(_ request: Request) -> Response? {
      let (number, point) = state.withLock { state in
        state.requests.append(request.command)
        return (state.requests.count, state.point)
      }
      if point == .request(number, .before) { return kill() }
      var response = state.withLock { $0.cloud.respond(to: request, at: clock.now) }
      if point == .request(number, .after) { return kill() }
      for (from, to) in rewriting { response.body = Array(response.text.replacing(from, with: to).utf8) }
      return response
    }

    /// The process asks only after its start, but may be quicker than the one who started it.
    private func kill() -> Response? {
      while true {
        if let process = state.withLock({ $0.process }) {
          Foundation.kill(process, SIGKILL)
          return nil
        }
        usleep(100)
      }
    }
  }
#endif
