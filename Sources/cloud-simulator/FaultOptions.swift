import ArgumentParser
import CloudSimulator
import Foundation

/// The faults to begin with.
struct FaultOptions: ParsableArguments {
  @Option(
    name: .customLong("fault"), help: "Fault to set; may be given more than once.", transform: Fault.init(parsing:))
  var faults: [Fault] = []

  @Option(name: .customLong("faults"), help: "File of faults to set, one a line; # begins a comment.")
  var file: String?

  /// Those of the file, then those of the command line.
  func all() throws -> [Fault] {
    guard let file else { return faults }
    guard let text = FileManager.default.contents(atPath: file) else {
      throw ValidationError("\(file): cannot be read")
    }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { try fault($1, at: "\(file):\($0 + 1)") } + faults
  }

  private func fault(_ line: Substring, at place: String) throws -> Fault? {
    let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
    do throws(FaultError) {
      return try Fault(parsing: text)
    } catch {
      throw ValidationError("\(place): \(error)")
    }
  }
}
