#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lets this process, and its children, have so many files open, as far as the limit that only root can pass allows.
///
/// The lower limit, 1,024 on Linux and 256 on macOS, is meant for programs that cannot count higher (select(2)).
package func allowOpenFiles(_ count: Int) {
  #if canImport(Darwin)
    let resource = RLIMIT_NOFILE
  #else
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #endif
  var limit = rlimit()
  guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(count) else { return }
  limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
  // Where that is refused the groups that come too late say so themselves.
  _ = unsafe setrlimit(resource, &limit)
}
