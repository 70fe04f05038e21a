internal import CCurl

/// What the callbacks of one transfer write into; a class, since libcurl holds its address while the transfer runs.
final class Receiver {
  /// The answer's body, at most `limit` bytes.
  private(set) var body: [UInt8] = []
  /// The answer's Date header, in seconds since 1970.
  private(set) var date: Double?
  /// Whether the body was larger than the limit, which ended the transfer.
  private(set) var isTooLarge = false

  private let limit: Int
  private let shouldStop: (_ bytesSent: Int) -> Bool

  init(limit: Int, shouldStop: @escaping (_ bytesSent: Int) -> Bool) {
    self.limit = limit
    self.shouldStop = shouldStop
  }

  /// The C functions and the address that lead back here.
  @unsafe struct Callbacks {
    let write: cronscale_data_callback
    let header: cronscale_data_callback
    let progress: curl_xferinfo_callback
    let context: UnsafeMutableRawPointer
  }

  /// Lends the callbacks; they are valid inside the closure only.
  func withCallbacks(_ body: (Callbacks) throws(CurlProblem) -> Void) throws(CurlProblem) {
    let callbacks = unsafe Callbacks(
      write: { data, size, count, context in
        unsafe Receiver.at(context).take(UnsafeRawBufferPointer(start: data, count: size * count))
      },
      header: { data, size, count, context in
        unsafe Receiver.at(context).takeHeader(UnsafeRawBufferPointer(start: data, count: size * count))
      },
      progress: { context, _, _, _, sent in unsafe Receiver.at(context).shouldStop(Int(sent)) ? 1 : 0 },
      context: Unmanaged.passUnretained(self).toOpaque())
    defer { withExtendedLifetime(self) {} }
    try unsafe body(callbacks)
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Receiver {
    guard let context = unsafe context else { preconditionFailure("libcurl lost the callbacks' context") }
    return unsafe Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
  }

  /// Any other number than that of the bytes given ends the transfer with CURLE_WRITE_ERROR.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= limit else {
      isTooLarge = true
      return 0
    }
    unsafe body.append(contentsOf: bytes)
    return bytes.count
  }

  private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
    let line = unsafe String(decoding: bytes, as: UTF8.self)
    if line.lowercased().hasPrefix("date:") {
      // curl_getdate knows the three forms of HTTP; -1 stands for "no date".
      let seconds = unsafe curl_getdate(String(line.dropFirst("date:".count).prefix { !$0.isNewline }), nil)
      if seconds != -1 { date = Double(seconds) }
    }
    return bytes.count
  }
}
