/// What the state folder showed.
struct DiskSnapshot: Sendable {
  var folder: Result<FolderState, Failure>
  var state: Result<StateFile.Recollection, Failure>
  /// The state file of a group of another name that is about the same rule.
  var rival: Result<String?, Failure> = .success(nil)
  var stateFile: String
  /// Who holds the lock, and since when.
  var holder: String?
  /// Why the lock file could not be written.
  var lockTrouble: Failure?
  /// Base64 characters of the user data; nil in it where there is none.
  var userdata: Reading<Int?>
  /// Whether the private key for SSH has a passphrase.
  var hasEncryptedKey = false

  enum FolderState: Equatable, Sendable {
    case there(String)
    /// By the first run, in the folder above it.
    case toBeMade(String)
  }
}
