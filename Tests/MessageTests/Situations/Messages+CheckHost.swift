@testable import SSH
@testable import cronscale

extension Messages {
  /// What `cronscale check` finds on the way to the monitored host; what fails is told as by a run.
  static func checkHost() throws -> Chapter {
    var new = Examined.host
    new.milestones[2] = .believed(hostKey: NewHostKey(type: "ED25519", fingerprint: "SHA256:abc"), isNew: true)
    let bySystem = HostSnapshot(name: "web1", load: .success(2), isBySystem: true)
    return Chapter(
      "cronscale check: the monitored host",
      [
        try Examined.entry("its load", .load),
        try Examined.entry("its key is new, and host_key = accept-new", .hostKey) { $0.hosts = .read([new]) },
        try Examined.entry("the system's ssh does it", .connection) { $0.hosts = .read([bySystem]) },
        try several("of three hosts one has no sshd", .connection, failing: 1),
        try several("what the loads of three come to", .load, failing: 1),
        try several("two of three have none", .connection, failing: 2),
        try several("without a load of most there is none", .load, failing: 2),
        try Examined.entry(
          "a member's name is not known here", .resolution, ["host = web1": "host = members\naddress = name"]
        ) { evidence in
          let trouble = SSHError(.unreachable, "web-2: the reason", hint: "what to look at", stage: .resolution)
          evidence.hosts = .read([HostSnapshot(name: "web-2", trouble: trouble)])
        },
        try Examined.entry("a rule without a running member to ask", .load, ["host = web1": "host = members"]) {
          $0.hosts = .read([])
        },
        try Examined.entry(
          "its key has a passphrase, and many hosts are asked", .login,
          ["host = web1": "host = members", "max_size = 5": "max_size = 100"]
        ) {
          $0.disk.hasEncryptedKey = true
        },
      ])
  }

  private static func several(_ situation: String, _ check: Check, failing count: Int) throws -> Entry {
    let lines = ["host = web1": "host = web1, web2, web3"]
    return try Examined.entry(situation, check, lines) { evidence in
      evidence.hosts = .read(
        (1...3).map { number in
          var host = Examined.host
          host.name = "web\(number)"
          guard number > 3 - count else { return host }
          (host.milestones, host.load) = (Array(host.milestones.prefix(1)), nil)
          host.trouble = SSHError(
            .unreachable, "web\(number): the reason", hint: "what to look at", stage: .connection)
          return host
        })
    }
  }
}
