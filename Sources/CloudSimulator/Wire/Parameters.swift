/// The parameters of one request, merged from query and form body as the server does (1.1 and 1.2 of the reference).
package struct Parameters: Sendable, Equatable {
  /// As sent, decoded: what the signature is made of.
  private(set) var raw: [String: String] = [:]

  package init(_ raw: [String: String]) { self.raw = raw }

  init(of request: Request, behaviour: Behaviour) {
    let type = request.headers["content-type"]?.lowercased() ?? ""
    if request.method == "POST", type.hasPrefix("application/x-www-form-urlencoded") {
      let utf8 = behaviour.bodyDefaultsToUTF8 || type.contains("charset=utf-8")
      for (name, value) in Parameters.pairs(of: request.body, encoding: utf8 ? .utf8 : .latin1) where raw[name] == nil {
        raw[name] = value
      }
    }
    let query = behaviour.splitsAtFirstEquals ? FormEncoding.utf8 : .servletFixup
    for (name, value) in Parameters.pairs(of: Array(request.query.utf8), encoding: query) { raw[name] = value }
  }

  /// How names and values are read from `name=value&…`.
  private enum FormEncoding {
    case utf8, latin1
    /// Up to 4.1 the servlet reads the query once more, splitting at each `=`: a value's last `=` is lost.
    case servletFixup
  }

  private static func pairs(of bytes: [UInt8], encoding: FormEncoding) -> [(String, String)] {
    bytes.split(separator: UInt8(ascii: "&")).map { part in
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      var value = halves.count > 1 ? halves[1] : []
      if case .servletFixup = encoding, !value.isEmpty {
        while value.last == UInt8(ascii: "=") { value.removeLast() }
      }
      return (decoded(halves[0], encoding), decoded(value, encoding))
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: FormEncoding) -> String {
    let plain = unescaped(bytes)
    guard case .latin1 = encoding else { return String(decoding: plain, as: UTF8.self) }
    return String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) }))
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        result.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2
      {
        result.append(code)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

extension Parameters {
  /// The value of a parameter, whatever the case of its name; give the name in lower case.
  package subscript(name: String) -> String? {
    raw[name] ?? raw.first { $0.key.lowercased() == name }?.value
  }

  /// The parts of a comma-separated list; empty ones are skipped.
  func list(_ name: String) -> [String] {
    self[name]?.split(separator: ",").map(String.init) ?? []
  }

  /// The keys and values of `name[0].key=…&name[0].value=…`, by index.
  func map(_ name: String) -> [(key: String, value: String)] {
    let indexes = raw.keys.compactMap { key -> Int? in
      guard key.lowercased().hasPrefix("\(name)["), let end = key.firstIndex(of: "]") else { return nil }
      return Int(key[key.index(key.startIndex, offsetBy: name.count + 1)..<end])
    }
    return Set(indexes).sorted().compactMap { index in
      self["\(name)[\(index)].key"].map { (key: $0, value: self["\(name)[\(index)].value"] ?? "") }
    }
  }

  /// Without key and signature: what may be logged.
  var loggable: [String: String] {
    raw.filter { !["apikey", "signature"].contains($0.key.lowercased()) }
  }
}
