import SSH

@testable import cronscale

extension Messages {
  /// What `cronscale check` finds on the way to the monitored host; what fails is told as by a run.
  static func checkHost() throws -> Chapter {
    var new = Examined.host
    new.milestones[2] = .believed(hostKey: NewHostKey(type: "ED25519", fingerprint: "SHA256:abc"), isNew: true)
    let bySystem = HostSnapshot(load: .success(2), isBySystem: true)
    return Chapter(
      "cronscale check: the monitored host",
      [
        try Examined.entry("its load", .load),
        try Examined.entry("its key is new, and host_key = accept-new", .hostKey) { $0.host = .read(new) },
        try Examined.entry("the system's ssh does it", .connection) { $0.host = .read(bySystem) },
      ])
  }
}
