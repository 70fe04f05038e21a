/// The endpoint's URL in the one of its spellings that all are compared by: scheme and host in lower case, without the
/// scheme's own port, the host's last dot and slashes at the end. Not for calling: a server may tell paths apart by those.
package func comparableEndpoint(_ endpoint: String) -> String {
  guard let mark = endpoint.firstRange(of: "://") else { return endpoint }
  let scheme = endpoint[..<mark.lowerBound].lowercased()
  let rest = endpoint[mark.upperBound...]
  let authority = rest.prefix { $0 != "/" }
  let path = rest[authority.endIndex...]
  let host = withoutUsualPort(authority.lowercased(), of: scheme)
  return "\(scheme)://\(host)\(withoutSlashes(path))"
}

private func withoutUsualPort(_ authority: String, of scheme: String) -> String {
  let port = [("http", ":80"), ("https", ":443")].first { $0.0 == scheme }?.1
  guard let port, authority.hasSuffix(port) else { return withoutLastDot(authority) }
  return withoutLastDot(String(authority.dropLast(port.count)))
}

private func withoutLastDot(_ host: String) -> String {
  host.hasSuffix(".") ? String(host.dropLast()) : host
}

private func withoutSlashes(_ path: Substring) -> Substring {
  var path = path
  while path.last == "/" { path.removeLast() }
  return path
}
