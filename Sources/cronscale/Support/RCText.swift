import Platform

/// What an rc file holds, read once: it may be a pipe.
struct RCText: Sendable {
  /// As the user named it, or as it was found.
  let path: String
  /// By what the same file under another name is known; nil where there is none.
  private(set) var identity: FileIdentity?
  /// Others can read or write it: no run uses what it holds.
  private(set) var exposure: Failure?
  let bytes: Result<[UInt8], Failure>

  init(in path: String, user: User) {
    self.path = path
    do throws(Failure) {
      let (file, exposure) = try Privacy.read(path, as: "rc file", user: user)
      self.exposure = exposure
      identity = file.identity
      // Not even a check follows what another user has written.
      bytes = Privacy.strangeness(of: file, path, user: user).map(Result.failure) ?? .success(file.bytes)
    } catch {
      bytes = .failure(error)
    }
  }

  /// One that holds nothing to be read, and why.
  init(_ path: String, _ failure: Failure) {
    self.path = path
    bytes = .failure(failure)
  }
}

extension Failure {
  /// Of a file, or a folder of them, that others must not wait for any longer.
  static func unread(_ path: String, within seconds: Double) -> Failure {
    Failure(
      .configuration, "rc file \(path): it could not be read within \(Int(seconds)) s, and other groups do not wait",
      hint: "is it a pipe that nobody writes to, or on a server that does not answer? ls -l \(path)")
  }
}
