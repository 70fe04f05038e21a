import Scaling
import TestSupport
import Testing

@testable import RCFile

@Suite struct SettingsDecodingTests {
  /// Decodes the valid file with some lines behind one of its section headers.
  private func decode(_ lines: String, in section: String, file: String = "web.rc") throws -> Settings {
    let text = BrokenFile.validText.replacing("[\(section)]\n", with: "[\(section)]\n\(lines)\n")
    return try Settings.decode(text.utf8, file: file, home: "/home/ann")
  }

  @Test func `every optional key is read`() throws {
    #expect(try Settings.decode(Self.fullText.utf8, file: "/etc/cronscale/web.rc", home: "/home/ann") == Self.full)
  }

  @Test func `DEFAULT supplies keys to every section, and a section's own key wins`() throws {
    let text = "[DEFAULT]\ntimeout = 5\nCooldown = 60\n" + BrokenFile.validText + "cooldown = 90\n"
    let settings = try Settings.decode(text.utf8, file: "web.rc", home: nil)
    #expect(settings.account.timeout == 5)
    #expect(settings.monitoring.timeout == 5)
    #expect(settings.policy.scaleOut.cooldown == 60)
    #expect(settings.policy.scaleIn.cooldown == 90)
  }

  @Test func `a key of DEFAULT is never a parameter of a launch`() throws {
    let settings = try Settings.decode(
      ("[DEFAULT]\nname = web\nport = 2222\n" + BrokenFile.validText).utf8, file: "web.rc", home: nil)
    #expect(settings.launch.parameters.map(\.name) == ["serviceofferingid", "templateid", "zoneid"])
    #expect(settings.group.name == "web")
  }

  @Test func `names without underscore are passed on as written and in order`() throws {
    let settings = try decode("details[0].cpuNumber = 2\nNetworkIds = 7,8\ndisplayname = a = b", in: "launch_config")
    let others = settings.launch.parameters.dropFirst(3).map { [$0.name, $0.value] }
    #expect(others == [["details[0].cpuNumber", "2"], ["NetworkIds", "7,8"], ["displayname", "a = b"]])
  }

  @Test(arguments: [
    ("/etc/key", "web.rc", "/etc/key"), ("~/key", "web.rc", "/home/ann/key"), ("key", "web.rc", "key"),
    ("key", "/etc/cronscale/web.rc", "/etc/cronscale/key"), ("../key", "conf/web.rc", "conf/../key"),
  ])
  func `a path begins at the root, the home folder or the rc file's folder`(
    written: String, file: String, path: String
  ) throws {
    #expect(try decode("ca_file = \(written)", in: "account", file: file).account.caFile == path)
  }

  @Test(arguments: [
    "http://10.0.0.1:8080/client/api", "HTTPS://cloud.example.com", "https://[2001:db8::1]:8443/a/b/",
    "https://[::1]/x",
    "https://cloud.example.com/client",
  ])
  func `an endpoint is any http or https URL`(url: String) throws {
    let text = BrokenFile.validText.replacing("https://cloud.example.com/client/api", with: url)
    #expect(try Settings.decode(text.utf8, file: "web.rc", home: nil).account.endpoint == url)
  }

  @Test(arguments: ["https://:80/", "https://[::1/x", "https://a:b:1/", "https://a b/", "https://[a]/", "https://a:/"])
  func `an endpoint without a proper host is refused`(url: String) {
    let text = BrokenFile.validText.replacing("https://cloud.example.com/client/api", with: url)
    #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
  }

  @Test(arguments: ["web1", "192.0.2.1", "2001:db8::1", "fe80::1%eth0", "負荷.example.com", "web_1"])
  func `a host is a name or an address`(host: String) throws {
    let text = BrokenFile.validText.replacing("host = web1", with: "host = \(host)")
    #expect(
      try Settings.decode(text.utf8, file: "web.rc", home: nil).monitoring.hosts
        == .named([.init(name: host, vm: host)]))
  }

  @Test(arguments: [("3", 3), ("3.5", 3.5), (".5", 0.5), ("4.", 4), ("0", 0), ("007", 7)])
  func `a cooldown is a decimal`(text: String, seconds: Double) throws {
    #expect(try decode("cooldown = \(text)", in: "scaling_policy_out").policy.scaleOut.cooldown == seconds)
  }

  @Test(arguments: ["1e3", "+3", "-0", ".", "1.2.3", "0x10", "３", "1 0", "10000000000"])
  func `what is no plain decimal is refused`(text: String) {
    #expect(throws: Problems.self) { try decode("cooldown = \(text)", in: "scaling_policy_out") }
  }

  @Test(arguments: [
    ("yes", true), ("True", true), ("ON", true), ("1", true), ("no", false), ("false", false), ("off", false),
    ("0", false),
  ])
  func `yes and no are ConfigParser's`(text: String, value: Bool) throws {
    #expect(try decode("expunge = \(text)", in: "scaling_policy_in").policy.expunge == value)
  }

  @Test func `the group's name begins its VMs' names, in lower case`() throws {
    #expect(try decode("name = Web-2", in: "scaling").launch.namePrefix == "web-2")
    #expect(try decode("name_prefix = App", in: "launch_config").launch.namePrefix == "app")
  }

  @Test func `a rule with a UUID gives a group a name that VMs can have`() throws {
    let text = BrokenFile.validText.replacing("64330", with: "9C0E6A4E-1F7B-4D0B-8A55-0D6F1E0C2B3A")
    let settings = try Settings.decode(text.utf8, file: "web.rc", home: nil)
    #expect(settings.group.name == "lb-9C0E6A4E-1F7B-4D0B-8A55-0D6F1E0C2B3A")
    #expect(settings.launch.namePrefix == "lb-9c0e6a4e-1f7b-4d0b-8a55-0d6f1e0c2b3a")
  }

  @Test func `an empty passphrase beside a passphrase file is none`() throws {
    let settings = try decode("pass_phrase =\npass_phrase_file = /etc/pass", in: "monitoring")
    #expect(settings.monitoring.passPhrase == .file("/etc/pass"))
  }

  @Test func `api needs the account section only`() throws {
    let text = "[account]\nhost = http://cloud/api\napi_key = A\nsecret_key_command = pass show x\n[scalin]\nmax = 0"
    let account = try Settings.Account.decode(text.utf8, file: "web.rc", home: nil)
    let expected = Settings.Account(
      endpoint: "http://cloud/api", apiKey: .inline(Secret("A")), secretKey: .command("pass show x"), caFile: nil,
      timeout: 30, expires: 600)
    #expect(account == expected)
  }

  @Test func `the default known_hosts files are the user's and the system's`() {
    let files = Settings.Monitoring.defaultKnownHosts(home: "/home/ann")
    #expect(files == ["/home/ann/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts"])
    #expect(Settings.Monitoring.defaultKnownHosts(home: nil) == ["/etc/ssh/ssh_known_hosts"])
  }
}
