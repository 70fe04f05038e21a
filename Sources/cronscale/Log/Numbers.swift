/// A number as a person writes it: `3`, `3.42`.
func text(_ number: Double) -> String {
  let digits = "\(number)"
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
}

/// Whole seconds, rounded up, so that a wait never reads as over before it is.
func seconds(_ duration: Double) -> String {
  "\(Int(duration.rounded(.up))) s"
}
