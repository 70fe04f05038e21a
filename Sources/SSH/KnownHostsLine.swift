import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), cut into its fields. Its key is not looked at
/// before it is asked for: of a thousand lines one or two are about the host at hand.
struct KnownHostsLine {
  enum Marker {
    case none
    case revoked
    case authority
  }

  let marker: Marker
  let hosts: HostPattern
  private let type: ArraySlice<UInt8>
  private let key: ArraySlice<UInt8>
  private let file: String
  private let number: Int

  /// The lines that may have something to say; blank lines and comments have nothing.
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
    return zip(1..., lines).compactMap { number, line in KnownHostsLine(line, file: file, number: number) }
  }

  init?(_ line: ArraySlice<UInt8>, file: String, number: Int) {
    var fields = line.split(maxSplits: 4) { $0 == UInt8(ascii: " ") || (9...13).contains($0) }[...]
    switch fields.first {
    case .some(let word) where word.elementsEqual("@revoked".utf8): marker = .revoked
    case .some(let word) where word.elementsEqual("@cert-authority".utf8): marker = .authority
    case _: marker = .none
    }
    if marker != .none { fields.removeFirst() }
    guard fields.count >= 3, let hosts = fields.popFirst(), let type = fields.popFirst(), let key = fields.popFirst(),
      ![UInt8(ascii: "#"), UInt8(ascii: "@")].contains(hosts[hosts.startIndex])
    else { return nil }
    self.hosts = HostPattern(hosts)
    (self.type, self.key, self.file, self.number) = (type, key, file, number)
  }

  /// The key, and where it is written down; nil where the line holds none, or not one of the type that it names.
  var entry: KnownHosts.Entry? {
    guard let blob = Data(base64Encoded: Data(key)) else { return nil }
    let key = HostKey(blob: Array(blob))
    guard key.type.utf8.elementsEqual(type) else { return nil }
    return KnownHosts.Entry(key: key, file: file, line: number)
  }
}
