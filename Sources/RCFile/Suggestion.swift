/// The "did you mean" of unknown names.
package enum Suggestion {
  /// The known name that is nearest to a misspelt one, nil if none is near; case, `-` and outer spaces do not count.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let misspelt = folded(name)
    // Names that differ by more in length alone are not compared: a line of a broken file may be long.
    let ranked = known.map { (name: $0, folded: folded($0)) }
      .filter { abs($0.folded.count - misspelt.count) <= farthest }
      .map { (name: $0.name, count: $0.folded.count, distance: distance(misspelt, $0.folded)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    let longest = max(misspelt.count, best.count)
    return best.distance <= min(farthest, max(1, longest / 3)) ? best.name : nil
  }

  /// The greatest distance at which a name is near, whatever its length.
  private static let farthest = 3

  private static func folded(_ name: String) -> [Character] {
    name.trimmed.lowercased().map { $0 == "-" ? "_" : $0 }
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lie between two names
  /// (Damerau and Levenshtein, in the form that edits no place twice).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
