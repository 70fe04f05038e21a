/// The text of `sample.rc`, rendered from the key table.
package enum SampleFile {
  /// The whole file.
  package static var text: String {
    (introduction + Section.allCases.flatMap(lines)).joined(separator: "\n") + "\n"
  }

  private static let introduction = [
    "# cronscale's settings: copy this file to ~/.cronscalerc and let nobody else read it (chmod 600).",
    "# Fill in every YOUR-…; a line that begins with # and a key shows the default, or an example where there is none.",
    "# Paths may begin with ~/, relative ones start at this file's folder. A comment stands on its own line or after ' ;'.",
  ]

  private static func lines(of section: Section) -> [String] {
    let keys = Keys.all.filter { $0.section == section }
    return ["", "", "# \(section.sentence)", "[\(section.name)]"] + keys.flatMap(lines) + section.closingLines
  }

  private static func lines(of key: Key) -> [String] {
    switch key.presence {
    case .required(let sample): ["", "# \(key.sentence)", "\(key.name) = \(sample)"]
    case .insteadOf(_, let sample): ["# \(key.sentence)", "#\(key.name) = \(sample)"]
    case .defaultsTo(let value): ["", "# \(key.sentence)", "#\(key.name) = \(value)"]
    case .optional(let value, let sample):
      ["", "# \(key.sentence)\(words(value, beside: sample))", "#\(key.name) = \(sample)".trimmed]
    case .later, .foreign: []
    }
  }

  private static func words(_ value: String, beside sample: String) -> String {
    value == sample || sample.isEmpty ? "" : "; default: \(value)"
  }
}

extension Section {
  fileprivate var closingLines: [String] {
    guard passesNamesOn else { return [] }
    return [
      "", "# any other name without _ is passed to deployVirtualMachine as it is, for example:",
      "#networkids = YOUR-NETWORK-ID", "#keypair = YOUR-KEY-PAIR", "#details[0].cpuNumber = 2",
    ]
  }
}
