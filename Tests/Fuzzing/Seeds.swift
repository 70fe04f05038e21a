import Foundation
import RCFile
import TestSupport

/// What the targets begin with: a folder of files each, and a dictionary of the words that matter. Those of the SSH
/// targets are made by ssh-keygen.
enum Seeds {
  static func write(to folder: String) throws {
    let sample = try Data(contentsOf: URL(filePath: "sample.rc"))
    let files = [sample] + ([BrokenFile.validText] + BrokenFile.all.map(\.text)).map { Data($0.utf8) }
    try write(files, of: .rcfile, to: folder)
    try write(try answers(in: "Tests/CloudStackTests/Fixtures/transcripts"), of: .answers, to: folder)
    try write(printed.map { Data($0.utf8) }, of: .load, to: folder)
    for target in Target.allCases {
      try write(target.units.map(filling), of: target, to: folder, named: "large")
      let words = target.words.map { "\"\($0)\"\n" }.joined()
      try Data(words.utf8).write(to: URL(filePath: "\(folder)/\(target.rawValue).dict"))
    }
  }

  private static func write(_ files: [Data], of target: Target, to folder: String, named name: String = "seed") throws {
    let folder = URL(filePath: "\(folder)/\(target.rawValue)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (number, file) in files.enumerated() { try file.write(to: folder.appending(path: "\(name)-\(number)")) }
  }

  /// The recorded bodies of a real server, each as a success and as a failure.
  private static func answers(in folder: String) throws -> [Data] {
    struct Recorded: Decodable { let body: String }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let bodies = try names.filter { $0.hasSuffix(".json") }
      .flatMap { try JSONDecoder().decode([Recorded].self, from: Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    return bodies.flatMap { recorded in [0, 7].map { Data([$0]) + Data(recorded.body.utf8) } }
  }

  private static let printed = [
    "0.20 0.18 0.12 1/80 11206\nprocessors 4\n", "1e999 nan inf 1/80 11206\n", "-0 0x10 +1 1/80 1\n",
    " 17:27:52 up 41 days,  3:02,  2 users,  load average: 3.42, 2.08, 1.15\n",
    "load average:0,42 0,08 0,05", "load average:0.42,0.08,0.05", "3.42\n", "９.２ １ ２ 1/1 ３\n",
    "processors 9223372036854775808\n",
  ]

  /// As much of one unit as the largest input holds: what takes time that grows faster than the input shows itself.
  private static func filling(with unit: String) -> Data {
    Data(String(repeating: unit, count: 65_536 / unit.utf8.count).utf8)
  }
}

extension Target {
  fileprivate var units: [String] {
    switch self {
    case .rcfile:
      [
        "a=\n", "[a]\n", "x\n", "=\n", "[account]\n", "a", "[account]\na", "a = b ;", " ", "\n b", "[", "]", ";", "\r",
        "[account]\nb=1\n", "é", "e\u{301}\u{301}", "a:", "-", "1", "[launch]\nabcdefg=1\n", "\u{0}",
        "[DEFAULT]\nb=1\n",
      ]
    case .answers:
      [
        "[", "{\"a\":", "[]", "{", "\"", "\\u", "1", "\\ud800", " ", "<", "{\"errortext\"", "\"errortext\":\"",
        "e\u{301}", "{\"nic\":[",
      ]
    case .load:
      [
        "load average:", "1", "1 ", "1,", "1.", "\n", "0 0 0 1/1 1\n", "load ", "e\u{301}", "\u{301}", "l",
        "load average",
      ]
    case .knownhosts:
      ["*", "*,", "!*,", "a*", "* ssh-ed25519 A", "|1|", "|", "@revoked ", "\n", "?", "web1.example.com,", "A"]
    case .keyfile: ["-----BEGIN ", "A", "\n", "-----", "Proc-Type:\n", "-----BEGIN PRIVATE KEY-----\n"]
    }
  }

  fileprivate var words: [String] {
    switch self {
    case .rcfile:
      [
        "[account]", "[DEFAULT]", "\\x0a", " ;", "https://", "tcp:", "http:80/", "yes", "99999999999999999999", "1e9",
        "0.5",
      ]
        + Section.allCases.map { "[\($0.name)]\\x0a" } + Keys.all.map { "\($0.name)=" }
    case .answers:
      [
        "virtualmachine", "loadbalancerrule", "publicipaddress", "id", "name", "state", "created", "nic", "ipaddress",
        "ip6address", "secondaryip", "deleteprotection", "jobid", "jobstatus", "jobresult", "jobresultcode",
        "errorcode", "errortext", "response", "count",
      ].map { "\\x22\($0)\\x22:" }
        + [
          "2026-11-21T08:37:52+0900", "9223372036854775807", "-9223372036854775808", "1e999", "\\\\ud800", "true",
          "null",
        ]
    case .load:
      ["load average:", "load averages: ", "processors ", "1/80 11206", "\\x0a", "nan", "inf", "1e999", "0x10"]
    case .knownhosts:
      [
        "@revoked ", "@cert-authority ", "|1|", "ssh-ed25519 ", "ssh-rsa ", "web1.example.com",
        "[web1.example.com]:2222", "!",
      ]
    case .keyfile:
      [
        "-----BEGIN OPENSSH PRIVATE KEY-----\\x0a", "-----BEGIN PRIVATE KEY-----\\x0a", "-----END", "openssh-key-v1",
        "Proc-Type: 4,ENCRYPTED",
      ]
    }
  }
}
