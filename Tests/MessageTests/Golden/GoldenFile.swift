import Foundation

/// `messages.txt`: every message in its situation.
enum GoldenFile {
  static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "messages.txt")

  private static let head = """
    # Every message that cronscale can print, by the situation in which it does: the exit status that goes with it (or
    # the log's key, where nothing failed), the message, and below it the hint.
    #
    # MessageTests makes this file from the code and compares. After a change of wording write it anew, and read it as
    # somebody would who was woken by it:
    #
    #     CRONSCALE_WRITE_GOLDEN=1 swift test --filter MessageTests
    """

  static func text(of chapters: [Chapter]) -> String {
    let parts = chapters.flatMap { chapter in
      ["\n== \(chapter.title)"] + chapter.entries.map { "\n# \($0.situation)\n" + $0.lines.joined(separator: "\n") }
    }
    return ([head] + parts).joined(separator: "\n") + "\n"
  }

  static func read() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// What it says, without titles, situations and statuses' margins.
  static func messages() throws -> [String] {
    try read().split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("==") }.map(String.init)
  }
}
