import FoundationEssentials

/// A report for programs: names of properties in snake case, keys sorted, so that equal reports are equal texts, and
/// nothing in it that a terminal would obey.
func prettyJSON(_ report: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.keyEncodingStrategy = .convertToSnakeCase
  // Nothing in a report can fail to encode: texts, finite numbers, and lists of them.
  guard let data = try? encoder.encode(report) else { return "{}\n" }
  // The only raw line breaks are those between the lines.
  return String(decoding: data, as: UTF8.self).split(separator: "\n").map { "\($0)".withControlsEscaped + "\n" }
    .joined()
}
