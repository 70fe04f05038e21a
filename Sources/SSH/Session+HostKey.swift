import CSSH2
import Platform

extension Session {
  /// Greets the host and agrees on keys, asking for a host key of a type that known_hosts has.
  borrowing func shakeHands(preferring types: [String]) throws(SSHError) {
    if !types.isEmpty { try prefer(types) }
    let (session, number) = unsafe (handle, socket.descriptor.number)
    let result = try drive(.handshake) { Int(unsafe libssh2_session_handshake(session, number)) }
    guard result == 0 else { throw .handshake(lastError(), at: destination) }
  }

  /// Only names that libssh2 knows: 1.10 drops others itself, but by a memcpy whose ends overlap.
  private borrowing func prefer(_ types: [String]) throws(SSHError) {
    let methods = types.flatMap { $0 == "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"] : [$0] }
    let known = methods.filter(supportedHostKeyMethods().contains)
    if !known.isEmpty {
      unsafe libssh2_session_method_pref(handle, LIBSSH2_METHOD_HOSTKEY, known.joined(separator: ","))
      return
    }
    throw .unknownTypes(types, of: destination)
  }

  private borrowing func supportedHostKeyMethods() -> [String] {
    var names: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    let count = unsafe libssh2_session_supported_algs(handle, LIBSSH2_METHOD_HOSTKEY, &names)
    guard count > 0, let names = unsafe names else { return [] }
    defer { unsafe libssh2_free(handle, names) }
    return (0..<Int(count)).compactMap { index in unsafe names[index].map { unsafe String(cString: $0) } }
  }

  /// The key that the host has shown.
  borrowing func hostKey() throws(SSHError) -> HostKey {
    var length = 0
    guard let bytes = unsafe libssh2_session_hostkey(handle, &length, nil) else {
      throw .broken(.hostKey, lastError().text, at: destination)
    }
    return HostKey(blob: unsafe UnsafeRawBufferPointer(start: bytes, count: length).map { $0 })
  }
}

extension SSHError {
  static func unknownTypes(_ types: [String], of destination: Destination) -> SSHError {
    let names = types.map(HostKey.forPeople).joined(separator: ", ")
    return SSHError(
      .unsupported,
      "\(destination.place): known_hosts has only keys that libssh2 \(libraryVersion()) does not know (\(names))",
      hint: "set transport = ssh in [monitoring], or add another of the host's keys to known_hosts")
  }

  /// What a failed greeting or key exchange means, by libssh2's code and words.
  static func handshake(_ error: (code: Int32, text: String), at destination: Destination) -> SSHError {
    switch error.code {
    case LIBSSH2_ERROR_KEX_FAILURE, LIBSSH2_ERROR_METHOD_NOT_SUPPORTED, LIBSSH2_ERROR_METHOD_NONE:
      return SSHError(
        .unsupported,
        "\(destination.place): the host and libssh2 \(libraryVersion()) have no method in common (\(error.text))",
        hint: "set transport = ssh in [monitoring]")
    case LIBSSH2_ERROR_BANNER_RECV, LIBSSH2_ERROR_SOCKET_DISCONNECT, LIBSSH2_ERROR_SOCKET_RECV:
      return SSHError(
        .unreachable,
        "\(destination.place): the connection was closed before any SSH greeting was complete (\(error.text))",
        hint: "is that port sshd's, and does sshd let this machine in (MaxStartups, a firewall, fail2ban)?")
    case _:
      return SSHError(
        .unreachable, "\(destination.place): no SSH connection: \(error.text)",
        hint: "is that port sshd's? this shows how far it comes: \(destination.verboseLogin)")
    }
  }
}
