/// The endpoint's URL in the one of its spellings that all are compared by: scheme and host in lower case, without the
/// scheme's own port, the host's last dot and slashes at the end. Not for calling: a server may tell paths apart by those.
package func comparableEndpoint(_ endpoint: String) -> String {
  guard let mark = endpoint.firstRange(of: "://") else { return endpoint }
  let scheme = endpoint[..<mark.lowerBound].lowercased()
  let rest = endpoint[mark.upperBound...]
  let authority = rest.prefix { $0 != "/" }
  let path = rest[authority.endIndex...]
  return "\(scheme)://\(comparable(authority.lowercased(), of: scheme))\(withoutSlashes(path))"
}

/// The one spelling of an object's id: UUIDs in lower case, integers without zeros in front. Which integer and which
/// UUID are one object's only the cloud knows.
package func comparableID(_ id: String) -> String {
  guard !id.isEmpty, id.allSatisfy({ ("0"..."9").contains($0) }) else { return id.lowercased() }
  let digits = id.drop { $0 == "0" }
  return digits.isEmpty ? "0" : String(digits)
}

private func comparable(_ authority: String, of scheme: String) -> String {
  let lastPart = authority.lastIndex(of: ":").map { authority[$0...] } ?? ""
  // What follows the last colon of a bare IPv6 address ends in a bracket.
  let port = lastPart.dropFirst().allSatisfy { ("0"..."9").contains($0) } ? String(lastPart) : ""
  let isUsual = [":", scheme == "https" ? ":443" : ":80"].contains(port)
  return withoutLastDot(String(authority.dropLast(port.count))) + (isUsual ? "" : port)
}

private func withoutLastDot(_ host: String) -> String {
  host.hasSuffix(".") ? String(host.dropLast()) : host
}

private func withoutSlashes(_ path: Substring) -> Substring {
  var path = path
  while path.last == "/" { path.removeLast() }
  return path
}
