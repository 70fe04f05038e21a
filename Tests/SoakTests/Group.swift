import CloudSimulator
import Foundation
import Platform
import RCFile
import Scaling

@testable import CloudStack
@testable import cronscale

/// The group of a soak: its settings, and how one run of it is made.
struct Group {
  let existence: Existence
  let settings: Settings
  private let credentials: Credentials
  /// A file of the machine: only the kernel can tell whether a lock holds.
  private let lock = FileManager.default.temporaryDirectory.appending(path: "cronscale-soak-\(getpid()).lock").path

  static let statePath = "web.json"

  init(_ existence: Existence, rc: String) throws {
    self.existence = existence
    settings = try Settings.decode(rc.utf8, file: "web.rc", home: nil)
    credentials = existence.now { state in
      let user = state.cloud.world.users[0]
      return Credentials(apiKey: user.apiKey, secretKey: user.secretKey)
    }
  }

  /// One run from its beginning to its end, whatever that is.
  ///
  /// - Returns: nil where it was killed.
  func run(_ plan: RunPlan) throws -> ExitStatus? {
    existence.begin(plan)
    switch try GroupLock.take(lock, owner: "a run") {
    case .taken: preconditionFailure("a run that has ended left its lock")
    case .held(let held):
      let status = run(plan, holding: held.claim)
      held.release()
      return status
    }
  }

  private func run(_ plan: RunPlan, holding claim: LockClaim) -> ExitStatus? {
    let log = Log(format: .classic, threshold: .routine, showsProgress: false, now: surroundings.now) { _, line, _ in
      existence.say(line)
      return true
    }
    var run = GroupRun(
      settings: settings, cloud: cloud, readLoads: { hosts in hosts.map { _ in Self.answer(plan.load) } },
      state: StateFile(
        path: Self.statePath, subject: .init(endpoint: settings.account.endpoint, rules: settings.group.rules),
        disk: disk, claim: claim),
      log: log, surroundings: surroundings)
    let status = run.status { run throws(Failure) in try run.run() }
    return existence.now { $0.isDead } ? nil : status
  }

  /// Whether a run that comes now would get the group.
  private static func intrudes(_ lock: String) -> Bool {
    do {
      switch try GroupLock.take(lock, owner: "the next minute's run") {
      case .taken: return false
      case .held: return true
      }
    } catch {
      return true
    }
  }

  private static func answer(_ load: Double?) -> MonitoredHost.Answer {
    MonitoredHost.Answer(
      load: load.map { .success($0) } ?? .failure(Failure(.unavailable, "web1: no answer within 10 s")))
  }

  private var cloud: cronscale.Cloud {
    let client = Client(
      endpoint: settings.account.endpoint, credentials: credentials, timeout: Network.timeout,
      expires: settings.account.expires,
      environment: ClientEnvironment(
        now: { surroundings.now().seconds }, uptime: surroundings.uptime, sleep: surroundings.sleep,
        isInterrupted: surroundings.isInterrupted),
      exchange: existence.exchange)
    return Cloud(
      client: client, rules: settings.group.rules, deployParameters: settings.launch.parameters, userdata: nil,
      readiness: .job, signsExpiry: settings.account.expires > 0)
  }

  private var disk: Disk {
    Disk(
      read: { [existence] path in existence.now { $0.files[path] } },
      replace: { [existence] path, bytes throws(SystemError) in try existence.replace(path, with: bytes) },
      rename: { [existence] path, other in existence.rename(path, to: other) },
      names: { [existence] _ in existence.now { $0.files.keys.sorted() } })
  }

  private var surroundings: Surroundings {
    Surroundings(
      now: { [existence] in Instant(existence.now { $0.clock }) }, uptime: { [existence] in existence.now { $0.time } },
      sleep: { [existence, lock] in existence.sleep($0) { Self.intrudes(lock) } },
      isInterrupted: { [existence] in existence.now { $0.isDead || $0.isInterrupted } },
      nonce: { [existence] in UInt16(truncatingIfNeeded: existence.now { $0.cloud.world.deploys &* 7_919 }) })
  }
}
