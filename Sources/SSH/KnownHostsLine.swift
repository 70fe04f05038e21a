import FoundationEssentials
import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
struct KnownHostsLine {
  enum Marker {
    case none
    case revoked
    case authority
  }

  let marker: Marker
  let hosts: HostPattern
  let entry: KnownHosts.Entry

  /// The lines that can be understood; blank lines, comments and broken lines have nothing to say.
  static func all(inFile file: String) throws(SSHError) -> [KnownHostsLine] {
    let bytes: [UInt8]
    do {
      bytes = try contents(ofFile: file)
    } catch  where error.code == ENOENT || error.code == ENOTDIR {
      return []
    } catch {
      throw SSHError(
        .configuration, "known_hosts file \(file) cannot be read: \(error.reason)",
        hint: "let this user read it: ls -l \(file); or name another file as known_hosts in [monitoring]")
    }
    return all(in: bytes, file: file)
  }

  /// The same for what a file holds; `file` is its path for messages.
  static func all(in bytes: [UInt8], file: String) -> [KnownHostsLine] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return zip(1..., lines).compactMap { number, line in
      KnownHostsLine(String(decoding: line, as: UTF8.self), file: file, number: number)
    }
  }

  init?(_ text: String, file: String, number: Int) {
    var fields = text.split { $0.isWhitespace }
    switch fields.first {
    case "@revoked": marker = .revoked
    case "@cert-authority": marker = .authority
    default: marker = .none
    }
    if marker != .none { fields.removeFirst() }
    guard fields.count >= 3, !fields[0].hasPrefix("#"), !fields[0].hasPrefix("@"),
      let blob = Data(base64Encoded: String(fields[2]))
    else { return nil }
    let key = HostKey(blob: Array(blob))
    guard key.type == fields[1] else { return nil }
    hosts = HostPattern(fields[0])
    entry = KnownHosts.Entry(key: key, file: file, line: number)
  }
}
