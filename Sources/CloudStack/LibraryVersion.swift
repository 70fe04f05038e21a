internal import CCurl

/// The version of libcurl that this process has loaded, which need not be the one it was built with.
package var libcurlVersion: String {
  guard let text = unsafe curl_version() else { return "unknown" }
  // "libcurl/7.88.1 OpenSSL/3.0.11 …"
  let name = unsafe String(cString: text).prefix { $0 != " " }
  return String(name.split(separator: "/").last ?? name)
}
