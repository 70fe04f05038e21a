internal import CCurl

/// Owns a libcurl list of header lines.
@safe struct HeaderList: ~Copyable {
  private let list: UnsafeMutablePointer<curl_slist>?

  /// Throws where memory ran out.
  init(_ lines: [String]) throws(CurlProblem) {
    var list: UnsafeMutablePointer<curl_slist>? = nil
    for line in lines {
      guard let longer = unsafe curl_slist_append(list, line) else {
        unsafe curl_slist_free_all(list)
        throw CurlProblem(code: CURLE_OUT_OF_MEMORY)
      }
      unsafe list = longer
    }
    unsafe self.list = list
  }

  deinit { unsafe curl_slist_free_all(list) }

  func withList(_ body: (UnsafeMutablePointer<curl_slist>?) throws(CurlProblem) -> Void) throws(CurlProblem) {
    try unsafe body(list)
  }
}
