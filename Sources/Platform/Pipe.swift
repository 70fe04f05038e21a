import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Both ends of a pipe that no child inherits unless told so.
package struct Pipe: ~Copyable {
  package let reading: Descriptor
  package let writing: Descriptor

  /// Not by pipe2, which Darwin lacks and Swift's Glibc hides: the lock keeps other threads from starting a child
  /// between the two calls.
  package init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let code = childrenLock.withLock { _ in
      guard unsafe pipe(&ends) == 0 else { return errno }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw SystemError("pipe", code: code) }
    reading = Descriptor(owning: ends[0])
    writing = Descriptor(owning: ends[1])
  }
}

/// Held while a child is started, and while a descriptor exists that a child started now would wrongly inherit.
let childrenLock = Mutex<Void>(())
