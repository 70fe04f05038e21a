/// A difference between recorded and simulated answers that is left as it is.
struct KnownDifference: Sendable, CustomStringConvertible {
  /// The two digits of the file; nil for all files.
  var file: String?
  /// nil for all exchanges of the file.
  var index: Int?
  /// The sentences that it covers; `*` stands for anything.
  var pattern: String
  var reason: String

  var description: String { "\(file ?? "all files") \(index.map(String.init) ?? "") \(pattern)" }

  func covers(_ difference: Replay.Difference) -> Bool {
    (file ?? difference.file) == difference.file && (index ?? difference.index) == difference.index
      && KnownDifference.matches(difference.text[...], pattern[...])
  }

  private static func matches(_ text: Substring, _ pattern: Substring) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    var rest = text
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty || pattern.hasSuffix("*")
  }

  static let all: [KnownDifference] = statistics + networks + numericIDs + pages

  /// Recorded answers have them once the collector has come by, whenever that was; here a VM has them after a minute.
  private static let statistics = ["cpuused", "networkkbsread", "networkkbswrite"].map {
    KnownDifference(pattern: "*\($0)*", reason: "the statistics collector comes by at times of its own")
  }

  /// Who scales has no use for them.
  private static let networks = [
    "service", "networkoffering", "vlan", "broadcasturi", "physicalnetworkid",
  ].map {
    KnownDifference(
      pattern: "- listnetworksresponse.network[web-net].\($0)*", reason: "details of networks are not simulated")
  }

  /// Small numbers belong to system VMs and to jobs of the set-up there, and to nothing here.
  private static let numericIDs = [("03", 14), ("11", 4)].map {
    KnownDifference(file: $0.0, index: $0.1, pattern: "*", reason: "there are no system VMs and no jobs of theirs")
  }

  /// Which VMs come on which page follows from an order that is not promised; how many is compared elsewhere.
  private static let pages = [0, 1, 2, 9].map {
    KnownDifference(
      file: "10", index: $0, pattern: "*listvirtualmachinesresponse.virtualmachine[*",
      reason: "the order of VMs is not promised")
  }
}
