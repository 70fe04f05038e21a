import CloudStack
import Foundation
import Platform
import RCFile
import SSH
import Scaling
import Synchronization
import TestSupport

@testable import CloudStack
@testable import cronscale

/// The moment at which everything here happens.
let noon = Instant(1_795_255_200)

/// What was logged, without times.
final class Lines: Sendable {
  private let text = Mutex("")

  func log(_ threshold: Event.Level = .routine) -> Log {
    Log(
      format: .classic, threshold: threshold, showsProgress: false, now: { noon },
      output: { [self] _, line, _ in
        text.withLock { $0 += line }
        return true
      })
  }

  var all: [String] {
    text.withLock { $0.split(separator: "\n").map { String($0.dropFirst("2026-11-21 17:27:52 ".count)) } }
  }
}

/// A group's run in which everything is well, but for what a message is about.
struct Stage {
  /// What the cloud answers to requests with such a part, the first that fits; all others it answers with an empty list.
  var answers = [Self.rules]
  /// Files in the state folder.
  var files: [String: String] = [:]
  /// Beside the first one.
  var otherRules: [String] = []
  /// What a monitored host answers that is not named below.
  var reading = MonitoredHost.Answer(load: .success(2))
  var readings: [String: MonitoredHost.Answer] = [:]
  /// The rc file's.
  var host = "web1"
  var address: String?
  let lines = Lines()

  static let rules = (
    part: "command=listLoadBalancerRules&",
    body:
      #"{"x":{"loadbalancerrule":[{"id":"64330","name":"web-lb","state":"Active","account":"ops","domainid":"1"}]}}"#
  )

  static let folder = "/var/lib/cronscale"
  static let path = "\(folder)/web.json"

  func run() throws -> GroupRun {
    let rules = (["64330"] + otherRules).joined(separator: ", ")
    let monitoring = (["host = \(host)"] + (address.map { ["address = \($0)"] } ?? [])).joined(separator: "\n")
    let text = BrokenFile.validText.replacing("load_balancer = 64330", with: "load_balancer = \(rules)\nname = web")
      .replacing("host = web1", with: monitoring)
    let settings = try Settings.decode(text.utf8, file: "web.rc", home: nil)
    return GroupRun(
      settings: settings, cloud: cloud, readLoads: { hosts in hosts.map { readings[$0] ?? reading } },
      state: StateFile(
        path: Self.path, subject: .init(endpoint: settings.account.endpoint, rules: settings.group.rules), disk: disk),
      log: lines.log(),
      surroundings: Surroundings(
        now: { noon }, uptime: { 0 }, sleep: { _ in }, isInterrupted: { false }, nonce: { 0x7f3a }))
  }

  var cloud: cronscale.Cloud {
    let client = Client(answering: { [answers] request in
      let body = answers.first { request.query.contains($0.part) }?.body ?? #"{"x":{}}"#
      return Exchange(outcome: .success(Reply(status: 200, body: Array(body.utf8))), date: nil, seconds: 0)
    })
    return Cloud(
      client: client, rules: ["64330"] + otherRules, deployParameters: [], userdata: nil, readiness: .job,
      signsExpiry: true)
  }

  private var disk: Disk {
    Disk(
      read: { [files] path in files[path].map { Array($0.utf8) } }, replace: { _, _ in }, rename: { _, _ in },
      names: { [files] _ in files.keys.map { String($0.dropFirst(Self.folder.count + 1)) } })
  }
}

extension StateFile {
  /// What the program itself writes, for another group or another rule.
  static func text(_ memory: Memory, rule rules: String..., version: Int = StateFile.version) throws -> String {
    let subject = Subject(endpoint: "https://cloud.example.com/client/api", rules: rules)
    let contents = Contents(version: version, writer: "cronscale 9.0.0", subject: subject, memory: memory)
    return String(decoding: try JSONEncoder().encode(contents), as: UTF8.self)
  }
}
