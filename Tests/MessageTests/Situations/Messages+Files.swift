import Foundation
import Platform
import RCFile
import TestSupport

@testable import cronscale

extension Messages {
  /// Files that are not there, or not as they should be.
  static func files() throws -> Chapter {
    let desk = try Desk()
    return Chapter(
      "the rc file's place, and files that it names",
      places(desk) + (try groups(desk)) + (try secrets(desk)) + userdata(desk))
  }

  private static func places(_ desk: Desk) -> [Entry] {
    let missing = BrokenFile.validText
      .replacing(
        "api_key = KEY\nsecret_key = SECRET", with: "api_key_file = api\nsecret_key_file = key\nca_file = ca.pem"
      )
      .replacing("/home/ann/.ssh/id_rsa", with: "id_ed25519\npass_phrase_file = pass")
      .replacing("zoneid = 1", with: "zoneid = 1\nuserdata_file = web.yaml")
    return [
      desk.entry("there is no rc file in any of the usual places") {
        _ = try RCLocation.find(option: nil, user: desk.user)
      },
      desk.entry("a folder is given as rc file") { _ = try RCLocation.find(option: desk.folder, user: desk.user) },
      desk.entry("the rc file that was named is not there") {
        _ = try desk.settings(in: "\(desk.folder)/wbe.rc")
      },
      desk.entry("others can read the rc file") {
        _ = try desk.settings(in: desk.file("web.rc", BrokenFile.validText, mode: 0o644))
      },
      desk.entry("the rc file is in another user's folder") {
        throw Failure.unreadable(
          "rc file /etc/cronscale/groups/web.rc", "/etc/cronscale/groups/web.rc", SystemError("open", code: EACCES))
      },
      desk.entry("by hand, a file that systemd hands to a unit") {
        let path = "/run/credentials/cronscale@web.service/secret_key"
        throw RCReading.absence(of: ("[account] secret_key_file", path), in: "web.rc") ?? .givenUp
      },
      desk.entry("root is given another user's rc file") { throw Failure.rcFile("/home/ann/.cronscalerc", of: "ann") },
      desk.entry("the rc file's path leads through a file") {
        _ = try desk.settings(in: desk.file("web.rc", "") + "/" + "x")
      },
      desk.entry("files that the rc file names are missing") {
        _ = try desk.settings(in: desk.file("web.rc", missing))
      },
    ]
  }

  /// Several rc files, and folders of them.
  private static func groups(_ desk: Desk) throws -> [Entry] {
    let text = BrokenFile.validText.replacing("/home/ann/.ssh/id_rsa", with: try desk.file("id_rsa", ""))
    let empty = try Desk()
    let (web, same) = (try desk.file("web.rc", text), try desk.file("web-copy.rc", text))
    let other = try desk.file(
      "app.rc", text.replacing("load_balancer", with: "name = app\nload_balancer"))
    let prefix = try desk.file(
      "shop.rc",
      text.replacing("load_balancer = 64330", with: "name = shop\nload_balancer = 7")
        .replacing("zoneid = 1", with: "zoneid = 1\nname_prefix = lb-64330"))
    return [
      empty.entry("a folder has no rc file") {
        _ = try Roster([empty.folder], user: empty.user)
      },
      desk.entry("an rc file cannot be read, and other groups wait") {
        throw Failure.unread("web.rc", within: 3)
      },
      desk.entry("an rc file is named twice") {
        try Roster([web, "\(desk.folder)/./web.rc"], user: desk.user).refuseClashes()
      },
      desk.entry("two rc files have one group's name") {
        try Roster([web, same], user: desk.user).refuseClashes()
      },
      desk.entry("two rc files have one rule") { try Roster([web, other], user: desk.user).refuseClashes() },
      desk.entry("two rc files have one name_prefix") { try Roster([web, prefix], user: desk.user).refuseClashes() },
    ]
  }

  private static func secrets(_ desk: Desk) throws -> [Entry] {
    let rows = [
      ("others can read a secret's file", try desk.file("open", "SECRET", mode: 0o640 | 0o004)),
      ("a secret's file is empty", try desk.file("empty", "")),
    ]
    return rows.map { situation, path in
      desk.entry(situation) {
        let text = BrokenFile.validText.replacing("secret_key = SECRET", with: "secret_key_file = \(path)")
        let account = try Settings.Account.decode(text.utf8, file: "web.rc", home: nil)
        _ = try Secrets(user: desk.user, isInterrupted: { false }).credentials(of: account)
      }
    }
  }

  private static func userdata(_ desk: Desk) -> [Entry] {
    [
      desk.entry("the user data is too large") {
        _ = try Userdata.encoded(desk.file("web.yaml", String(repeating: "x", count: 800_000)))
      },
      desk.entry("the user data cannot be read") { _ = try Userdata.encoded(desk.folder) },
    ]
  }

  /// Commands that should print a secret.
  static func secretCommands() -> Chapter {
    let rows = [
      ("a command for a secret fails", "echo gpg: decryption failed: no secret key >&2; exit 2", 10),
      ("a command for a secret is killed", "kill -9 $$", 10), ("it prints an empty line", "echo", 10),
      ("it prints and prints", "yes", 10), ("it does not end", "sleep 60", 0.2),
    ]
    let tooMuch = String(repeating: "x", count: 4 << 20)
    return Chapter(
      "commands that fetch a secret",
      rows.map { situation, command, seconds in secretCommand(situation, command, [:], seconds) } + [
        secretCommand("it cannot be started", "true", ["X": tooMuch], 10)
      ])
  }

  private static func secretCommand(
    _ situation: String, _ command: String, _ environment: [String: String], _ seconds: Double
  ) -> Entry {
    Entry(
      situation,
      failures(of: {
        do throws(ShellCommandError) {
          let limits = Limits(deadline: Deadline(in: seconds))
          _ = try firstLine(
            ofShellCommand: command, environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }, within: limits)
        } catch { throw Failure.noSecret(from: "[account] secret_key_command", error) }
      }))
  }
}
