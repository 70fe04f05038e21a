extension Unicode.Scalar {
  /// Whether it could move a terminal's cursor, end a line, or turn the direction of what follows.
  package var isControl: Bool {
    properties.generalCategory == .control || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
