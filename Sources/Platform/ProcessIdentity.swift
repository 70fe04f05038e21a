#if canImport(Darwin)
  import Darwin
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
  guard let entry = unsafe getpwuid(id), let folder = unsafe entry.pointee.pw_dir else { return nil }
  return unsafe String(cString: folder)
}

/// The file that this process runs, so that it can be started again under another name.
package func executablePath() -> String {
  #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    var path = [CChar](repeating: 0, count: Int(size))
    guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return CommandLine.arguments[0] }
    return unsafe String(cString: path)
  #else
    return unsafe withUnsafeTemporaryAllocation(byteCount: Int(PATH_MAX), alignment: 1) { buffer in
      let count = unsafe readlink("/proc/self/exe", buffer.baseAddress!, buffer.count)
      return count > 0 ? unsafe String(decoding: buffer.prefix(count), as: UTF8.self) : CommandLine.arguments[0]
    }
  #endif
}
