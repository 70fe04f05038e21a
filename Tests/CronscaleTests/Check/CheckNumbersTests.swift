import Testing

@testable import CloudStack
@testable import Scaling
@testable import cronscale

/// Spec section 8 and issue 4: the arithmetic of the rc file, and what account and cloud allow.
@Suite struct CheckNumbersTests {
  /// `in` × (min_size + 1) / min_size against `out`.
  @Test(arguments: [
    ("1", "3", "2", true, ""), ("1.99", "3", "2", true, ""),
    ("2", "3", "2", false, "a load just below 2 on 3 VMs is 3 on 2, not below 3: the VM would come back at once"),
    (
      "2.5", "3", "2", false, "a load just below 2.5 on 3 VMs is 3.75 on 2, not below 3: the VM would come back at once"
    ),
    (
      "2.5", "3", "4", false, "a load just below 2.5 on 5 VMs is 3.13 on 4, not below 3: the VM would come back at once"
    ),
    ("1.5", "3", "1", false, "a load just below 1.5 on 2 VMs is 3 on 1, not below 3: the VM would come back at once"),
  ])
  func `thresholds are told to be too close where one VM less would bring it back`(
    in: String, out: String, min: String, holds: Bool, found: String
  ) throws {
    let evidence = try GroupEvidence.example([
      "scaling_policy_in": ["threshold = \(`in`)"], "scaling_policy_out": ["threshold = \(out)"],
      "scaling": ["min_size = \(min)"],
    ])
    #expect((evidence.thresholds.result == .ok) == holds)
    if !holds { #expect(evidence.thresholds.found == found) }
  }

  @Test func `the mend names a threshold that would do`() throws {
    let evidence = try GroupEvidence.example(["scaling_policy_in": ["threshold = 2.5"]])
    #expect(evidence.thresholds.mend == "set threshold in [scaling_policy_in] below 2")
    #expect(
      try GroupEvidence.example(["scaling_policy_in": ["threshold = 1.99"]]).thresholds
        == Check.thresholds.ok("scale out above 3, in below 1.99"))
  }

  private static let longer = "shorter than the last launch took, 312 s; its effect would not be seen yet"
  private static let cooldowns: [(settings: [String: [String]], finding: Finding)] = [
    (
      ["scaling_policy_out": ["cooldown = 312"], "scaling_policy_in": ["cooldown = 400"]],
      Check.cooldown.ok("out 312 s, in 400 s; the last launch took 312 s")
    ),
    (
      ["scaling_policy_out": ["cooldown = 60"], "scaling_policy_in": ["cooldown = 400"]],
      Check.cooldown.warning("out 60 s, in 400 s: \(longer)", mend: "set cooldown in [scaling_policy_out] to 320")
    ),
    (
      [:],
      Check.cooldown.warning(
        "out 300 s, in 300 s: \(longer)", mend: "set cooldown in [scaling_policy_out] and [scaling_policy_in] to 320")
    ),
  ]

  @Test(arguments: cooldowns.indices) func `a cooldown shorter than the last launch is a warning`(row: Int) throws {
    let (settings, finding) = Self.cooldowns[row]
    var memory = Memory()
    memory.lastLaunchDuration = 312
    #expect(try GroupEvidence.example(settings) { $0.disk.state = .success(.memory(memory)) }.cooldown == finding)
  }

  @Test(arguments: [
    ("60", Check.drain.ok("60 s")),
    (
      "61",
      Check.drain.warning(
        "61 s: cron starts a run each minute, and those that come meanwhile stand back",
        mend: "set drain in [scaling_policy_in] to 60 or less, if connections end by then")
    ),
  ])
  func `a drain longer than cron's minute is a warning`(drain: String, finding: Finding) throws {
    #expect(try GroupEvidence.example(["scaling_policy_in": ["drain = \(drain)"]]).drain == finding)
  }

  // MARK: - User data

  /// Reference, section 6.7.
  @Test(
    arguments: [
      ("2.2.14.2011", UserdataLimit(characters: 2_732, isFixed: true)),
      ("3.0.3.2012-09-24T00:00:00Z", UserdataLimit(characters: 2_048, isFixed: true)),
      ("4.1.0", UserdataLimit(characters: 2_048, isFixed: true)),
      ("4.2.0", UserdataLimit(characters: 32_767, isFixed: true)),
      ("4.15.2.0", UserdataLimit(characters: 32_767, isFixed: true)),
      ("4.18.1.0", UserdataLimit(characters: 32_768, isFixed: false)),
      ("21.0", UserdataLimit(characters: 32_768, isFixed: false)),
      ("new", UserdataLimit(characters: 2_048, isFixed: false)),
      (nil, UserdataLimit(characters: 2_048, isFixed: false)),
    ] as [(String?, UserdataLimit)])
  func `the version tells how much user data a cloud takes`(version: String?, limit: UserdataLimit) {
    #expect(UserdataLimit(version: version) == limit)
  }

  private static let mend = "keep userdata_file below 1536 bytes; let it fetch the rest from somewhere"
  private static let userdata: [(size: Reading<Int?>, version: String, finding: Finding)] = [
    (.read(nil), "3.0.3", Check.userdata.ok("none")),
    (.read(2_048), "3.0.3", Check.userdata.ok("2048 characters of base64, at most 2048")),
    (
      .read(2_052), "3.0.3",
      Check.userdata.failed(
        .configuration, "2052 characters of base64: CloudStack 3.0.3 takes at most 2048", mend: mend)
    ),
    (
      .read(32_772), "4.18.1.0",
      Check.userdata.warning(
        "32772 characters of base64: CloudStack 4.18.1.0 takes 32768 unless its operator allows more",
        mend: "keep userdata_file below 24576 bytes; let it fetch the rest from somewhere")
    ),
    (
      .failed(Failure(.configuration, "too much for any", hint: "less")), "4.18.1.0",
      Check.userdata.failed(.configuration, "too much for any", mend: "less")
    ),
  ]

  @Test(arguments: userdata.indices) func `user data is held against what the cloud takes`(row: Int) throws {
    let (size, version, finding) = Self.userdata[row]
    let evidence = try GroupEvidence.example {
      $0.disk.userdata = size
      $0.cloud.capabilities = .read(Capabilities(object(["cloudstackversion": version])))
    }
    #expect(evidence.userdata == finding)
  }

  // MARK: - What the account may

  private static let limits: [(accounts: Reading<[Account]>, finding: Finding)] = [
    (.read([.example(["vmavailable": "2"])]), Check.accountLimit.ok("scaler may have 2 more VMs, max_size needs 2")),
    (
      .read([.example(["vmavailable": "1"])]),
      Check.accountLimit.warning(
        "scaler may have 1 more VM, max_size needs 2",
        mend: "set max_size in [scaling] to 3, or ask the cloud's operator for more")
    ),
    (.read([.example(["vmavailable": "Unlimited"])]), Check.accountLimit.ok("none is told")),
    (.read([]), Check.accountLimit.ok("none is told")),
    (
      .read([.example(["name": "other", "vmavailable": "0"]), .example()]),
      Check.accountLimit.ok("scaler may have 18 more VMs, max_size needs 2")
    ),
    (
      .failed(Failure(.unavailable, "listAccounts: no")),
      Check.accountLimit.notChecked(Failure(.unavailable, "listAccounts: no"))
    ),
  ]

  @Test(arguments: limits.indices) func `room for max_size is looked for`(row: Int) throws {
    #expect(
      try GroupEvidence.example { $0.cloud.accounts = Self.limits[row].accounts }.accountLimit
        == Self.limits[row].finding)
  }

  private static let noExpunge = "set expunge = no in [scaling_policy_in]"
  private static let rights: [(told: [String: String], type: String, finding: Finding)] = [
    (["allowuserexpungerecovervm": "true"], "0", Check.expunge.ok("the account may")),
    (["allowuserexpungerecovervm": "false"], "1", Check.expunge.ok("the account may")),
    (
      ["allowuserexpungerecovervm": "false"], "0",
      Check.expunge.warning("the account may not: each VM is destroyed at a second try", mend: noExpunge)
    ),
    ([:], "0", Check.expunge.warning("the cloud does not tell whether the account may", mend: noExpunge)),
  ]

  @Test(arguments: rights.indices) func `expunge is held against what the account may`(row: Int) throws {
    let (told, type, finding) = Self.rights[row]
    let evidence = try GroupEvidence.example(["scaling_policy_in": ["expunge = yes"]]) {
      $0.cloud.capabilities = .read(Capabilities(object(told)))
      $0.cloud.accounts = .read([.example(["accounttype": type])])
    }
    #expect(evidence.expunge == finding)
    #expect(try GroupEvidence.example().expunge == Check.expunge.ok("not asked for"))
  }
}
