import CloudStack
import SSH

/// What `--version` says.
enum Version {
  static let number = "0.1.0"

  /// Beside our own, the versions of the libraries that this process runs on.
  static var text: String {
    "cronscale \(number) (libcurl \(libcurlVersion), libssh2 \(SSH.libraryVersion()))"
  }
}
