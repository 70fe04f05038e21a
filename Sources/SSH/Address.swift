import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A numeric address with its port, IPv4 or IPv6.
struct Address: Sendable, Equatable {
  let family: Int32
  /// The bytes of the C structure.
  let socketAddress: [UInt8]

  /// The address as people write it, without the port.
  var text: String {
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let code = unsafe socketAddress.withUnsafeBytes { bytes in
      unsafe getnameinfo(
        bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count), &host,
        socklen_t(host.count), nil, 0, NI_NUMERICHOST)
    }
    guard code == 0 else { return "unknown address" }
    return String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Asks the system's resolver, and blocks for as long as that takes. `numeric`: no name is looked up.
  static func lookUp(_ host: String, port: Int, numeric: Bool) -> Result<[Address], LookupFailure> {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = streamSocket
    unsafe hints.ai_flags = AI_NUMERICSERV | (numeric ? AI_NUMERICHOST : 0)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(host, String(port), &hints, &first)
    guard code == 0 else { return .failure(LookupFailure(code: code)) }
    defer { unsafe freeaddrinfo(first) }
    var addresses: [Address] = []
    var next = unsafe first
    while let info = unsafe next {
      let bytes = unsafe UnsafeRawBufferPointer(start: info.pointee.ai_addr, count: Int(info.pointee.ai_addrlen))
      unsafe addresses.append(Address(family: info.pointee.ai_family, socketAddress: Array(bytes)))
      unsafe next = info.pointee.ai_next
    }
    return .success(addresses)
  }
}

/// A code of getaddrinfo(3).
struct LookupFailure: Error {
  let code: Int32

  var isNoSuchName: Bool { code == EAI_NONAME }
  var reason: String { unsafe String(cString: gai_strerror(code)).lowercased() }
}

#if canImport(Darwin)
  let streamSocket = SOCK_STREAM
#else
  let streamSocket = Int32(SOCK_STREAM.rawValue)
#endif
