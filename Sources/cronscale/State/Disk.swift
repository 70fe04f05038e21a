import Platform

extension SystemError {
  /// What to do about a file in `folder` that could not be used: `usual`, unless any file there would fare the same.
  func hint(in folder: String, otherwise usual: String) -> String {
    if isExhaustion { return "raise the limit on open files of whatever starts cronscale: ulimit -n" }
    if isSizeLimit { return "raise the limit on file sizes of whatever starts cronscale: ulimit -f" }
    return isFull ? "make room on the disk that \(folder) is on: df -h; df -i" : usual
  }
}

/// What a state file asks of the machine; given from outside, so that whole runs can live and die without one.
struct Disk: Sendable {
  /// The bytes of a file; nil where there is none.
  var read: @Sendable (_ path: String) throws(SystemError) -> [UInt8]?
  /// Gives a file new contents, as a whole or not at all.
  var replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws(SystemError) -> Void
  var rename: @Sendable (_ path: String, _ other: String) throws(SystemError) -> Void
  /// The names in a folder; none where it is not there.
  var names: @Sendable (_ folder: String) throws(SystemError) -> [String]

  static let real = Disk(
    // Not whether it seems to be there: a folder that this user may not enter is no empty one, and a link to a disk that
    // is not mounted is no new group. A link that leads somewhere would be replaced, and what it led to grow old.
    read: { path throws(SystemError) in
      do throws(SystemError) { return try contents(ofFile: path, isPlain: true) } catch {
        guard error.isAbsence else { throw error }
        return nil
      }
    },
    replace: { path, bytes throws(SystemError) in try FileSystem.replace(path, with: bytes) },
    rename: { path, other throws(SystemError) in try FileSystem.rename(path, to: other) },
    names: { folder throws(SystemError) in
      do throws(SystemError) { return try FileSystem.names(inFolder: folder) } catch {
        guard error.isAbsence else { throw error }
        return []
      }
    })
}
