import Synchronization

#if canImport(Darwin)
  import Darwin
  private typealias FileActions = posix_spawn_file_actions_t?
  private typealias Attributes = posix_spawnattr_t?
#else
  import Glibc
  private typealias FileActions = posix_spawn_file_actions_t
  private typealias Attributes = posix_spawnattr_t
#endif

/// What posix_spawn is to do: which descriptors the child has, its process group, its signals.
///
/// A class because the C library wants the structures to stay where they were initialised.
@safe final class SpawnPlan {
  private let actions: UnsafeMutablePointer<FileActions>
  private let attributes: UnsafeMutablePointer<Attributes>

  init() throws(SystemError) {
    unsafe actions = .allocate(capacity: 1)
    unsafe attributes = .allocate(capacity: 1)
    unsafe posix_spawn_file_actions_init(actions)
    unsafe posix_spawnattr_init(attributes)
    setGroupAndSignals()
  }

  deinit {
    unsafe posix_spawn_file_actions_destroy(actions)
    unsafe posix_spawnattr_destroy(attributes)
    unsafe actions.deallocate()
    unsafe attributes.deallocate()
  }

  func connect(_ number: Int32, to target: Int32) {
    unsafe posix_spawn_file_actions_adddup2(actions, number, target)
  }

  func connectNothing(to target: Int32) {
    unsafe posix_spawn_file_actions_addopen(actions, target, "/dev/null", O_RDONLY, 0)
  }

  /// The child's process identifier. A program that cannot be found or run is an error here, not in the child.
  func start(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws(SystemError) -> pid_t {
    let arguments = CStrings([program] + arguments)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
    var identifier: pid_t = 0
    let code = childrenLock.withLock { _ in
      unsafe posix_spawnp(&identifier, program, actions, attributes, arguments.pointers, variables.pointers)
    }
    guard code == 0 else { throw SystemError("posix_spawn", code: code) }
    return identifier
  }

  /// A child that inherited our handlers' blocked or ignored signals could not be ended by them.
  private func setGroupAndSignals() {
    var none = sigset_t()
    unsafe sigemptyset(&none)
    var all = sigset_t()
    for signal in [SIGTERM, SIGINT, SIGPIPE, SIGXFSZ, SIGHUP, SIGCHLD] { unsafe sigaddset(&all, signal) }
    unsafe posix_spawnattr_setsigmask(attributes, &none)
    unsafe posix_spawnattr_setsigdefault(attributes, &all)
    unsafe posix_spawnattr_setpgroup(attributes, 0)
    #if canImport(Darwin)
      // Sockets can't be made close-on-exec in one call there: a child gets what `connect` names, and nothing else.
      let closing: Int32 = POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      let closing: Int32 = 0
    #endif
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | closing
    unsafe posix_spawnattr_setflags(attributes, Int16(flags))
  }
}

/// A list of strings as C wants argv and environ: pointers, then a null.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    unsafe pointers = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { unsafe (pointers + index).initialize(to: strdup(string)) }
    unsafe (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}
