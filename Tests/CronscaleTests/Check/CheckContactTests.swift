import Testing

@testable import CloudStack
@testable import cronscale

/// Spec section 8, `check`: the API, its certificate, the signature, the clock; and what waits for them.
@Suite struct CheckContactTests {
  private static func evidence(
    _ contact: Contact, endpoint: String = "https://cloud/client/api", expires: Int = 600
  ) -> Evidence {
    Evidence(file: [], endpoint: endpoint, expires: expires, contact: .read(contact))
  }

  private static func findings(_ evidence: Evidence) -> [Finding] {
    [evidence.reachable, evidence.certificate, evidence.signature, evidence.clock]
  }

  private static let reached = Check.reachable.ok("https://cloud/client/api")
  private static let trusted = Check.certificate.ok("trusted")
  private static let signed = Check.signature.ok("the API key and its signature are accepted")

  private static func trouble(_ cause: CloudError.Cause, clockAhead: Double? = nil) -> Contact {
    Contact(trouble: CloudError(command: "listZones", cause: cause), clockAhead: clockAhead)
  }

  @Test func `all is well`() {
    #expect(
      Self.findings(Self.evidence(Contact(clockAhead: 0.4)))
        == [Self.reached, Self.trusted, Self.signed, Check.clock.ok("0 s from the cloud's")])
  }

  private static let troubles: [(contact: Contact, findings: [Finding])] = [
    (
      trouble(.noConnection("no such host")),
      [
        Check.reachable.failed(
          .unavailable, "listZones: no connection to the API, nothing was sent: no such host",
          mend: "check host in [account], the network, and proxies in the environment: env | grep -i proxy"),
        Check.certificate.notChecked(until: .reachable), Check.signature.notChecked(until: .reachable),
        Check.clock.notChecked(until: .reachable),
      ]
    ),
    (
      trouble(.noAnswer(detail: "an HTML page", hint: "is it the URL"), clockAhead: 0),
      [
        Check.reachable.failed(.unavailable, "listZones: an HTML page", mend: "is it the URL"),
        Check.certificate.notChecked(until: .reachable), Check.signature.notChecked(until: .reachable),
        Check.clock.ok("0 s from the cloud's"),
      ]
    ),
    (
      trouble(.untrusted(.expired, detail: "it has expired")),
      [
        reached,
        Check.certificate.failed(
          .unavailable, "listZones: the server's certificate is not trusted: it has expired",
          mend: "the cloud's operator has to renew it, unless this machine's clock is wrong: date"),
        Check.signature.notChecked(until: .certificate), Check.clock.notChecked(until: .certificate),
      ]
    ),
    (
      trouble(.unauthorized(text: "unable to verify", clockSkew: 0), clockAhead: 0),
      [
        reached, trusted,
        Check.signature.failed(
          .refused, "listZones: the cloud refused the key or the signature (401): unable to verify",
          mend: "check api_key and secret_key in [account]; the user may be disabled, or this address not allowed"),
        Check.clock.ok("0 s from the cloud's"),
      ]
    ),
  ]

  @Test(arguments: troubles.indices)
  func `what ends the contact is named once, and what comes after it waits`(row: Int) {
    let (contact, findings) = Self.troubles[row]
    #expect(Self.findings(Self.evidence(contact)) == findings)
  }

  @Test func `a cloud that tells no time leaves the clock alone`() {
    #expect(Self.evidence(Contact()).clock == Check.clock.ok("the cloud tells no time"))
  }

  @Test func `plain text is said to be`() {
    let evidence = Self.evidence(Contact(), endpoint: "http://cloud/client/api")
    #expect(evidence.certificate == Check.certificate.ok("none: http is plain text"))
  }

  private static let mend = "sudo timedatectl set-ntp true"
  private static let clocks: [(ahead: Double, expires: Int, finding: Finding)] = [
    (60, 600, Check.clock.ok("60 s from the cloud's")),
    (-60, 600, Check.clock.ok("60 s from the cloud's")),
    (61, 600, Check.clock.warning("61 s ahead of the cloud's: times in the log are wrong", mend: mend)),
    (-61, 600, Check.clock.warning("61 s behind the cloud's: times in the log are wrong", mend: mend)),
    (
      -601, 600,
      Check.clock.warning(
        "601 s behind the cloud's: times in the log are wrong, and each run's first request is refused and sent again "
          + "(expires is 600)", mend: mend)
    ),
    (-601, 0, Check.clock.warning("601 s behind the cloud's: times in the log are wrong", mend: mend)),
  ]

  @Test(arguments: clocks.indices) func `a clock off by more than a minute is a warning`(row: Int) {
    let (ahead, expires, finding) = Self.clocks[row]
    #expect(Self.evidence(Contact(clockAhead: ahead), expires: expires).clock == finding)
  }

  @Test(arguments: [Check.reachable, .certificate, .signature])
  func `without the API nothing of the cloud fails by itself`(failing: Check) throws {
    let evidence = try GroupEvidence.example { $0.cloud = CloudSnapshot(pointlessUntil: failing) }
    let cloud: [Check] = [
      .zone, .offering, .template, .network, .rule, .ruleState, .ruleAlgorithm, .ruleZone, .members, .monitored,
      .commands, .accountLimit,
    ]
    #expect(evidence.troubles == cloud.map { $0.notChecked(until: failing) })
  }

  @Test func `where the rc file describes no group, each of its checks says so, once`() {
    let file = Check.rcFile.failed(.configuration, "web.rc:3: [scaling] max_sise: unknown", mend: "max_size")
    let evidence = Evidence(
      file: [Check.secrets.ok("all can be read"), file, file], endpoint: "https://cloud/client/api", expires: 600,
      contact: .read(Contact(clockAhead: 0)))
    let rest = Check.allCases.drop { $0 != .zone }.filter { ![.sshClient, .otherRule].contains($0) }
    #expect(
      evidence.findings
        == [
          file, file, Check.secrets.ok("all can be read"), Self.reached, Self.trusted, Self.signed,
          Check.clock.ok("0 s from the cloud's"),
        ] + rest.map { $0.notChecked(until: .rcFile) })
  }

  @Test func `every check is told once, in its order`() throws {
    let evidence = Evidence(
      file: [Check.secrets.ok(""), Check.rcFile.ok("")], endpoint: "http://cloud", expires: 600,
      contact: .read(Contact()), group: try .example())
    #expect(evidence.findings.map(\.check) == Check.allCases.filter { ![.sshClient, .otherRule].contains($0) })
  }
}
