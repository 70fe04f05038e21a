#if canImport(Darwin)
  import Darwin
  import MachO.dyld
#else
  import Glibc
#endif

/// This process's number.
package func processID() -> Int32 {
  getpid()
}

/// The user whose rights this process has.
package func effectiveUserID() -> UInt32 {
  geteuid()
}

/// A user's home folder by the system's user list; nil for an unknown user.
package func homeFolder(ofUser id: UInt32) -> String? {
  unsafe entry(ofUser: id, \.pw_dir)
}

/// A user's name by the system's user list; for an unknown user `#1000`, which sudo(8) takes for one.
package func userName(ofUser id: UInt32) -> String {
  unsafe entry(ofUser: id, \.pw_name) ?? "#\(id)"
}

private func entry(ofUser id: UInt32, _ field: KeyPath<passwd, UnsafeMutablePointer<CChar>?>) -> String? {
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16384) { buffer in
    var (entry, found) = unsafe (passwd(), UnsafeMutablePointer<passwd>?.none)
    guard unsafe getpwuid_r(id, &entry, buffer.baseAddress!, buffer.count, &found) == 0, let found = unsafe found,
      let text = unsafe found.pointee[keyPath: field]
    else { return nil }
    return unsafe String(cString: text)
  }
}

/// The file that this process runs, so that it can be started again under another name.
package func executablePath() -> String {
  #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    var path = [CChar](repeating: 0, count: Int(size))
    guard unsafe _NSGetExecutablePath(&path, &size) == 0, let real = unsafe realpath(path, nil) else {
      return CommandLine.arguments[0]
    }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  #else
    return unsafe withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
      let count = unsafe readlink("/proc/self/exe", buffer.baseAddress!, buffer.count)
      return count > 0 ? unsafe String(decoding: buffer.prefix(count), as: UTF8.self) : CommandLine.arguments[0]
    }
  #endif
}
