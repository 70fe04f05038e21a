import FlyingFox
import FlyingSocks

/// A body that comes slowly, or not to its end.
struct OddBody: AsyncBufferedSequence {
  typealias Element = UInt8

  private var bytes: ArraySlice<UInt8>
  /// Otherwise the connection is closed after the last byte, whatever length was announced.
  private var isWhole: Bool
  /// nil is at once.
  private var bytesPerSecond: Double?

  init(_ bytes: ArraySlice<UInt8>, isWhole: Bool = true, bytesPerSecond: Double? = nil) {
    (self.bytes, self.isWhole, self.bytesPerSecond) = (bytes, isWhole, bytesPerSecond)
  }

  /// - Parameter length: what the head of the answer says.
  func sequence(of length: Int) -> HTTPBodySequence { HTTPBodySequence(from: self, count: length) }

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var body: OddBody

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      guard !body.bytes.isEmpty else {
        if body.isWhole { return nil }
        throw SocketError.disconnected
      }
      let size = body.bytesPerSecond.map { Swift.min(count, Swift.max(1, Int($0 / 20))) } ?? count
      let part = body.bytes.prefix(size)
      body.bytes = body.bytes.dropFirst(size)
      if let speed = body.bytesPerSecond { try await Task.sleep(for: .seconds(Double(part.count) / speed)) }
      return part
    }
  }
}
