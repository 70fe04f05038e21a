extension Kind {
  /// Refuses what is no http or https URL with a host, or has parts that the client adds itself.
  ///
  /// A URL with a password in it is not quoted.
  static func checkEndpoint(_ text: String) throws(Complaint) {
    guard let (scheme, rest) = split(text, at: "://"), ["http", "https"].contains(scheme.lowercased()) else {
      throw refusal(text, hint: "it begins with https:// or http://")
    }
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else {
      throw Complaint("the URL holds a user name or password", hint: "the API takes api_key and secret_key only")
    }
    guard !text.contains(where: { "?#".contains($0) }) else {
      throw refusal(text, hint: "write it without ? and #; unlike the web page's URL it usually ends in /client/api")
    }
    guard isHostAndPort(authority), !text.contains(where: { $0.isWhitespace || "\"'<>\\".contains($0) }) else {
      throw refusal(text)
    }
  }

  private static func refusal(_ text: String, hint: String? = nil) -> Complaint {
    let shown = text.contains("@") ? "a text with an @" : text.quoted
    return Complaint("found \(shown); allowed: a full URL such as https://cloud.example.com/client/api", hint: hint)
  }

  private static func split(_ text: String, at mark: String) -> (Substring, Substring)? {
    // FoundationEssentials has `range(of:)`, but nothing else here needs it.
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix(mark) else { return nil }
    return (text[..<colon], text[colon...].dropFirst(mark.count))
  }

  private static func isHostAndPort(_ authority: Substring) -> Bool {
    var host = authority
    var port: Substring?
    let afterAddress = authority.lastIndex(of: "]") ?? authority.startIndex
    if let colon = authority[afterAddress...].lastIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    if let port, (try? wholeNumber(String(port), in: 1...65_535)) == nil { return false }
    if host.hasPrefix("[") { return host.hasSuffix("]") && host.dropFirst().dropLast().contains(":") }
    return !host.isEmpty && !host.contains { ":[]".contains($0) }
  }
}
