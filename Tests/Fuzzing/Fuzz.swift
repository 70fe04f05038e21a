#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// libFuzzer brings main() and calls the two functions below (https://llvm.org/docs/LibFuzzer.html). It leaves arguments
// that begin with two hyphens to the program: `--target=NAME` says what is to be fed, `--seeds=FOLDER` asks for the files
// to begin with, made from the repository in the current folder. `packaging/fuzz` builds and runs all of it.

@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafePointer<CChar>>>
) -> Int32 {
  if let folder = option("seeds") {
    do { try Seeds.write(to: folder) } catch { fatalError("seeds: \(error)") }
    exit(0)
  }
  guard let target = option("target").flatMap(Target.init) else {
    print("--target= one of \(Target.allCases.map(\.rawValue).joined(separator: " ")), or --seeds= a folder")
    exit(64)
  }
  chosen = target
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  chosen.take(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Set before the first input; libFuzzer has one thread.
nonisolated(unsafe) private var chosen = Target.rcfile

private func option(_ name: String) -> String? {
  CommandLine.arguments.first { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.count + 3)) }
}
