import Scaling
import Testing

@testable import SSH
@testable import cronscale

/// Spec section 8, `check`, with several monitored hosts: how many are well at each step, and each that is not.
@Suite struct CheckHostsTests {
  private static let settings = ["monitoring": ["host = web1, web2, web3", "vm = web-1, web-2, web-3"]]
  private static let web3 = Machine(id: "103", name: "web-3", state: .running)

  private static func well(_ name: String, load: Double) -> HostSnapshot {
    var snapshot = HostSnapshot.well
    (snapshot.name, snapshot.load) = (name, .success(load))
    snapshot.milestones[1] = .connected(address: "192.0.2.\(name.suffix(1))", port: 22)
    return snapshot
  }

  private static func failing(_ name: String, _ stage: Stage, after count: Int) -> HostSnapshot {
    var snapshot = HostSnapshot.failing(SSHError(.refused, "\(name): no", hint: "mend it", stage: stage), after: count)
    snapshot.name = name
    return snapshot
  }

  private static func evidence(
    _ snapshots: [HostSnapshot], _ changes: [String: [String]] = settings
  ) throws -> GroupEvidence {
    try GroupEvidence.example(changes) {
      $0.hosts = .read(snapshots)
      $0.cloud.members = .read([.web1, .web2, web3])
      $0.cloud.machines = .read([.web1, .web2, web3])
    }
  }

  private static func steps(_ share: String) -> [Finding] {
    [Check.resolution, .connection, .hostKey, .login].map { $0.ok(share) }
  }

  @Test func `all well is one line a step, and the load that they come to`() throws {
    let evidence = try Self.evidence([
      Self.well("web1", load: 1), Self.well("web2", load: 2), Self.well("web3", load: 3),
    ])
    #expect(
      evidence.hostFindings == Self.steps("3 of 3 hosts") + [
        Check.load.ok("3 of 3 answered, average 2 (scale out above 3, in below 1)")
      ])
    #expect(evidence.troubles == [])
  }

  @Test func `a host that fails is named at its step, and a warning while most are well`() throws {
    let evidence = try Self.evidence([
      Self.well("web1", load: 1), Self.failing("web2", .hostKey, after: 2), Self.well("web3", load: 2),
    ])
    #expect(
      evidence.hostFindings == [
        Check.resolution.ok("3 of 3 hosts"), Check.connection.ok("3 of 3 hosts"), Check.hostKey.ok("2 of 3 hosts"),
        Check.hostKey.warning("web2: no", mend: "mend it"), Check.login.ok("2 of 3 hosts"),
        Check.load.ok("2 of 3 answered, average 1.5 (scale out above 3, in below 1)"),
      ])
    #expect(CheckReport(findings: evidence.findings).status == .done)
  }

  @Test func `without most of the hosts the load fails, and each of them`() throws {
    let evidence = try Self.evidence([
      Self.failing("web1", .connection, after: 1), Self.failing("web2", .login, after: 3), Self.well("web3", load: 2),
    ])
    #expect(
      evidence.hostFindings == [
        Check.resolution.ok("3 of 3 hosts"), Check.connection.ok("2 of 3 hosts"),
        Check.connection.failed(.refused, "web1: no", mend: "mend it"), Check.hostKey.ok("2 of 3 hosts"),
        Check.login.ok("1 of 3 hosts"), Check.login.failed(.refused, "web2: no", mend: "mend it"),
        Check.load.failed(
          .refused, "1 of 3 answered, no load: too few", mend: "mend hosts until more than half of them answer"),
      ])
  }

  @Test func `where none gets further nothing more is checked`() throws {
    let evidence = try Self.evidence(["web1", "web2", "web3"].map { Self.failing($0, .resolution, after: 0) })
    let waiting = [Check.connection, .hostKey, .login, .load].map { $0.notChecked(until: .resolution) }
    #expect(
      evidence.hostFindings
        == ["web1", "web2", "web3"].map { Check.resolution.failed(.refused, "\($0): no", mend: "mend it") } + waiting)
  }

  @Test func `each monitored VM has a line`() throws {
    let evidence = try Self.evidence(
      [Self.well("web1", load: 1), Self.well("web2", load: 2), Self.well("web3", load: 3)],
      ["monitoring": ["host = web1, web2, web3", "vm = web-1, web-9, web-3"]])
    #expect(
      evidence.monitored == [
        Check.monitored.ok("101 (web-1) is Running, a member"),
        Check.monitored.failed(
          .configuration, "web-9 is none of the account's VMs, so nothing is ever scaled in",
          mend: "set vm in [monitoring] to its id or name in the account; there are web-1, web-2, web-3"),
        Check.monitored.ok("103 (web-3) is Running, a member"),
      ])
  }

  @Test func `with members nobody is monitored by name, and none need be there yet`() throws {
    let settings = ["monitoring": ["host = members", "vm", "host_key = accept-new"]]
    let evidence = try GroupEvidence.example(settings) { $0.hosts = .read([]) }
    #expect(
      evidence.monitored == [Check.monitored.ok("every running member; none of them is spared when the group shrinks")])
    #expect(
      evidence.hostFindings == [
        Check.load.warning(
          "no running member to ask: min_size is kept, and each run ends with 69 until one runs",
          mend: "start a member, or let a run launch one")
      ])
  }

  @Test(
    arguments: [
      (["host = members", "vm"], 8, false), (["host = members", "vm"], 9, true),
      (["host = a,b,c,d,e,f,g,h", "vm"], 9, false), (["host = a,b,c,d,e,f,g,h,i", "vm"], 2, true),
      (["host = members", "vm", "transport = ssh"], 9, false),
      (["host = members", "vm", "transport = ssh", "pass_phrase = p"], 9, true),
    ] as [([String], Int, Bool)])
  func `a private key with a passphrase is warned of where it must be decrypted for many`(
    monitoring: [String], maxSize: Int, warns: Bool
  ) throws {
    let changes = ["monitoring": monitoring, "scaling": ["min_size = 2", "max_size = \(maxSize)"]]
    var evidence = try GroupEvidence.example(changes)
    #expect(evidence.costlyLogins == [])
    evidence.disk.hasEncryptedKey = true
    #expect(evidence.costlyLogins.map(\.result) == (warns ? [.warning] : []))
  }

  @Test func `with members a key that nobody knows yet must be acceptable`() throws {
    let evidence = try GroupEvidence.example(["monitoring": ["host = members", "vm"]])
    #expect(
      evidence.monitored == [
        Check.monitored.warning(
          "every running member; none of them is spared when the group shrinks; with host_key = strict a new VM, whose "
            + "key nobody knows yet, does not answer",
          mend: "set host_key = accept-new in [monitoring], unless known_hosts has the keys of new VMs already")
      ])
  }

  @Test func `members whose names are not known here can be asked by address`() throws {
    let evidence = try Self.evidence(
      [Self.failing("web-1", .resolution, after: 0)], ["monitoring": ["host = members", "vm", "address = name"]])
    #expect(
      evidence.hostFindings.first
        == Check.resolution.failed(
          .refused, "web-1: no",
          mend: "set address in [monitoring] to private, or have this machine know the VMs' names: getent hosts web-1"))
  }

  @Test(arguments: [("web1, web2", "vm = web-1, web-2", false), ("web1", "vm = web-1", true)])
  func `how the rule shares out matters only where one VM stands for several`(
    hosts: String, vms: String, warns: Bool
  ) throws {
    let evidence = try GroupEvidence.example(["monitoring": ["host = \(hosts)", vms]]) {
      $0.cloud.rule = .read(Sought(found: .example(["algorithm": "source"])))
    }
    #expect((evidence.ruleAlgorithm.result == .warning) == warns)
  }
}
