#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Raises this process's limit of open files where it is lower, as far as it may: cron starts with 1,024, which is few
/// for hundreds of connections. Programs that are started later inherit it.
package func makeRoom(forOpenFiles count: Int) {
  #if canImport(Darwin)
    let resource = RLIMIT_NOFILE
  #else
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #endif
  var limit = rlimit()
  guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < count else { return }
  limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
  // Refused, it stays as it is, and what does not fit says so itself.
  _ = unsafe setrlimit(resource, &limit)
}
