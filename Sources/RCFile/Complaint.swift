/// Why a value cannot be taken, said by someone who does not know where it stands.
struct Complaint: Error, Equatable {
  let what: String
  let hint: String?

  init(_ what: String, hint: String? = nil) {
    self.what = what
    self.hint = hint
  }

  /// A value of a form that its key does not take; never call it with a secret.
  init(found text: String, allowed: String, hint: String? = nil) {
    self.init("found \(text.quoted); allowed: \(allowed)", hint: hint ?? text.quotationHint)
  }
}

extension String {
  /// In quotation marks, on one line, of at most 60 characters.
  var quoted: String {
    let printable = unicodeScalars.prefix(60).map { $0.isControl ? " " : String($0) }.joined()
    return "\"\(printable)\(unicodeScalars.count > 60 ? "…" : "")\""
  }

  /// For a value in quotation marks, which stay part of it.
  var quotationHint: String? {
    count > 1 && first == last && (first == "\"" || first == "'")
      ? "values are written without quotation marks" : nil
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the control characters that the API refuses in any value, or a line end; what else a terminal
  /// obeys a value may hold.
  var isControl: Bool { properties.generalCategory == .control }
}
