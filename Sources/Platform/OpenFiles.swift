import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lets this process, and its children, have so many more files open, as far as the limit that only root can pass allows.
/// May be called on several threads at once.
///
/// The lower limit, 1,024 on Linux and 256 on macOS, is meant for programs that cannot count higher (select(2)).
package func allowOpenFiles(more count: Int) {
  #if canImport(Darwin)
    let resource = RLIMIT_NOFILE
  #else
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #endif
  raising.withLock { _ in
    var limit = rlimit()
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur += min(rlim_t(count), limit.rlim_max - limit.rlim_cur)
    // Where that is refused, what comes too late says so itself.
    _ = unsafe setrlimit(resource, &limit)
  }
}

/// Between reading the limit and raising it.
private let raising = Mutex(())
