import Scaling

@testable import RCFile

extension SettingsDecodingTests {
  /// A file in which every key differs from its default.
  static let fullText = """
    [account]
    host = https://cloud.example.com:8443/client/api
    api_key_file = ~/api-key
    secret_key_command = pass show cloud | head -1
    ca_file = ca.pem
    timeout = 2.5
    expires = 0
    [monitoring]
    host = 192.0.2.1
    vm = Web Server 1
    user = scaler
    private_key_path = ~/.ssh/id_ed25519
    pass_phrase = a b;c#d=e ; a comment
    port = 2222
    metric = load15
    per_cpu = yes
    command = cat /run/queue
      | head -1
    aggregate = median
    known_hosts = ~/hosts, /etc/hosts.ssh
    host_key = accept-new
    timeout = 1
    transport = ssh
    [launch]
    zoneid = 1
    keypair = ann
    serviceofferingid = 21
    templateid = 7183
    userdata_file = web.yaml
    name_prefix = app
    ready = http:8080/health?full=1
    ready_timeout = 60
    [scaling]
    min_size = 1
    max_size = 1
    load_balancer = 64330
    name = web.blue
    job_timeout = 120
    job_poll = 0.5
    [scaling_policy_out]
    threshold = 3.5
    periods = 3
    cooldown = 0
    [scaling_policy_in]
    threshold = .5
    periods = 10
    cooldown = 900
    drain = 0
    victim = oldest
    removable = launched
    expunge = on
    """

  static let full = Settings(
    account: Settings.Account(
      endpoint: "https://cloud.example.com:8443/client/api", apiKey: .file("/home/ann/api-key"),
      secretKey: .command("pass show cloud | head -1"), caFile: "/etc/cronscale/ca.pem", timeout: 2.5, expires: 0),
    monitoring: Settings.Monitoring(
      hosts: .named([.init(name: "192.0.2.1", vm: "Web Server 1")]), aggregate: .median, user: "scaler",
      privateKeyPath: "/home/ann/.ssh/id_ed25519",
      passPhrase: .inline(Secret("a b;c#d=e")), port: 2222, metric: .load15, perCPU: true,
      command: "cat /run/queue\n| head -1", knownHosts: ["/home/ann/hosts", "/etc/hosts.ssh"], hostKey: .acceptNew,
      timeout: 1, transport: .ssh),
    launch: Settings.Launch(
      parameters: [
        Settings.Launch.Parameter(name: "serviceofferingid", value: "21"),
        Settings.Launch.Parameter(name: "templateid", value: "7183"),
        Settings.Launch.Parameter(name: "zoneid", value: "1"),
        Settings.Launch.Parameter(name: "keypair", value: "ann"),
      ],
      userdataFile: "/etc/cronscale/web.yaml", namePrefix: "app", ready: .http(port: 8080, path: "/health?full=1"),
      readyTimeout: 60),
    group: Settings.Group(name: "web.blue", rules: ["64330"], jobTimeout: 120, jobPoll: 0.5),
    policy: Policy(
      minSize: 1, maxSize: 1,
      scaleOut: Policy.Trigger(threshold: 3.5, periods: 3, cooldown: 0),
      scaleIn: Policy.Trigger(threshold: 0.5, periods: 10, cooldown: 900),
      drain: 0, victim: .oldest, removable: .launched, expunge: true))
}
