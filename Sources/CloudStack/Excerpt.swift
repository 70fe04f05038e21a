extension String {
  /// A server's text for one line of a log: control characters, which could move a terminal's cursor, are spaces, and
  /// no more than 500 characters stay.
  var excerpt: String {
    let scalars = unicodeScalars.prefix(500).map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
