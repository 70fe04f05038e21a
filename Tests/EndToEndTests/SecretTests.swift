import CloudSimulator
import Foundation
import Synchronization
import TestSupport
import Testing

/// No secret, signature or API key is ever printed, with any option.
@Suite struct SecretTests {
  private static let passphrase = "correct horse battery"

  /// A world that scales out, whose key has a passphrase, and what nobody may read.
  private func guardedWorld() async throws -> (World, settings: [String: [String: String?]], secrets: Secrets) {
    let world = try await World(load: "3.42")
    let key = try world.host.makeKey(passphrase: Self.passphrase)
    let secrets = Secrets(world.cloud.withCloud { cloud, _ in cloud.world.users[0] }, Self.passphrase)
    world.intercept { request, process in
      secrets.note(request["signature"])
      return process(request)
    }
    return (world, ["monitoring": ["private_key_path": key, "pass_phrase": Self.passphrase]], secrets)
  }

  @Test(arguments: [["-v"], ["-v", "--log-format", "json"], ["-v", "-n"], []])
  func `a run that works shows none`(options: [String]) async throws {
    let (world, settings, secrets) = try await guardedWorld()
    try world.write(world.rc(settings))
    let run = try await world.program(options).finished()
    #expect(run.status == 0)
    #expect(secrets.found(in: run) == [])
    #expect(secrets.signatures > 0)
  }

  @Test(arguments: [["-v"], ["-v", "--log-format", "json"]])
  func `a run that is refused shows none`(options: [String]) async throws {
    let (world, settings, secrets) = try await guardedWorld()
    let wrong = "wrong-secret-key-of-the-scaler"
    try world.write(
      world.rc(settings.merging(["account": ["secret_key": wrong]]) { old, new in old.merging(new) { $1 } }))
    let run = try await world.program(options).finished()
    #expect(run.status == 77)
    #expect(secrets.found(in: run) == [])
    #expect(!run.everything.contains(wrong))
  }

  @Test func `with --verbose each API call and each SSH step has its line and its time`() async throws {
    let (world, settings, _) = try await guardedWorld()
    let run = try await world.run("-v", changing: settings)
    let calls = run.lines.filter { $0.hasPrefix("api ") }
    let steps = run.lines.filter { $0.hasPrefix("ssh ") }
    #expect(calls.count == world.commands.count)
    #expect(zip(calls, world.commands).allSatisfy { call, command in call.contains(" \(command)") })
    #expect(calls.allSatisfy { $0.contains(/^api              : (GET|POST) .*: HTTP 200, [0-9]+ bytes, [0-9]+ ms$/) })
    #expect(!steps.isEmpty)
    #expect(steps.allSatisfy { $0.contains(/^ssh              : .+, [0-9]+ ms$/) })
  }
}

/// What must not be printed.
private final class Secrets: Sendable {
  private let all: Mutex<Set<String>>
  private let own: Int

  init(_ user: CloudSimulator.World.User, _ passphrase: String) {
    let known: Set = [user.apiKey, user.secretKey, passphrase]
    all = Mutex(known)
    own = known.count
  }

  /// Keeps a signature, both as it was sent and decoded.
  func note(_ signature: String?) {
    guard let signature, let plain = signature.removingPercentEncoding else { return }
    all.withLock { _ = $0.insert(signature) }
    all.withLock { _ = $0.insert(plain) }
  }

  var signatures: Int { all.withLock { $0.count } - own }

  func found(in run: Finished) -> [String] {
    all.withLock { $0.filter(run.everything.contains) }.sorted()
  }
}

extension Finished {
  /// All that was printed.
  fileprivate var everything: String { raw + errors.joined(separator: "\n") }
}
