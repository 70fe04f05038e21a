import Platform

/// Runs the command by libssh2: resolve, connect, believe the host, log in, read.
func runByLibrary(
  _ command: String, with key: KeyFile, on destination: Destination, within limits: Limits, trace: @escaping Trace
) throws(SSHError) -> CommandOutput {
  try during(.login) { () throws(SSHError) in try key.requirePassphrase(destination.secret) }
  let port = destination.port ?? 22
  let knownHosts = try during(.hostKey) { () throws(SSHError) in
    try KnownHosts(files: destination.knownHosts, host: destination.host, port: port)
  }
  var watch = Stopwatch(trace)
  let addresses = try during(.resolution) { () throws(SSHError) in try resolve(destination, within: limits) }
  watch.note(.resolved(host: destination.host, addresses: addresses.map(\.text)))
  let socket = try during(.connection) { () throws(SSHError) in
    try Socket.connect(to: addresses, of: destination, within: limits)
  }
  let address = socket.peer.text
  let session = try Session(over: socket, to: destination, within: limits)
  try during(.connection) { () throws(SSHError) in try session.shakeHands(preferring: knownHosts.types) }
  watch.note(.connected(address: address, port: port))
  let hostKey = try session.hostKey()
  let isNew = try during(.hostKey) { () throws(SSHError) in try knownHosts.trust(hostKey, of: destination) }
  watch.note(.believed(hostKey: NewHostKey(hostKey), isNew: isNew))
  try during(.login) { () throws(SSHError) in try session.logIn(with: key) }
  watch.note(.loggedIn(user: destination.user, key: key.path))
  let output = try during(.command) { () throws(SSHError) in try session.output(of: command) }
  watch.note(.ran(bytes: output.text.utf8.count))
  return output
}

extension Session {
  fileprivate borrowing func output(of command: String) throws(SSHError) -> CommandOutput {
    let channel = try Channel(of: self)
    try channel.start(command, on: self)
    return try channel.output(of: self)
  }
}
