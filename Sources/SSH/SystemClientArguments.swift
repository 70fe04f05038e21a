/// The command line of ssh(1) for one reading.
struct SystemClientArguments {
  let command: String
  let destination: Destination
  /// In seconds, of which ssh takes whole ones.
  let connectTimeout: Double

  var all: [String] {
    let options = waysIn + [identity] + hostKeys + bounds
    return ["-n"] + options.flatMap { ["-o", $0] } + port
      + ["-l", destination.user, "--", destination.host, command]
  }

  /// Nobody is there to be asked. BatchMode would keep it from asking for the passphrase too.
  private var waysIn: [String] {
    destination.secret == nil
      ? ["BatchMode=yes"]
      : ["PasswordAuthentication=no", "KbdInteractiveAuthentication=no", "NumberOfPasswordPrompts=1"]
  }

  /// Not by `-i`, which looks for the file before it expands `%`, so that a path with one is never found.
  private var identity: String { "IdentityFile=\"\(escaped(destination.privateKeyPath))\"" }

  private var hostKeys: [String] {
    let checking = "StrictHostKeyChecking=" + (destination.acceptsNewHostKeys ? "accept-new" : "yes")
    return [checking, "UpdateHostKeys=no"] + knownHosts + (destination.mayWriteKnownHosts ? [] : ["ControlMaster=no"])
  }

  /// ssh appends to the first file: where nothing may be written that is one that forgets.
  private var knownHosts: [String] {
    let forgets = destination.acceptsNewHostKeys && !destination.mayWriteKnownHosts
    guard destination.knownHostsGiven || forgets else { return [] }
    let files = (forgets ? ["/dev/null"] : []) + destination.knownHosts.map { "\"\(escaped($0))\"" }
    return ["UserKnownHostsFile=" + files.joined(separator: " ")]
      + (destination.knownHostsGiven ? ["GlobalKnownHostsFile=/dev/null"] : [])
  }

  /// What a user's ssh_config has for sessions at a terminal would only be in the way, or lend the host his agent.
  private var bounds: [String] {
    let seconds = max(1, Int(connectTimeout.rounded(.up)))
    return [
      "ConnectTimeout=\(seconds)", "LogLevel=ERROR", "RequestTTY=no", "RemoteCommand=none", "ClearAllForwardings=yes",
      "ForwardAgent=no", "ForwardX11=no", "Tunnel=no", "GSSAPIDelegateCredentials=no",
    ]
  }

  private var port: [String] { destination.port.map { ["-p", String($0)] } ?? [] }

  /// ssh expands `%` in file names.
  private func escaped(_ path: String) -> String {
    path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }
}
