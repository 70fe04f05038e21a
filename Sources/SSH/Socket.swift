import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

#if os(Linux)
  /// From its first moment on no child that another thread starts inherits it.
  private let ownStream = streamSocket | Int32(SOCK_CLOEXEC.rawValue)
#else
  private let ownStream = streamSocket
#endif

/// A TCP connection that never blocks.
struct Socket: ~Copyable {
  let descriptor: Descriptor
  let peer: Address

  /// Connects to the first address that answers. Each has its share of the time that is left, so that a silent one does
  /// not use it up.
  static func connect(
    to addresses: [Address], of destination: Destination, within limits: Limits
  ) throws(SSHError) -> Socket {
    var lastError = SSHError(
      .unreachable, "\(destination.place): the name has no address", hint: SSHError.hint(toResolve: destination.host))
    for (index, address) in addresses.enumerated() {
      let share = limits.deadline.secondsLeft / Double(addresses.count - index)
      do {
        return try connect(to: address, of: destination, within: limits.orSooner(in: share))
      } catch  where error.kind == .unreachable {
        lastError = error
      }
    }
    throw lastError
  }

  private static func connect(
    to address: Address, of destination: Destination, within limits: Limits
  ) throws(SSHError) -> Socket {
    let descriptor = try open(address.family, for: destination)
    var code = address.connect(descriptor.number)
    if code == EINPROGRESS {
      try limits.wakeup(writing: descriptor.number, during: .connection(to: address.text), at: destination)
      code = pendingError(of: descriptor.number)
    }
    guard code == 0 else { throw failure(of: destination, address, code: code) }
    return Socket(descriptor: descriptor, peer: address)
  }

  private static func open(_ family: Int32, for destination: Destination) throws(SSHError) -> Descriptor {
    let number = socket(family, ownStream, 0)
    do throws(SystemError) {
      guard number >= 0 else { throw SystemError.last("socket") }
      let descriptor = Descriptor(owning: number)
      if ownStream == streamSocket { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
      try descriptor.becomeNonblocking()
      switchOn(TCP_NODELAY, level: Int32(IPPROTO_TCP), of: number)
      return descriptor
    } catch {
      throw SSHError(.unreachable, "\(destination.place): no socket: \(error.reason)")
    }
  }

  static func failure(of destination: Destination, _ address: Address, code: Int32) -> SSHError {
    let reason = SystemError("connect", code: code).reason
    let hint =
      code == ECONNREFUSED
      ? SSHError.hintForRefusedConnection : "is the host up, and the way to it open? ping \(address.text)"
    return SSHError(.unreachable, "\(destination.place): no connection to \(address.text): \(reason)", hint: hint)
  }
}

extension SSHError {
  static let hintForRefusedConnection = "is sshd running there, and on that port? see port in [monitoring]"
}
