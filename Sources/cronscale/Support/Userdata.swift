import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file that a new VM is handed at its first boot.
enum Userdata {
  /// Characters of base64 that the newest clouds take at most, whatever their own limit is (reference, section 6.7).
  private static let limit = 1_048_576

  static func encoded(_ path: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: path) } catch {
      throw Failure(.configuration, "[launch_config] userdata_file \(path): \(error.reason)")
    }
    let text = Data(bytes).base64EncodedString()
    guard text.utf8.count < limit else {
      throw Failure(
        .configuration, "[launch_config] userdata_file \(path): \(bytes.count) bytes are more than any cloud takes",
        hint: "keep it below \(limit / 4 * 3) bytes; let it fetch the rest from somewhere")
    }
    return text
  }
}
