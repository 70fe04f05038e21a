import CloudStack
import Foundation
import RCFile
import SSH
import Testing

@testable import cronscale

/// A folder with files that messages are about; there it is called `/home/ops`.
final class Desk {
  let folder = FileManager.default.temporaryDirectory.appending(path: "messages-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Somebody with an empty environment, whose home the folder is.
  var user: User { User(environment: [:], home: folder, isRoot: false, id: geteuid()) }

  /// Writes a file and tells its path.
  func file(_ name: String, _ contents: String, as encoding: String.Encoding = .utf8, mode: Int = 0o600) throws
    -> String
  {
    let path = "\(folder)/\(name)"
    try #require(contents.data(using: encoding)).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  /// What a run reads.
  func settings(in path: String, user: User? = nil) throws -> Settings {
    let user = user ?? self.user
    return try RCReading.settings(of: RCText(in: path, user: user), home: user.home)
  }

  /// What is said of the error that `work` ends with.
  func entry(_ situation: String, _ work: () throws -> Void) -> Entry {
    Entry(situation, failures(of: work)).naming(folder)
  }
}

/// The error that `work` must end with, as the shell takes it.
func failures(of work: () throws -> Void) -> [Failure] {
  do { try work() } catch let error as Failure { return [error] } catch let error as Refusal {
    return error.failures
  } catch let error as SSHError { return [Failure(error)] } catch let error as CloudError {
    return [Failure(error)]
  } catch { Issue.record("\(error)") }
  Issue.record("nothing is said")
  return []
}
