extension Kind {
  /// The full URL of an API.
  static func endpoint(_ set: @escaping Setter<String>) -> Kind {
    value(set) { text throws(Complaint) in
      try checkEndpoint(text)
      return text
    }
  }

  /// A login name.
  static func user(_ set: @escaping Setter<String>) -> Kind {
    value(set) { text throws(Complaint) in
      guard !text.hasPrefix("-"), !text.contains(where: { $0.isWhitespace || "\"'".contains($0) }) else {
        throw Complaint(found: text, allowed: "a login name")
      }
      return text
    }
  }

  /// `job`, `tcp:PORT` or `http:PORT/PATH`.
  static func readiness(_ set: @escaping Setter<Settings.Readiness>) -> Kind {
    value(set) { text throws(Complaint) in
      guard let readiness = Settings.Readiness(text) else {
        throw Complaint(found: text, allowed: "job, tcp:PORT or http:PORT/PATH")
      }
      return readiness
    }
  }
}

extension Settings.Readiness {
  /// Reads the rc file's form; nil if it is none.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      guard text == "job" else { return nil }
      self = .job
      return
    }
    let number = parts[1].prefix { $0 != "/" }
    let path = parts[1].dropFirst(number.count)
    guard let port = try? Kind.wholeNumber(String(number), in: 1...65_535) else { return nil }
    switch (parts[0], path.isEmpty) {
    case ("tcp", true): self = .tcp(port: port)
    case ("http", false) where !path.contains(where: \.isWhitespace): self = .http(port: port, path: String(path))
    default: return nil
    }
  }
}
