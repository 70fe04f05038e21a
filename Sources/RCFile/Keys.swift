import Scaling

/// The one table of all keys: decoding, messages, `sample.rc` and the README's table follow it.
package enum Keys {
  /// In the order of `sample.rc`.
  package static let all = account + monitoring + launch + scaling + scaleOut + scaleIn

  static let defaultKnownHosts = ["~/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts"]

  private static let account: [Key] = [
    Key(
      .account, "host", .required(sample: "https://YOUR-CLOUD/client/api"),
      .endpoint { $0.account.endpoint = $1 },
      says: "the API's full URL, http or https"),
    Key(
      .account, "api_key", .required(sample: "YOUR-API-KEY"),
      .secret { $0.account.apiKey = $1 },
      says: "the user's API key"),
    Key(
      .account, "api_key_file", .insteadOf("api_key", sample: "~/.cronscale/api-key"),
      .secretFile { $0.account.apiKey = $1 },
      says: "or a file whose first line is the API key"),
    Key(
      .account, "api_key_command", .insteadOf("api_key", sample: "pass show cloud/api-key"),
      .secretCommand { $0.account.apiKey = $1 },
      says: "or a command whose first output line is the API key"),
    Key(
      .account, "secret_key", .required(sample: "YOUR-SECRET-KEY"),
      .secret { $0.account.secretKey = $1 },
      says: "the user's secret key"),
    Key(
      .account, "secret_key_file", .insteadOf("secret_key", sample: "~/.cronscale/secret-key"),
      .secretFile { $0.account.secretKey = $1 },
      says: "or a file whose first line is the secret key"),
    Key(
      .account, "secret_key_command", .insteadOf("secret_key", sample: "pass show cloud/secret-key"),
      .secretCommand { $0.account.secretKey = $1 },
      says: "or a command whose first output line is the secret key"),
    Key(
      .account, "ca_file", .optional(default: "the system's", sample: "~/cloud-ca.pem"),
      .path { $0.account.caFile = $1 },
      says: "more certificate authorities to trust, a PEM file"),
    Key(
      .account, "timeout", .defaultsTo("30"),
      .timeLimit { $0.account.timeout = $1 },
      says: "seconds for one API request"),
    Key(
      .account, "expires", .defaultsTo("600"),
      .wholeNumber(in: 0...900) { $0.account.expires = $1 },
      says: "seconds a signed request stays valid, at most 900; 0: the plain signature without expiry"),
    Key(.account, "api_refs_json", .foreign, .undecoded, says: "read by idcf-compute-api only"),
  ]

  private static let monitoring: [Key] = [
    Key(
      .monitoring, "host", .required(sample: "YOUR-WEB-SERVER"),
      .monitoredHosts(),
      says: "what SSH calls the monitored VM; several, separated by commas; or members: every member of the rule"),
    Key(
      .monitoring, "vm", .optional(default: "host", sample: "web1"),
      // The hosts above are decoded by now, which this must agree with, and the next one too.
      .machines(),
      says: "its id or name in the account, where that is not the host above; several in the order of the hosts"),
    Key(
      .monitoring, "address", .optional(default: "private", sample: "private"),
      .memberAddress(),
      says: "only with members: private (each one's address on the rule's network), name, or public (its static NAT's)"),
    Key(
      .monitoring, "user", .required(sample: "YOUR-USER"),
      .user { $0.monitoring.user = $1 },
      says: "the login name"),
    Key(
      .monitoring, "private_key_path", .required(sample: "~/.ssh/id_ed25519"),
      .path { $0.monitoring.privateKeyPath = $1 },
      says: "the private key: ed25519, ecdsa or rsa, OpenSSH or PEM"),
    Key(
      .monitoring, "pass_phrase", .optional(default: "none", sample: ""),
      .secret { $0.monitoring.passPhrase = $1 },
      says: "the key's passphrase; empty: it has none"),
    Key(
      .monitoring, "pass_phrase_file", .insteadOf("pass_phrase", sample: "~/.cronscale/pass-phrase"),
      .secretFile { $0.monitoring.passPhrase = $1 },
      says: "or a file whose first line is the passphrase"),
    Key(
      .monitoring, "pass_phrase_command", .insteadOf("pass_phrase", sample: "pass show ssh/cronscale"),
      .secretCommand { $0.monitoring.passPhrase = $1 },
      says: "or a command whose first output line is the passphrase"),
    Key(
      .monitoring, "port", .optional(default: "22", sample: "22"),
      .wholeNumber(in: 1...65_535) { $0.monitoring.port = $1 },
      says: "the SSH port"),
    Key(
      .monitoring, "metric", .defaultsTo("load1"),
      .word(of: Settings.Monitoring.Metric.allCases) { $0.monitoring.metric = $1 },
      says: "which load average counts: load1, load5 or load15"),
    Key(
      .monitoring, "per_cpu", .defaultsTo("no"),
      .yesOrNo { $0.monitoring.perCPU = $1 },
      says: "whether the load is divided by the number of processors"),
    Key(
      .monitoring, "command", .optional(default: "none", sample: "cat /run/queue-length"),
      .command { $0.monitoring.command = $1 },
      says: "runs there instead of reading the load; its first output word is the number"),
    Key(
      .monitoring, "aggregate", .defaultsTo("average"),
      .word(of: Aggregate.allCases) { $0.monitoring.aggregate = $1 },
      says: "what the loads of several hosts count as: their average, maximum or median"),
    Key(
      .monitoring, "known_hosts",
      .optional(default: defaultKnownHosts.joined(separator: ", "), sample: defaultKnownHosts.joined(separator: ", ")),
      .paths { $0.monitoring.knownHosts = $1 },
      says: "files of known host keys, separated by commas"),
    Key(
      .monitoring, "host_key", .defaultsTo("strict"),
      .word(of: Settings.Monitoring.HostKeyPolicy.allCases) { $0.monitoring.hostKey = $1 },
      says: "an unknown host: strict refuses, accept-new adds its key to the first of these; a changed key is refused"),
    Key(
      .monitoring, "timeout", .defaultsTo("10"),
      .timeLimit { $0.monitoring.timeout = $1 },
      says: "seconds for the whole reading, however many hosts"),
    Key(
      .monitoring, "transport", .defaultsTo("auto"),
      .word(of: Settings.Monitoring.Transport.allCases) { $0.monitoring.transport = $1 },
      says: "by what: libssh2; ssh: the system's client with your ssh_config; auto: libssh2, or ssh where it cannot"),
  ]

  private static let launch: [Key] = [
    Key(
      .launch, "serviceofferingid", .required(sample: "YOUR-OFFERING-ID"),
      .launchID("serviceofferingid", listedBy: "listServiceOfferings -t id,name"),
      says: "the service offering's id, an integer or a UUID"),
    Key(
      .launch, "templateid", .required(sample: "YOUR-TEMPLATE-ID"),
      .launchID("templateid", listedBy: "listTemplates templatefilter=executable -t id,name"),
      says: "the template's id"),
    Key(
      .launch, "zoneid", .required(sample: "YOUR-ZONE-ID"),
      .launchID("zoneid", listedBy: "listZones -t id,name"),
      says: "the zone's id"),
    Key(
      .launch, "userdata_file", .optional(default: "none", sample: "web.cloud-config"),
      .path { $0.launch.userdataFile = $1 },
      says: "a file that is sent as user data, base64-encoded"),
    Key(
      .launch, "name_prefix", .optional(default: "the group's name", sample: "web"),
      .namePrefix { $0.launch.namePrefix = $1 },
      says: "the beginning of new VMs' names, in lower case"),
    Key(
      .launch, "ready", .defaultsTo("job"),
      .readiness { $0.launch.ready = $1 },
      says: "when a new VM may be registered: job (its job is done), tcp:PORT or http:PORT/PATH (any 2xx)"),
    Key(
      .launch, "ready_timeout", .defaultsTo("300"),
      .timeLimit { $0.launch.readyTimeout = $1 },
      says: "seconds for that; then the VM is destroyed and the launch counts as failed"),
  ]

  private static let scaling: [Key] = [
    Key(
      .scaling, "min_size", .required(sample: "2"),
      .wholeNumber(in: 1...100_000) { $0.policy.minSize = $1 },
      says: "the least number of running members, at least 1"),
    Key(
      .scaling, "max_size", .required(sample: "5"),
      .wholeNumber(in: 1...100_000) { $0.policy.maxSize = $1 },
      says: "the greatest number of VMs, failed and stopped ones included"),
    Key(
      .scaling, "load_balancer", .required(sample: "YOUR-RULE-ID"),
      .rules(listedBy: "listLoadBalancerRules -t id,name,publicip") { $0.group.rules = $1 },
      says: "the load-balancer rule's id; several with commas: a VM joins all, and is counted on the first"),
    Key(
      .scaling, "name", .optional(default: "lb-ID", sample: "web"),
      .groupName { $0.group.name = $1 },
      says: "the group's name, which log, state file and VM names carry"),
    Key(
      .scaling, "job_timeout", .defaultsTo("600"),
      .timeLimit { $0.group.jobTimeout = $1 },
      says: "seconds for which one run polls any one job; the next run goes on"),
    Key(
      .scaling, "job_poll", .defaultsTo("2"),
      .timeLimit { $0.group.jobPoll = $1 },
      says: "seconds between polls"),
  ]

  private static let scaleOut: [Key] = [
    Key(
      .scaleOut, "threshold", .required(sample: "3"),
      .threshold { $0.policy.scaleOut.threshold = $1 },
      says: "scale out when the load is above it"),
    Key(
      .scaleOut, "periods", .defaultsTo("1"),
      .wholeNumber(in: 1...100_000) { $0.policy.scaleOut.periods = $1 },
      says: "in so many runs in a row"),
    Key(
      .scaleOut, "cooldown", .defaultsTo("300"),
      .seconds { $0.policy.scaleOut.cooldown = $1 },
      says: "seconds after any scaling before the next scale out"),
  ]

  private static let scaleIn: [Key] = [
    Key(
      .scaleIn, "threshold", .required(sample: "1"),
      .threshold { $0.policy.scaleIn.threshold = $1 },
      says: "scale in when the load is below it; lower than the other threshold"),
    Key(
      .scaleIn, "periods", .defaultsTo("1"),
      .wholeNumber(in: 1...100_000) { $0.policy.scaleIn.periods = $1 },
      says: "in so many runs in a row"),
    Key(
      .scaleIn, "cooldown", .defaultsTo("300"),
      .seconds { $0.policy.scaleIn.cooldown = $1 },
      says: "seconds after any scaling before the next scale in"),
    Key(
      .scaleIn, "drain", .defaultsTo("30"),
      .seconds { $0.policy.drain = $1 },
      says: "seconds between unregistering a VM and destroying it"),
    Key(
      .scaleIn, "victim", .defaultsTo("newest"),
      .word(of: [.newest, .oldest]) { $0.policy.victim = $1 },
      says: "which VM goes first: newest or oldest launched"),
    Key(
      .scaleIn, "removable", .defaultsTo("any"),
      .word(of: [.any, .launched]) { $0.policy.removable = $1 },
      says: "which VMs may go: any member but the monitored VMs, or launched: only those that cronscale launched"),
    Key(
      .scaleIn, "expunge", .defaultsTo("no"),
      .yesOrNo { $0.policy.expunge = $1 },
      says: "whether a destroyed VM is expunged at once"),
  ]
}
