import Testing

@testable import SSH
@testable import cronscale

/// Spec section 8, `check`: SSH, step by step.
@Suite struct CheckHostTests {
  private static let well = [
    Check.resolution.ok("10.1.1.11"), Check.connection.ok("10.1.1.11 port 22"), Check.hostKey.ok("ED25519 SHA256:abc"),
    Check.login.ok("ops with /home/ops/.ssh/id"), Check.load.ok("2 (scale out above 3, in below 1)"),
  ]

  @Test func `each step that went well tells what it found`() throws {
    #expect(try GroupEvidence.example().hostFindings == Self.well)
  }

  @Test(arguments: [
    (Stage.resolution, 0, SSHError.Kind.unreachable, cronscale.ExitStatus.unavailable),
    (.connection, 1, .unreachable, .unavailable),
    (.hostKey, 2, .refused, .refused), (.login, 3, .refused, .refused), (.command, 4, .unreachable, .unavailable),
  ])
  func `the step that fails is named, those before it hold, those after it wait`(
    stage: Stage, steps: Int, kind: SSHError.Kind, status: cronscale.ExitStatus
  ) throws {
    let trouble = SSHError(kind, "web1: it fails", hint: "mend it", stage: stage)
    let evidence = try GroupEvidence.example { $0.hosts = .read([.failing(trouble, after: steps)]) }
    let later = [Check.resolution, .connection, .hostKey, .login, .load].dropFirst(steps + 1)
    #expect(
      evidence.hostFindings
        == Self.well.prefix(steps) + [stage.check.failed(status, "web1: it fails", mend: "mend it")]
        + later.map { $0.notChecked(until: stage.check) })
  }

  @Test func `a private key that cannot be used leaves nothing to try`() throws {
    let trouble = SSHError(.configuration, "/home/ops/.ssh/id holds a public key", hint: "mend it", stage: .login)
    let evidence = try GroupEvidence.example { $0.hosts = .read([.failing(trouble, after: 0)]) }
    let waiting = { (check: Check) in check.notChecked(until: .login) }
    #expect(
      evidence.hostFindings == [
        waiting(.resolution), waiting(.connection), waiting(.hostKey),
        Check.login.failed(.configuration, "/home/ops/.ssh/id holds a public key", mend: "mend it"), waiting(.load),
      ])
  }

  @Test func `an answer that is no load fails as the load`() throws {
    let evidence = try GroupEvidence.example {
      var host = HostSnapshot.well
      host.load = .failure(Failure(.loadNotUnderstood, "web1: no load", hint: "log in"))
      $0.hosts = .read([host])
    }
    #expect(evidence.troubles == [Check.load.failed(.loadNotUnderstood, "web1: no load", mend: "log in")])
  }

  @Test(
    arguments: [
      (true, nil, "ED25519 SHA256:abc, new: the first run adds it"),
      (true, "/home/ops/.ssh/known_hosts", "ED25519 SHA256:abc, now in /home/ops/.ssh/known_hosts"),
    ] as [(Bool, String?, String)])
  func `a key that is new is said to be`(isNew: Bool, file: String?, fact: String) throws {
    let evidence = try GroupEvidence.example {
      var host = HostSnapshot.well
      host.milestones[2] = .believed(hostKey: .example, isNew: isNew)
      host.acceptedInto = file
      $0.hosts = .read([host])
    }
    #expect(evidence.hostFindings[2] == Check.hostKey.ok(fact))
  }

  @Test func `the system's client has a line, and its steps are its own`() throws {
    let evidence = try GroupEvidence.example(["monitoring": ["transport = ssh"]]) {
      $0.hosts = .read([HostSnapshot(load: .success(2), isBySystem: true)])
    }
    let bySystem = "by the system's ssh"
    #expect(
      evidence.hostFindings == [
        Check.sshClient.ok("found"), Check.resolution.ok(bySystem), Check.connection.ok(bySystem),
        Check.hostKey.ok(bySystem), Check.login.ok(bySystem), Check.load.ok("2 (scale out above 3, in below 1)"),
      ])
  }

  @Test func `a system's client that is not there is named, whatever the transport`() throws {
    let trouble = SSHError(.configuration, "the system's ssh cannot be started", hint: "install it", stage: .client)
    let evidence = try GroupEvidence.example {
      $0.hosts = .read([HostSnapshot(trouble: trouble, isBySystem: true, fallbackReason: "an RSA key")])
    }
    let later = [Check.resolution, .connection, .hostKey, .login, .load]
    #expect(
      evidence.hostFindings
        == [Check.sshClient.failed(.configuration, "the system's ssh cannot be started", mend: "install it")]
        + later.map { $0.notChecked(until: .sshClient) })
  }

  @Test func `a login that the system's client is refused comes after steps that hold`() throws {
    let trouble = SSHError(.refused, "web1: no", hint: "is it there", stage: .login)
    let evidence = try GroupEvidence.example {
      $0.hosts = .read([HostSnapshot(trouble: trouble, isBySystem: true, fallbackReason: "an RSA key")])
    }
    let bySystem = "by the system's ssh"
    #expect(
      evidence.hostFindings == [
        Check.resolution.ok(bySystem), Check.connection.ok(bySystem), Check.hostKey.ok(bySystem),
        Check.login.failed(.refused, "web1: no", mend: "is it there"), Check.load.notChecked(until: .login),
      ])
  }
}
