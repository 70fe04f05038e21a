import Foundation
import Platform

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale api` finds wrong before it asks anybody, or in what it was told.
  static func api() throws -> Chapter {
    Chapter("cronscale api", words + (try calls()) + (try values()))
  }

  private static var words: [Entry] {
    let rows: [(String, [String])] = [
      ("an option twice", ["listZones", "--wait", "--wait"]),
      ("a value for an option that has none", ["listZones", "--xml=1"]),
      ("no file behind --config", ["listZones", "--config"]), ("no field between commas", ["listZones", "-t", ","]),
      ("an rc file behind -c, as for other commands", ["listZones", "-c", "other.rc"]),
      ("two forms at once", ["listZones", "-t", "-c"]), ("--noheaders without --csv", ["listZones", "--noheaders"]),
      ("--list with a command", ["--list", "zones", "listZones"]), ("options, and no command", ["--wait"]),
      ("a command that was taken for fields", ["-t", "listZones"]), ("two commands", ["listZones", "available"]),
      ("an option that there is not", ["listZones", "-x1"]), ("fields joined to -t", ["listZones", "-tid"]),
      ("no value at the end", ["listZones", "--id"]),
      ("an option in the place of a value", ["listZones", "--id", "-1"]),
      ("an empty word", ["listZones", ""]), ("a word that is no UTF-8", ["listZones", "name=\u{FFFD}"]),
      ("a value without a name", ["listZones", "=1"]), ("a parameter twice", ["listZones", "id=1", "ID=2"]),
    ]
    let reserved = ["command", "apikey", "response", "signature", "signatureversion", "expires"]
    return (rows + reserved.map { ("a parameter that cronscale gives itself", ["listZones", "\($0)=1"]) })
      .map { situation, words in Entry(situation, failures { _ = try APIWords(words) }) }
  }

  private static func calls() throws -> [Entry] {
    let commands = [
      CommandDescription(
        .object([
          "name": .text("destroyVirtualMachine"),
          "params": .array([.object(["name": .text("id"), "required": .bool(true)])]),
        ]))
    ].compactMap { $0 }
    func call(_ situation: String, _ command: String, _ parameters: [String]) -> Entry {
      let check = CommandCheck(command: command, parameters: parameters)
      return Entry(situation, failures { _ = try check.description(in: commands) })
    }
    return [
      call("a command that there is not", "rebootEverything", []),
      call("a misspelt command", "destroyVirtualMachin", []),
      call("a parameter that there is not", "destroyVirtualMachine", ["colour"]),
      call("a parameter that is missing", "destroyVirtualMachine", []),
    ]
  }

  private static func values() throws -> [Entry] {
    let (desk, deadline) = (try Desk(), Deadline(in: 60))
    func value(_ situation: String, isInterrupted: Bool = false, _ file: @escaping () throws -> String) -> Entry {
      desk.entry(situation) {
        let value = APIWords.Parameter.Value.file(try file())
        _ = try value.read(
          home: nil, of: "userdata", within: Limits(deadline: deadline, isInterrupted: { isInterrupted }))
      }
    }
    return [
      value("a file that is not there") { "\(desk.folder)/web.yaml" },
      value("a file that is too large") { try desk.file("large", String(repeating: "x", count: 5 << 20)) },
      value("a signal while a value is read", isInterrupted: true) { try desk.file("slow", "x") },
      value("a file that is no text") { try desk.file("picture", "\u{e9}", as: .isoLatin1) },
    ]
  }
}
