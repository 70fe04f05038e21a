internal import CCurl

/// Whether a machine already serves, asked at the machine itself.
package enum Probe {
  /// Seconds for one question; it is asked again until the machine's time is up.
  private static let timeout = 5

  /// Whether `port` takes a TCP connection.
  package static func accepts(address: String, port: Int) -> Bool {
    ask(address, port, path: "/") { handle throws(CurlProblem) in try handle.set(CURLOPT_CONNECT_ONLY, true) } != nil
  }

  /// Whether a GET of `path` is answered with any 2xx.
  package static func answers(address: String, port: Int, path: String) -> Bool {
    let status = ask(address, port, path: path) { handle throws(CurlProblem) in
      try handle.set(CURLOPT_HTTPGET, true)
    }
    return status.map { (200..<300).contains($0) } ?? false
  }

  /// The HTTP status, 0 where none was asked for; nil where nothing answered.
  private static func ask(
    _ address: String, _ port: Int, path: String, _ configure: (borrowing EasyHandle) throws(CurlProblem) -> Void
  ) -> Int? {
    let host = address.contains(":") ? "[\(address)]" : address
    do throws(CurlProblem) {
      let handle = try EasyHandle()
      try handle.reset()
      try handle.set(CURLOPT_URL, "http://\(host):\(port)\(path)")
      try handle.set(CURLOPT_NOSIGNAL, true)
      try handle.set(CURLOPT_TIMEOUT, timeout)
      // The machine itself is asked, never a proxy on its behalf.
      try handle.set(CURLOPT_PROXY, "")
      try configure(handle)
      try handle.perform(into: Receiver(limit: 1 << 20) { _ in false })
      return handle.integer(CURLINFO_RESPONSE_CODE)
    } catch {
      return nil
    }
  }
}
