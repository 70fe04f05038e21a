import Platform
import RCFile
import SSH
import Scaling

/// Looks at the state folder and at files that are sent; writes nothing that stays.
struct DiskReader {
  let settings: Settings
  let folder: Result<StateFolder, Failure>
  /// False where the file of the user data is known not to be there.
  let hasUserdata: Bool

  func snapshot() -> DiskSnapshot {
    var snapshot = stateAndUserdata()
    snapshot.hasEncryptedKey = (try? PrivateKey(settings.monitoring.privateKeyPath))?.isEncrypted ?? false
    return snapshot
  }

  private func stateAndUserdata() -> DiskSnapshot {
    let group = settings.group.name
    switch folder {
    case .failure(let failure):
      return DiskSnapshot(folder: .failure(failure), state: .success(.nothing), stateFile: "", userdata: userdata)
    case .success(let folder):
      let subject = StateFile.Subject(endpoint: settings.account.endpoint, rules: settings.group.rules)
      let file = StateFile(path: folder.stateFile(of: group), subject: subject)
      let lock = folder.lockFile(of: group)
      return DiskSnapshot(
        folder: Result { () throws(Failure) in try Self.look(at: folder.path) },
        state: Result { () throws(Failure) in try file.read() },
        rival: Result { () throws(Failure) in try file.rival() }, stateFile: file.path,
        holder: GroupLock.holder(of: lock), lockTrouble: Self.trouble(withLock: lock), userdata: userdata)
    }
  }

  private var userdata: Reading<Int?> {
    guard let path = settings.launch.userdataFile else { return .read(nil) }
    guard hasUserdata else { return .pointless(until: .rcFile) }
    do { return .read(try Userdata.encoded(path).utf8.count) } catch { return .failed(error) }
  }

  private static func look(at path: String) throws(Failure) -> DiskSnapshot.FolderState {
    let existing = nearestThere(path)
    do { try FileSystem.tryWriting(inFolder: existing) } catch { throw StateFolder(path: path).unmade(error) }
    return existing == path ? .there(path) : .toBeMade(path)
  }

  /// The folder, or the lowest one above it that is there.
  private static func nearestThere(_ path: String) -> String {
    guard !FileSystem.exists(path), path != "/" else { return path }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : nearestThere(String(path[..<slash]))
  }

  private static func trouble(withLock path: String) -> Failure? {
    guard FileSystem.exists(path), !FileSystem.isWritable(path) else { return nil }
    return unwritableLock(path)
  }

  /// A lock file that is there, and another user's.
  static func unwritableLock(_ path: String) -> Failure {
    Failure(.fault, "lock file \(path): this user may not write it", hint: "sudo chown \"$(id -un)\" \(path.forShell)")
  }
}
