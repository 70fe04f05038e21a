import Scaling
import Testing

@testable import RCFile

/// `~/.idcfrc` as `ssh_scale.py` and `idcf-compute-api` read it in 2012.
@Suite struct OldFileTests {
  static let text = """
    [account]
    host=https://compute.jp-east.idcfcloud.com/client/api
    api_key=nK3e9wJvPq-Lr0_ZtX7bYcD2
    secret_key=Zx8-Qw1_eRtY7uIoP0aSdFgH3%==
    api_refs_json=/usr/lib/idcf/apirefs.json

    [monitoring]
    host=web1
    user=root
    private_key_path=~/.ssh/id_rsa
    pass_phrase=

    [launch_config]
    serviceofferingid=21
    templateid=7183
    zoneid=1

    [scalling]
    min_size=2
    max_size=5
    load_balancer=64330

    [scalling_policy_out]
    threshold=3

    [scalling_policy_in]
    threshold=1
    """

  static let settings = Settings(
    account: Settings.Account(
      endpoint: "https://compute.jp-east.idcfcloud.com/client/api",
      apiKey: .inline(Secret("nK3e9wJvPq-Lr0_ZtX7bYcD2")), secretKey: .inline(Secret("Zx8-Qw1_eRtY7uIoP0aSdFgH3%==")),
      caFile: nil, timeout: 30, expires: 600),
    monitoring: Settings.Monitoring(
      hosts: .named([.init(name: "web1", vm: "web1")]), aggregate: .average, user: "root",
      privateKeyPath: "/home/ann/.ssh/id_rsa", passPhrase: nil, port: nil,
      metric: .load1, perCPU: false, command: nil, knownHosts: nil, hostKey: .strict, timeout: 10, transport: .auto),
    launch: Settings.Launch(
      parameters: [
        Settings.Launch.Parameter(name: "serviceofferingid", value: "21"),
        Settings.Launch.Parameter(name: "templateid", value: "7183"),
        Settings.Launch.Parameter(name: "zoneid", value: "1"),
      ],
      userdataFile: nil, namePrefix: "lb-64330", ready: .job, readyTimeout: 300),
    group: Settings.Group(name: "lb-64330", rules: ["64330"], jobTimeout: 600, jobPoll: 2),
    policy: Policy(
      minSize: 2, maxSize: 5,
      scaleOut: Policy.Trigger(threshold: 3, periods: 1, cooldown: 300),
      scaleIn: Policy.Trigger(threshold: 1, periods: 1, cooldown: 300),
      drain: 30, victim: .newest, removable: .any, expunge: false))

  @Test func `the old tools' file works unchanged, with every default of the specification`() throws {
    #expect(try Settings.decode(Self.text.utf8, file: "/home/ann/.idcfrc", home: "/home/ann") == Self.settings)
  }

  @Test func `both spellings of the sections mean the same`() throws {
    let text = Self.text.replacing("scalling", with: "scaling").replacing("launch_config", with: "launch")
    #expect(try Settings.decode(text.utf8, file: "/home/ann/.idcfrc", home: "/home/ann") == Self.settings)
  }

  @Test func `a byte-order mark, CRLF, colons, spaces and capitals change nothing`() throws {
    let text = "\u{FEFF}" + Self.text.replacing("min_size=", with: "MIN_Size : ").replacing("\n", with: "\r\n")
    #expect(try Settings.decode(text.utf8, file: "/home/ann/.idcfrc", home: "/home/ann") == Self.settings)
  }

  @Test func `sections of other tools are left alone, whatever they hold`() throws {
    let text = Self.text + "\n[s3]\nkey = 1\nkey = 2\nmax_sise = 3\n[s3]\nhost ="
    #expect(try Settings.decode(text.utf8, file: "/home/ann/.idcfrc", home: "/home/ann") == Self.settings)
  }
}
