import Foundation
import TestSupport

@testable import cronscale

extension Messages {
  /// What is wrong in the rc file itself.
  static func rcFile() throws -> Chapter {
    let desk = try Desk()
    let broken = BrokenFile.all.map { ($0.name, $0.text) } + more
    return Chapter(
      "the rc file",
      broken.map { name, text in
        desk.entry(name) { _ = try desk.settings(in: desk.file("web.rc", text)) }
      } + [wide(desk), homeless(desk)])
  }

  private static let more: [(String, String)] = [
    ("a value in quotation marks", valid("port = \"22\"", below: "user = scaler")),
    ("no known_hosts file in a list of some", valid("known_hosts = ,", below: "user = scaler")),
    ("an empty key that may be left out", valid("vm =", below: "user = scaler")),
    (
      "an empty key that stands for another",
      BrokenFile.validText.replacing("api_key = KEY", with: "api_key_file =")
    ),
    (
      "an endpoint with an @ that is no user's",
      BrokenFile.validText.replacing("https://cloud.example.com/", with: "cloud@example.com/")
    ),
    ("a parameter that makes another account's VMs", valid("account = ann", below: "zoneid = 1")),
  ]

  private static func valid(_ line: String, below other: String) -> String {
    BrokenFile.validText.replacing(other, with: "\(other)\n\(line)")
  }

  private static func wide(_ desk: Desk) -> Entry {
    desk.entry("an editor saved the file as UTF-16") {
      _ = try desk.settings(in: desk.file("web.rc", BrokenFile.validText, as: .utf16))
    }
  }

  private static func homeless(_ desk: Desk) -> Entry {
    let user = User(environment: [:], home: nil, isRoot: false, id: 1000)
    return desk.entry("a path from the home folder, and nobody knows where that is") {
      let text = BrokenFile.validText.replacing("/home/ann", with: "~")
      _ = try desk.settings(in: desk.file("web.rc", text), user: user)
    }
  }
}
