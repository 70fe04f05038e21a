import Foundation
import RCFile
import Scaling
import Testing

@testable import cronscale

/// The file that `init` writes, and the line for crontab.
@Suite struct InitFileTests {
  private static func draft() throws -> Draft {
    var draft = Draft()
    let values: [(Section, String, String)] = [
      (.account, "host", "https://cloud.example.com/client/api"), (.account, "api_key", "AK=%+#"),
      (.account, "secret_key_file", "/etc/secret"), (.monitoring, "host", "10.1.1.11"), (.monitoring, "vm", "web 1"),
      (.monitoring, "user", "ops"), (.monitoring, "private_key_path", "~/.ssh/id"), (.monitoring, "port", "2222"),
      (.launch, "serviceofferingid", "21"), (.launch, "templateid", "422"), (.launch, "zoneid", "1"),
      (.scaling, "min_size", "2"), (.scaling, "max_size", "4"), (.scaling, "load_balancer", "64330"),
      (.scaling, "name", "web"), (.scaleOut, "threshold", "3.5"), (.scaleIn, "threshold", "1"),
    ]
    for (section, key, text) in values { try draft.set(section, key, to: text, home: "/home/ops") }
    try draft.pass("networkids", "1374")
    return draft
  }

  /// Lines of `sample.rc` and what stands in their place; all others are as they are there.
  private static let filledIn = [
    "host = https://YOUR-CLOUD/client/api": "host = https://cloud.example.com/client/api",
    "api_key = YOUR-API-KEY": "api_key = AK=%+#", "secret_key = YOUR-SECRET-KEY": "#secret_key = YOUR-SECRET-KEY",
    "#secret_key_file = ~/.cronscale/secret-key": "secret_key_file = /etc/secret",
    "host = YOUR-WEB-SERVER": "host = 10.1.1.11", "#vm = web1": "vm = web 1", "user = YOUR-USER": "user = ops",
    "private_key_path = ~/.ssh/id_ed25519": "private_key_path = ~/.ssh/id", "#port = 22": "port = 2222",
    "serviceofferingid = YOUR-OFFERING-ID": "serviceofferingid = 21",
    "templateid = YOUR-TEMPLATE-ID": "templateid = 422",
    "zoneid = YOUR-ZONE-ID": "zoneid = 1", "#networkids = YOUR-NETWORK-ID": "networkids = 1374",
    "max_size = 5": "max_size = 4", "load_balancer = YOUR-RULE-ID": "load_balancer = 64330",
    "#name = web": "name = web",
    "threshold = 3": "threshold = 3.5",
  ]

  @Test func `the file is sample.rc with the answers in it; what was not asked stays a comment`() throws {
    let sample = SampleFile.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let expected =
      ["# cronscale's settings: let nobody else read this file (chmod 600)."]
      + sample.dropFirst(2).map { Self.filledIn[$0] ?? $0 }
    #expect(SampleFile.text(with: try Self.draft()) == expected.joined(separator: "\n"))
  }

  @Test func `the file is read as what was answered`() throws {
    let settings = try Settings.decode(
      Array(SampleFile.text(with: try Self.draft()).utf8), file: "web.rc", home: "/home/ops")
    #expect(settings.account.secretKey == .file("/etc/secret"))
    let hosts = if case .named(let hosts) = settings.monitoring.hosts { hosts } else { [Settings.Monitoring.Host]() }
    #expect(hosts.map(\.name) == ["10.1.1.11"] && hosts.map(\.vm) == ["web 1"])
    #expect(settings.monitoring.privateKeyPath == "/home/ops/.ssh/id" && settings.monitoring.port == 2222)
    #expect(settings.launch.parameters.map(\.name) == ["serviceofferingid", "templateid", "zoneid", "networkids"])
    #expect(settings.launch.parameters.map(\.value) == ["21", "422", "1", "1374"])
    #expect(settings.group.rules == ["64330"] && settings.group.name == "web" && settings.launch.namePrefix == "web")
    #expect(settings.policy.minSize == 2 && settings.policy.maxSize == 4)
    #expect(settings.policy.scaleOut.threshold == 3.5 && settings.policy.scaleIn.threshold == 1)
  }

  @Test func `an id has above it what a person calls it, until another is chosen`() throws {
    var draft = try Self.draft()
    draft.note(.launch, "templateid", "ウェブ ;1")
    draft.note(.launch, "networkids", "web-net")
    draft.note(.launch, "zoneid", "east\nexpunge = yes")
    draft.note(.scaling, "load_balancer", "web-lb")
    try draft.set(.scaling, "load_balancer", to: "64331", home: nil)
    draft.note(.launch, "keypair", "old")
    try draft.pass("keypair", "ops")
    let text = SampleFile.text(with: draft)
    #expect(text.contains("\n# the template's id\n# chosen: ウェブ ;1\ntemplateid = 422\n"))
    #expect(text.contains("\n# chosen: web-net\nnetworkids = 1374\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("# chosen: ") } == 2)
    #expect(throws: Never.self) { try Settings.decode(Array(text.utf8), file: "web.rc", home: "/home/ops") }
  }

  @Test(arguments: ["a ;b", "a\nb", "", "\"\"", ";a", "a\u{1B}b", " a"])
  func `a value that an rc file would give back otherwise is not taken, and not repeated`(text: String) {
    var draft = Draft()
    let objection = #expect(throws: Objection.self) { try draft.set(.account, "secret_key", to: text, home: nil) }
    #expect(objection?.what == (text.isEmpty ? "is empty" : "cannot stand in an rc file"))
    #expect(draft == Draft())
  }

  @Test func `a secret in a file takes the place of one that was typed`() throws {
    var draft = Draft()
    try draft.set(.account, "secret_key", to: "typed", home: nil)
    try draft.set(.account, "secret_key_command", to: "pass show cloud", home: nil)
    #expect(draft[.account, "secret_key"] == nil)
    #expect(!SampleFile.text(with: draft).contains("typed"))
  }

  @Test(arguments: [
    ("/usr/local/bin/cronscale", "/home/ops/.cronscalerc", "/usr/local/bin/cronscale -c /home/ops/.cronscalerc"),
    ("/opt/my tools/cronscale", "/etc/it's.rc", "'/opt/my tools/cronscale' -c '/etc/it'\\''s.rc'"),
    ("/bin/cronscale", "/home/ops/100%.rc", "/bin/cronscale -c /home/ops/100\\%.rc"),
  ])
  func `crontab's line holds for any path`(program: String, file: String, command: String) {
    #expect(
      CrontabLine(program: program, rcFile: file).text == "* * * * * \(command) >> ~/cronscale.log 2>&1")
  }

  @Test(arguments: [
    (["CRONSCALE_STATE_DIR": "/srv/my state"], " --state-dir '/srv/my state'"),
    (["XDG_STATE_HOME": "/srv"], " --state-dir /srv/cronscale"), (["XDG_STATE_HOME": "/home/ops/.local/state"], ""),
    (["CRONSCALE_STATE_DIR": ""], ""), ([:], ""),
  ])
  func `crontab's line names the state folder that only the shell's variables tell`(
    environment: [String: String], words: String
  ) {
    let user = User(environment: environment, home: "/home/ops", isRoot: false, id: 1000)
    let line = CrontabLine(program: "/bin/cronscale", rcFile: "/w.rc", stateFolder: StateFolder.unknownToCron(of: user))
    #expect(line.command == "/bin/cronscale -c /w.rc\(words)")
  }

  @Test(arguments: [
    ("web-lb", "web-lb"), ("Web LB (prod)", "web-lb-prod"), ("80-web", "web"), ("ウェブ", nil), ("", nil),
    (String(repeating: "a", count: 99), String(repeating: "a", count: 45)),
  ])
  func `a group is called after its rule, so that VMs can be called after the group`(rule: String, name: String?) {
    #expect(GroupName.from(rule) == name)
  }
}
