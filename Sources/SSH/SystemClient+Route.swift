package import Platform

extension SystemClient {
  /// Whether the user's ssh_config leaves the destination as it is: then libssh2 reaches the same host, and not one that
  /// happens to have that name here. Otherwise the key that it is shown would be written down for another host.
  package func goesStraight(to destination: Destination, within limits: Limits) -> Bool {
    let port = destination.port.map { ["-p", String($0)] } ?? []
    // ssh(1): "-G Causes ssh to print its configuration after evaluating Host and Match blocks and exit."
    let arguments = ["-G"] + port + ["-l", destination.user, "--", destination.host]
    guard let child = try? start("ssh", arguments, for: destination) else { return false }
    let result = child.result(within: limits, limit: CommandOutput.limit)
    guard result.ending == .exited(0) else { return false }
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    let settings = Dictionary(
      lines.map { line in
        let words = line.split(separator: " ", maxSplits: 1)
        return (String(words[0]), words.count == 2 ? String(words[1]) : "")
      }, uniquingKeysWith: { first, _ in first })
    let isDirect = ["proxyjump", "proxycommand", "hostkeyalias"].allSatisfy { settings[$0] ?? "none" == "none" }
    return isDirect && settings["hostname"]?.lowercased() == destination.host.lowercased()
      && settings["port"] == String(destination.port ?? 22)
  }
}
