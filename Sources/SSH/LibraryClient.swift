import Platform

/// Runs the command by libssh2: resolve, connect, believe the host, log in, read.
func runByLibrary(
  _ command: String, with key: KeyFile, on destination: Destination, within limits: Limits, trace: @escaping Trace
) throws(SSHError) -> CommandOutput {
  try key.requirePassphrase(destination.secret)
  let port = destination.port ?? 22
  let knownHosts = try KnownHosts(files: destination.knownHosts, host: destination.host, port: port)
  var watch = Stopwatch(trace)
  let addresses = try resolve(destination, within: limits)
  watch.note("resolved \(destination.host): \(addresses.map(\.text).joined(separator: ", "))")
  let socket = try Socket.connect(to: addresses, of: destination, within: limits)
  watch.note("connected to \(socket.peer.text) port \(port)")
  let session = try Session(over: socket, to: destination, within: limits)
  try session.shakeHands(preferring: knownHosts.types)
  let hostKey = try session.hostKey()
  try knownHosts.trust(hostKey, of: destination)
  watch.note("host key \(hostKey.typeForPeople) \(hostKey.fingerprint)")
  try session.logIn(with: key)
  watch.note("logged in as \(destination.user) with \(key.path)")
  let channel = try Channel(of: session)
  try channel.start(command, on: session)
  let output = try channel.output(of: session)
  watch.note("ran the command: \(output.text.utf8.count) bytes")
  return output
}
