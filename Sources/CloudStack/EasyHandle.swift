internal import CCurl

/// libcurl took none of it: the option is unknown to this build, or memory ran out.
struct CurlProblem: Error {
  let code: CURLcode
}

/// Owns one libcurl easy handle with its connections, and the buffer for its error texts.
@safe struct EasyHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>

  /// "The function curl_global_init must be called at least once" and before other threads use libcurl: a static is.
  private static let libraryState = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  init() throws(CurlProblem) {
    guard Self.libraryState == CURLE_OK, let handle = unsafe curl_easy_init() else {
      throw CurlProblem(code: CURLE_FAILED_INIT)
    }
    unsafe self.handle = handle
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe errorText.deallocate()
  }

  /// Back to libcurl's defaults, but for what no request goes without. "It does not change live connections", so keep-alive survives.
  func reset() throws(CurlProblem) {
    unsafe curl_easy_reset(handle)
    unsafe errorText.pointee = 0
    try Self.check(unsafe cronscale_setopt_pointer(handle, CURLOPT_ERRORBUFFER, errorText))
    try Self.check(unsafe cronscale_restrict_protocols(handle))
    try Self.check(unsafe cronscale_abandon_lookups(handle))
  }

  func set(_ option: CURLoption, _ value: Int) throws(CurlProblem) {
    try Self.check(unsafe cronscale_setopt_long(handle, option, value))
  }

  func set(_ option: CURLoption, _ value: Bool) throws(CurlProblem) { try set(option, value ? 1 : 0) }

  /// libcurl copies texts; nil is the option's own "none".
  func set(_ option: CURLoption, _ value: String?) throws(CurlProblem) {
    try Self.check(unsafe cronscale_setopt_text(handle, option, value))
  }

  /// The certificate authorities to trust, as PEM bytes.
  func trust(_ authorities: [UInt8]) throws(CurlProblem) {
    try Self.check(unsafe cronscale_trust_bytes(handle, authorities, authorities.count))
  }

  /// The request's own header lines; libcurl does not copy them, so they must outlive the transfer.
  func setHeaders(_ headers: borrowing HeaderList) throws(CurlProblem) {
    try unsafe headers.withList { list throws(CurlProblem) in
      try Self.check(unsafe cronscale_setopt_headers(handle, list))
    }
  }

  /// Runs the transfer; its callbacks write into the receiver, which libcurl knows only while this runs.
  func perform(into receiver: Receiver) throws(CurlProblem) {
    try unsafe receiver.withCallbacks { callbacks throws(CurlProblem) in
      try unsafe Self.check(cronscale_setopt_data_callback(handle, CURLOPT_WRITEFUNCTION, callbacks.write))
      try unsafe Self.check(cronscale_setopt_data_callback(handle, CURLOPT_HEADERFUNCTION, callbacks.header))
      try unsafe Self.check(cronscale_setopt_progress_callback(handle, callbacks.progress))
      for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA] {
        try unsafe Self.check(cronscale_setopt_pointer(handle, option, callbacks.context))
      }
      try unsafe Self.check(curl_easy_perform(handle))
    }
  }

  func integer(_ info: CURLINFO) -> Int {
    var value = 0
    return unsafe cronscale_getinfo_long(handle, info, &value) == CURLE_OK ? value : 0
  }

  /// A time in seconds, of one of the …_TIME_T values, which are microseconds.
  func seconds(_ info: CURLINFO) -> Double {
    var value: curl_off_t = 0
    return unsafe cronscale_getinfo_offset(handle, info, &value) == CURLE_OK ? Double(value) / 1_000_000 : 0
  }

  func text(_ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>? = nil
    guard unsafe cronscale_getinfo_text(handle, info, &value) == CURLE_OK, let value = unsafe value else { return nil }
    return unsafe String(cString: value)
  }

  /// What libcurl says of the failure: its text for this transfer, or the general one of the code.
  func explanation(of code: CURLcode) -> String {
    let text = unsafe String(cString: errorText)
    return text.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : text
  }

  private static func check(_ code: CURLcode) throws(CurlProblem) {
    guard code == CURLE_OK else { throw CurlProblem(code: code) }
  }
}
