extension String {
  /// As one word of a shell's line, in quotation marks only where it needs them.
  var forShell: String {
    let plain = unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789/._-+:@%=,".unicodeScalars.contains($0))
    }
    return plain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
