import FoundationEssentials
import Platform

/// What a state file asks of the machine; given from outside, so that whole runs can live and die without one.
struct Disk: Sendable {
  /// The bytes of a file; nil where there is none.
  var read: @Sendable (_ path: String) throws(SystemError) -> [UInt8]?
  /// Gives a file new contents, as a whole or not at all.
  var replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws(SystemError) -> Void
  var rename: @Sendable (_ path: String, _ other: String) throws(SystemError) -> Void
  /// The names in a folder; none where it cannot be read.
  var names: @Sendable (_ folder: String) -> [String]

  static let real = Disk(
    // Not whether it seems to be there: a folder that this user may not enter is no empty one.
    read: { path throws(SystemError) in try FileSystem.status(of: path) == nil ? nil : try contents(ofFile: path) },
    replace: { path, bytes throws(SystemError) in try FileSystem.replace(path, with: bytes) },
    rename: { path, other throws(SystemError) in try FileSystem.rename(path, to: other) },
    names: { folder in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] })
}
