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
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let listed = try lines.enumerated().compactMap { number, line -> Fault? in
      let text = line.trimmingCharacters(in: .whitespaces)
      guard !text.isEmpty, !text.hasPrefix("#") else { return nil }
      do throws(FaultError) {
        return try Fault(parsing: text)
      } catch {
        throw ValidationError("\(file):\(number + 1): \(error)")
      }
    }
    return listed + faults
  }
}
