import CloudStack
import SSH

/// What `--version` says.
enum Version {
  static let number = "0.1.0"

  /// Beside our own, the versions of the libraries that this process runs on. Asked for only where somebody wants to
  /// know: libcurl's answer goes through all of its own libraries, which took a tenth of an idle run.
  static var text: String {
    guard CommandLine.arguments.contains("--version") else { return number }
    return "cronscale \(number) (libcurl \(libcurlVersion), libssh2 \(SSH.libraryVersion()))"
  }
}
