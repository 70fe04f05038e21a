#if os(Linux)
  import Foundation

  /// The test's half of what it shares with the preloaded library: the one clock of cloud and program, and a count.
  ///
  /// Program and test take turns: while the one changes a number, the other waits for it.
  final class Tally: @unchecked Sendable {
    let path: String
    /// Nanoseconds since 1970, and the number of writes; `killswitch_tally` of KillSwitch.h.
    private let numbers: UnsafeMutableBufferPointer<Int64>

    init(at path: String) throws {
      self.path = path
      try Data(count: 2 * MemoryLayout<Int64>.size).write(to: URL(filePath: path))
      let file = open(path, O_RDWR)
      defer { close(file) }
      let size = 2 * MemoryLayout<Int64>.size
      guard let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), start != MAP_FAILED else {
        throw POSIXError(.ENOMEM)
      }
      numbers = UnsafeMutableBufferPointer(start: start.bindMemory(to: Int64.self, capacity: 2), count: 2)
    }

    deinit { munmap(numbers.baseAddress, 2 * MemoryLayout<Int64>.size) }

    /// Seconds since 1970.
    var now: Double {
      get { Double(numbers[0]) / 1e9 }
      set { numbers[0] = Int64(newValue * 1e9) }
    }

    /// How often the program has begun to write its state file.
    var writes: Int {
      get { Int(numbers[1]) }
      set { numbers[1] = Int64(newValue) }
    }
  }
#endif
