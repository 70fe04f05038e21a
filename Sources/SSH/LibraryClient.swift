import Platform

// Note [round trips]: what a reading waits for, ten times the way to the host and back with libssh2 1.10 and OpenSSH 9.2.
// The order of key exchanges, ciphers and MACs costs none of them: neither side sends a guess that could be wrong.
//
//   connection        1  TCP's own
//   greeting          1  sshd starts a process for the connection and greets; our greeting is on its way meanwhile
//   methods           1  sshd holds its list back until its greeting is acknowledged (Nagle's algorithm)
//   key exchange      1  libssh2 sends no guess along with its list (RFC 4253, 7: first_kex_packet_follows)
//   service           1  libssh2 waits for the answer before it logs in
//   key offered       1  libssh2 asks whether the key would do before it signs, whatever is called
//   signature         1
//   channel opened    2  sshd tells its host keys after the login, and holds the answer back until those are acknowledged
//   command           1  its output and its end come with the answer, since sshd has switched Nagle's algorithm off by then
//
// Nobody waits for the connection's end. `packaging/bench --only turns 20ms 100ms` counts them.

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
