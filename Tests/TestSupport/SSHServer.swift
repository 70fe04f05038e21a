package import Foundation

/// A real sshd on loopback, with its own host keys, known_hosts and authorized_keys in a temporary folder.
///
/// It lets in whoever runs the tests, with the keys of `makeKey`. It ends with this object, and with this process
/// however that ends: a shell waits for the end of our pipe and then kills it.
package final class SSHServer: Sendable {
  package struct Failure: Error {
    package let message: String
  }

  package let folder: URL
  package let address: String
  package let port: Int
  /// The name of the user who may log in.
  package let user: String
  private let process: Process
  private let lifeline: Pipe

  /// What one more address does with whoever comes there.
  package enum Manner: Sendable {
    /// Every command is answered by this, which `setLoad(_:of:)` changes, after so many seconds.
    case answers(String, after: Double = 0)
    case letsNobodyIn
  }

  /// `settings` are further lines of sshd_config; `hosts` are more addresses, at the same port. With a `load` every
  /// command is answered by the content of a file, which `setLoad` changes; without, commands are run as they are.
  package init(
    address: String = "127.0.0.1", hostKeys: [String] = ["ed25519"], load: String? = nil, hosts: [String: Manner] = [:],
    settings: [String] = []
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cronscale-sshd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.address = address
    user = NSUserName()
    try Self.prepare(folder, hostKeys: hostKeys, load: load)
    (process, lifeline, port) = try Self.start(
      in: folder, address: address, hostKeys: hostKeys,
      settings: (load == nil ? [] : [Self.answer("load", in: folder)]) + settings, hosts: hosts)
    for case (let host, .answers(let load, _)) in hosts { try setLoad(load, of: host) }
    try ([address] + hosts.keys.sorted()).map { try knownHostsLines($0, hostKeys) }.joined().write(
      to: folder.appending(path: "known_hosts"), atomically: true, encoding: .utf8)
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// From now on connections are refused.
  package func stop() {
    guard process.isRunning else { return }
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

// MARK: - What clients need

extension SSHServer {
  /// The file with the server's true host keys.
  package var knownHosts: String { path("known_hosts") }

  /// The file that tells what happened on the server's side.
  package var log: String { (try? String(contentsOfFile: path("sshd.log"), encoding: .utf8)) ?? "" }

  package func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file into the server's folder, readable by its owner alone.
  @discardableResult
  package func file(_ name: String, _ text: String) throws -> String {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
    return path(name)
  }

  /// What every command answers from now on, like `cat /proc/loadavg`: "0.42 0.30 0.20 1/80 12345".
  package func setLoad(_ answer: String) throws {
    try file("load", answer + "\n")
  }

  /// The same at one of its other addresses.
  package func setLoad(_ answer: String, of host: String) throws {
    try file("load-\(host)", answer + "\n")
  }

  /// The path of a new private key that may log in. `options` are those of ssh-keygen: `-t ed25519`, `-m PEM`.
  package func makeKey(_ options: [String] = ["-t", "ed25519"], passphrase: String = "") throws -> String {
    let key = path("key-\(UUID().uuidString)")
    try Self.run("ssh-keygen", options + ["-q", "-a", "1", "-N", passphrase, "-f", key])
    let all = ((try? String(contentsOfFile: path("authorized_keys"), encoding: .utf8)) ?? "")
    try file("authorized_keys", all + String(contentsOfFile: key + ".pub", encoding: .utf8))
    return key
  }

  /// The public host key as known_hosts has it: type and base64.
  package func hostKey(_ type: String = "ed25519") throws -> String {
    let text = try String(contentsOfFile: path("host_\(type).pub"), encoding: .utf8)
    return text.split(separator: " ").prefix(2).joined(separator: " ")
  }

  private func knownHostsLines(_ address: String, _ types: [String]) throws -> String {
    try types.map { "[\(address)]:\(port) \(try hostKey($0))\n" }.joined()
  }
}

// MARK: - Starting

extension SSHServer {
  private static func prepare(_ folder: URL, hostKeys: [String], load: String?) throws {
    for type in hostKeys {
      let options = type == "rsa" ? ["-b", "2048"] : []
      let file = folder.appending(path: "host_\(type)").path
      try run("ssh-keygen", ["-q", "-t", type, "-N", "", "-f", file] + options)
    }
    try (load ?? "").appending("\n").write(to: folder.appending(path: "load"), atomically: true, encoding: .utf8)
    // sshd's unprivileged half lives there, and only Debian's service makes it.
    if getuid() == 0 { try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true) }
  }

  private static func answer(_ file: String, in folder: URL, after seconds: Double = 0) -> String {
    let pause = seconds > 0 ? "sleep \(seconds); " : ""
    return "ForceCommand \(pause)cat '\(folder.appending(path: file).path)'"
  }

  private static func settings(of host: String, _ manner: Manner, in folder: URL) -> String {
    let line =
      switch manner {
      case .answers(_, let seconds): answer("load-\(host)", in: folder, after: seconds)
      case .letsNobodyIn: "AuthorizedKeysFile none"
      }
    return "Match LocalAddress \(host)\n\(line)"
  }

  /// sshd listens on 16 sockets at most: for more addresses on all that there are.
  private static func listening(on addresses: [String], port: Int) -> [String] {
    let places = addresses.count > 16 ? ["0.0.0.0"] : addresses
    return places.map { "ListenAddress \($0.contains(":") ? "[\($0)]" : $0):\(port)" }
  }

  private static func common(in folder: URL) -> [String] {
    // bash reads ~/.bashrc for sshd's commands unless another shell seems to be round it.
    [
      "AuthorizedKeysFile \(folder.appending(path: "authorized_keys").path)",
      "PidFile none", "UsePAM no", "StrictModes no", "PermitRootLogin prohibit-password", "PasswordAuthentication no",
      "KbdInteractiveAuthentication no", "UseDNS no", "SetEnv SHLVL=5", "LogLevel VERBOSE", "MaxStartups 200",
    ]
  }

  private static func start(
    in folder: URL, address: String, hostKeys: [String], settings: [String], hosts: [String: Manner]
  ) throws -> (Process, Pipe, Int) {
    // Another process may take the port between our looking and sshd's binding.
    for _ in 0..<5 {
      let port = try freePort(of: address)
      let lines =
        hostKeys.map { "HostKey \(folder.appending(path: "host_\($0)").path)" } + settings + common(in: folder)
        + listening(on: [address] + hosts.keys.sorted(), port: port)
      let text = (lines + hosts.map { self.settings(of: $0, $1, in: folder) }).joined(separator: "\n") + "\n"
      let configuration = folder.appending(path: "sshd_config")
      try text.write(to: configuration, atomically: true, encoding: .utf8)
      let (process, lifeline) = try spawn(
        configuration: configuration.path, log: folder.appending(path: "sshd.log").path)
      while process.isRunning {
        if canConnect(to: address, port: port) { return (process, lifeline, port) }
        usleep(5000)
      }
    }
    throw Failure(message: (try? String(contentsOf: folder.appending(path: "sshd.log"), encoding: .utf8)) ?? "no sshd")
  }

  private static func spawn(configuration: String, log: String) throws -> (Process, Pipe) {
    let lifeline = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      PATH=$PATH:/usr/sbin:/sbin
      sshd=$(command -v sshd) || { echo "no sshd: install openssh-server" > "$2"; exit 1; }
      exec 3<&0
      { read end <&3; kill $$; } > /dev/null 2>&1 &
      exec "$sshd" -D -e -f "$1" < /dev/null > "$2" 2>&1 3<&-
      """, "sshd-holder", configuration, log,
    ]
    process.standardInput = lifeline
    try withNoSignalBlocked { try process.run() }
    return (process, lifeline)
  }
}

extension SSHServer {
  /// What one of OpenSSH's tools prints.
  @discardableResult
  package func tool(_ program: String, _ arguments: [String]) throws -> String {
    try Self.run(program, arguments)
  }

  @discardableResult
  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    try output.fileHandleForReading.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(message: "\(program) \(arguments) failed") }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The threads of Swift's tasks block signals, and a child inherits that: a shell would never hear of its own children.
private func withNoSignalBlocked(_ body: () throws -> Void) rethrows {
  var none = sigset_t()
  var before = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try body()
}
