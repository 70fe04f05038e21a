import ArgumentParser
import Foundation
import Platform
import RCFile
import TestSupport

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale init` cannot take for an answer, and what ends it.
  static func interview() throws -> Chapter {
    let desk = try Desk()
    return Chapter("cronscale init", try endings() + choices + (try offers()) + (try files(desk)) + (try numbers()))
  }

  private static func endings() throws -> [Entry] {
    [
      try refused("no answer is given, and nobody is there to be asked") { throw Failure.missing($0.missingOptions()) },
      Entry("the file is there already", .isThere("/home/ops/.cronscalerc")), Entry("Ctrl-C", Failure.givenUp),
      Entry("what becomes of that", Initiation.unfinished),
      Entry("the passphrase is wrong", .wrongPassphrase(of: "/home/ops/.ssh/id_ed25519")),
      Entry(
        "the file cannot be written",
        Initiation.unwritten("/etc/cronscale/web.rc", SystemError("open", code: EACCES))),
      Entry("its disk is full", Initiation.unwritten("/etc/cronscale/web.rc", SystemError("write", code: ENOSPC))),
    ]
  }

  // MARK: - Lists

  private static var choices: [Entry] {
    let rows = ["east", "west", "west"].enumerated().map {
      Choices.Row(id: "\($0.offset + 1)", names: [$0.element], columns: [])
    }
    let choices = Choices(noun: "zone", heads: [], rows: rows)
    func option(_ situation: String, _ text: String) -> Entry {
      Entry(
        situation,
        failures { _ = try nobody.choice(Prompt(text: "Zone", option: "--zone", given: text), from: choices) })
    }
    return [
      option("an option that names nothing in the list", "nroth"), option("an option that names two", "west"),
      objection("an answer that names nothing in the list") { _ = try choices.row(typed: "9") },
    ]
  }

  /// What a person is told who may answer again.
  private static func objection(_ situation: String, _ answer: () throws -> Void) -> Entry {
    do { try answer() } catch let error as Objection {
      return Entry(situation, logged: ["again : \(error.what)"] + (error.hint.map { ["hint : \($0)"] } ?? []))
    } catch {}
    return Entry(situation, [])
  }

  // MARK: - What the account has

  private static func offers() throws -> [Entry] {
    let none = try Offer(zones: [], by: Stage(answers: []).cloud.client, without: { _ in })
    return [
      try refused("the account has no rule") { _ = try $0.askForRule(of: none) },
      try refused("the account has a rule, and no zone") {
        _ = try $0.askForRule(of: try Offer(zones: [], by: Stage().cloud.client, without: { _ in }))
      },
      try refused("the account has no template in the zone") {
        try $0.draft.set(.launch, "zoneid", to: "1", home: nil)
        try $0.askForTemplate(of: none)
      },
    ]
  }

  private static var rule: Offer.Rule {
    get throws {
      guard let rule = Examined.rule().found else { throw Failure(.fault, "no example") }
      return Offer.Rule(rule: rule, members: [], networkID: nil)
    }
  }

  // MARK: - Values

  private static func files(_ desk: Desk) throws -> [Entry] {
    _ = try desk.file("web.rc.new", "")
    return [
      try refused("a folder in the place of the file", ["--output", desk.folder]) { _ = try $0.askForFile() },
      try refused("a file that an editor has left", ["--output", "\(desk.folder)/web.rc"]) { _ = try $0.askForFile() },
      objection("root would write into another user's folder") {
        throw Objection.belonging("/etc/cronscale/groups", to: "cronscale", "/etc/cronscale/groups/web.rc")
      },
      try refused("a folder that is not there", ["--output", "\(desk.folder)/web/web.rc"]) { _ = try $0.askForFile() },
    ].map { $0.naming(desk.folder) }
  }

  private static func numbers() throws -> [Entry] {
    let sizes = ["--min-size", "3", "--max-size"]
    let hosts = Prompt(text: "", option: "--monitor", given: "web1, web2")
    return [
      try refused("more hosts than one", [], { try $0.askForHostName(hosts) }),
      try refused("a name that an rc file would not give back", ["--name", "a ;b"]) {
        try $0.askForPolicy(of: try rule)
      },
      try refused("more at least than at most", sizes + ["2"]) { try $0.askForPolicy(of: try rule) },
      try refused("thresholds the wrong way round", sizes + ["5", "--threshold-out", "1", "--threshold-in", "3"]) {
        try $0.askForPolicy(of: try rule)
      },
    ]
  }

  private static var nobody: Questioner { Questioner(say: { _ in }, read: nil) }

  private static func refused(
    _ situation: String, _ options: [String] = [], _ ask: (inout Interview) throws -> Void
  ) throws -> Entry {
    let effects = Interview.Effects(
      client: { _ in Stage().cloud.client }, logIn: { _, _, _ throws(Failure) in .failed(.givenUp) })
    var interview = Interview(
      options: try InitOptions.parse(options), questioner: nobody,
      user: User(environment: [:], home: "/home/ops", isRoot: false, id: 1000), effects: effects)
    return Entry(situation, failures { try ask(&interview) })
  }
}
