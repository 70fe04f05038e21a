internal import CCurl

#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// Where the certificate authorities come from.
enum TrustStore: Equatable {
  /// A folder in which OpenSSL finds one issuer by its hash, and the rc file's own authorities beside it. Reading the
  /// system's bundle as one file instead costs 18 ms in each run.
  case folder(String, adding: String?)
  /// What libcurl was built with.
  case builtIn
  /// The system's bundle and the rc file's authorities in one: libcurl takes one file only.
  case bytes([UInt8])

  /// Looked at once a process, since each of a hundred groups' clients asks.
  private static let systemFolder = hashed("/etc/ssl/certs")

  /// Throws where `caFile` cannot be read.
  ///
  /// - Parameter folder: one in which OpenSSL finds authorities by hash; nil where there is none.
  init(adding caFile: String?, hashed folder: String? = systemFolder) throws(Unreadable) {
    let own = try caFile.map { path throws(Unreadable) in try Self.contents(of: path) }
    if let folder {
      self = .folder(folder, adding: caFile)
    } else if let own {
      self = .bytes(try Self.builtInBundle() + [UInt8(ascii: "\n")] + own)
    } else {
      self = .builtIn
    }
  }

  struct Unreadable: Error {
    let path: String
    let reason: String
  }

  func apply(to handle: borrowing EasyHandle) throws(CurlProblem) {
    switch self {
    case .folder(let folder, let file):
      try handle.set(CURLOPT_CAPATH, folder)
      try handle.set(CURLOPT_CAINFO, file)
    case .builtIn: break
    case .bytes(let bytes): try handle.trust(bytes)
    }
  }

  /// The folder, if it holds names as `openssl rehash` makes them: eight hexadecimal digits, a dot, a number.
  static func hashed(_ path: String) -> String? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name.count > 9, name[8] == UInt8(ascii: "."),
        name.prefix(8).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
      {
        return path
      }
    }
    return nil
  }

  private static func builtInBundle() throws(Unreadable) -> [UInt8] {
    if let path = unsafe cronscale_built_in_authorities() { return try contents(of: unsafe String(cString: path)) }
    #if canImport(Darwin)
      // Homebrew's libcurl has none, and does without the system's once it is given any.
      return try contents(of: "/etc/ssl/cert.pem")
    #else
      return []
    #endif
  }

  private static func contents(of path: String) throws(Unreadable) -> [UInt8] {
    guard let file = unsafe fopen(path, "r") else {
      throw Unreadable(path: path, reason: unsafe String(cString: strerror(errno)).lowercased())
    }
    defer { unsafe fclose(file) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      contents += chunk.prefix(count)
    }
    guard unsafe ferror(file) == 0 else { throw Unreadable(path: path, reason: "it cannot be read as a file") }
    return contents
  }
}
