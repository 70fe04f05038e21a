import Foundation
import Testing

@testable import Platform

@Suite struct OpenFilesTests {
  @Test func `open files are allowed as far as the machine does, each time so many more`() {
    let before = openFiles
    _ = inParallel([3, 4]) { allowOpenFiles(more: $0) }
    #expect(openFiles.rlim_cur == min(before.rlim_cur + 7, before.rlim_max))
    allowOpenFiles(more: Int(Int32.max))
    #expect(openFiles.rlim_cur == min(before.rlim_cur + 7 + rlim_t(Int32.max), before.rlim_max))
  }

  private var openFiles: rlimit {
    #if canImport(Darwin)
      let resource = RLIMIT_NOFILE
    #else
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    var limit = rlimit()
    getrlimit(resource, &limit)
    return limit
  }
}
