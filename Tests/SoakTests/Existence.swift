import CloudSimulator
import Platform
import Synchronization

@testable import CloudStack

/// The world of one group: its cloud, the machine that runs cronscale, and the time, which goes on only by what is done
/// in it. A process that was killed may go on computing, but nothing that it does has an effect.
final class Existence: Sendable {
  struct State {
    var cloud: Cloud
    /// Seconds since 1970, as everybody but this machine's clock knows them.
    var time: Double
    /// Seconds that this machine's clock is ahead.
    var clockError = 0.0
    var files: [String: [UInt8]] = [:]
    var plan = RunPlan(load: nil)
    var moments = 0
    var writes = 0
    var requests = 0
    var isDead = false
    var isInterrupted = false
    var log: [String] = []
    /// Runs that cron started while another was at work, and how many of those the lock let in.
    var overlaps = 0
    var intrusions = 0
    /// Every deploy that the cloud took up.
    var launches: [Launch] = []
    /// When the operator last added a member: what cronscale saw of the group a moment before is no longer so.
    var addedAt = -1e9
  }

  /// A deploy, and what it made of the group.
  struct Launch {
    /// VMs that count against max_size, the new one included.
    var count: Int
    /// Whether cronscale could not know all of them.
    var isExcused: Bool
  }

  let state: Mutex<State>

  init(_ configuration: CloudConfiguration, at time: Double) {
    state = Mutex(State(cloud: Cloud(configuration, at: time), time: time))
  }

  /// Looks at or changes the world at the present time; what is due has happened.
  func now<Result>(_ body: (inout State) -> sending Result) -> sending Result {
    state.withLock { state in
      state.cloud.advance(to: state.time)
      return body(&state)
    }
  }

  /// Begins a new process.
  func begin(_ plan: RunPlan) {
    state.withLock { state in
      state.plan = plan
      (state.moments, state.writes, state.requests) = (0, 0, 0)
      (state.isDead, state.isInterrupted) = (false, false)
      state.cloud.faults = plan.faults
    }
  }

  // MARK: - Effects

  func exchange(_ request: CloudStack.Request) -> Exchange {
    state.withLock { state in
      state.requests += 1
      state.meet()
      guard !state.isDead, !state.plan.lostConnections.contains(state.requests) else { return Network.lost(request) }
      let sent = state.time
      let deploys = state.cloud.world.deploys
      let delivery = state.cloud.deliver(Network.wire(request), at: sent)
      if state.cloud.world.deploys > deploys { state.noteLaunch() }
      let exchange = Network.exchange(delivery, of: request, sentAt: sent)
      state.meet()
      if !state.isDead { state.time += exchange.seconds }
      return exchange
    }
  }

  func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let isDone = state.withLock { state in
      state.writes += 1
      state.meet()
      guard !state.isDead, !state.plan.failingWrites.contains(state.writes) else { return false }
      state.files[path] = bytes
      state.meet()
      return !state.isDead
    }
    guard isDone else { throw SystemError("write", code: 28) }
  }

  func rename(_ path: String, to other: String) {
    state.withLock { state in
      guard !state.isDead else { return }
      state.files[other] = state.files.removeValue(forKey: path)
    }
  }

  /// - Parameter overlap: what cron starts when a minute has passed meanwhile; whether it got the group.
  func sleep(_ seconds: Double, overlap: () -> Bool) {
    let isNewMinute = state.withLock { state in
      guard !state.isDead, !state.isInterrupted else { return false }
      defer { state.time += seconds }
      return (state.time / 60).rounded(.down) < ((state.time + seconds) / 60).rounded(.down)
    }
    guard isNewMinute else { return }
    let isIntrusion = overlap()
    state.withLock { state in
      state.overlaps += 1
      if isIntrusion { state.intrusions += 1 }
    }
  }

  func say(_ line: String) {
    state.withLock { if !$0.isDead { $0.log.append(line) } }
  }
}

extension Existence.State {
  /// Comes to the next moment, with what the plan has for it.
  mutating func meet() {
    moments += 1
    if plan.death == moments { isDead = true }
    if plan.interruption == moments { isInterrupted = true }
    if let jump = plan.clockJump, jump.moment == moments { clockError += jump.seconds }
  }

  var clock: Double { time + clockError }

  mutating func noteLaunch() {
    let members = Set(cloud.memberNames)
    let counted = cloud.world.machines.filter {
      $0.removed == nil && !$0.state.isOver && (members.contains($0.name) || Witness.isLaunched($0.name))
    }
    launches.append(Existence.Launch(count: counted.count, isExcused: time - addedAt < 600))
  }
}
