import Foundation

@testable import CloudSimulator

/// Sends a transcript's requests to a simulated cloud and says in what its answers differ from the recorded ones.
struct Replay {
  /// One fact that only one of the two has.
  struct Difference: Hashable, Comparable {
    var file: String
    var index: Int
    var text: String

    static func < (a: Difference, b: Difference) -> Bool { (a.file, a.index, a.text) < (b.file, b.index, b.text) }
  }

  private let file: String
  private let scenario: Scenario
  private let exchanges: [Exchange]
  private var cloud: Cloud
  /// 21 November 2026, 07:46:51: what the recorded `expires` values of file 12 need.
  private var now = 1_795_247_211.0

  init(_ file: String) throws {
    self.file = file
    scenario = Scenario.all[String(file.prefix(2))] ?? Scenario()
    exchanges = try Fixtures.transcript(file)
    cloud = Recreation.cloud(for: exchanges, at: now)
    scenario.start(&cloud, now)
  }

  /// How many of the file's exchanges were sent, and what was different.
  mutating func run() -> (sent: Int, differences: [Difference]) {
    var differences: [Difference] = []
    var sent = 0
    var last = 0.0
    for (index, exchange) in exchanges.enumerated() {
      now += max(0, exchange.atS - last)
      last = exchange.atS
      cloud.advance(to: now)
      scenario.before[index]?(&cloud, now)
      guard scenario.reasonToSkip(index) == nil else { continue }
      let response = answer(to: exchange)
      sent += 1
      let texts = compare(exchange, response)
      differences += texts.map { Difference(file: String(file.prefix(2)), index: index, text: $0) }
    }
    return (sent, differences)
  }

  private mutating func answer(to exchange: Exchange) -> Response {
    if exchange["command"] == "queryAsyncJobResult", exchange.body.contains(/jobstatus(":|>)[12]/) {
      skipToEnd(of: exchange)
    }
    let response = cloud.respond(to: request(of: exchange), at: now)
    adoptIDs(from: exchange)
    return response
  }

  /// A recorded poll that found its job ended shall find it ended here.
  private mutating func skipToEnd(of exchange: Exchange) {
    let id = exchange["jobid"] ?? ""
    guard let job = cloud.world.jobs.first(where: { $0.id.matches(id) }), job.outcome == .pending else { return }
    now = max(now, job.ends)
  }

  /// As recorded; only the users whose secrets are not known sign anew.
  private func request(of exchange: Exchange) -> Request {
    var headers = ["host": "127.0.0.1:8080"]
    for (name, value) in exchange.requestHeaders ?? [:] { headers[name.lowercased()] = value }
    var query = exchange.query
    if let user = cloud.world.users.first(where: { $0.apiKey == exchange["apikey"] }), user.name != "scaler" {
      let plain = exchange.params.filter { !["apikey", "signature"].contains($0.key.lowercased()) }
      query = Signature.signedQuery(plain.mapValues(\.text), apiKey: user.apiKey, secret: user.secretKey)
    }
    return Request(
      method: exchange.method, path: exchange.path, query: query, headers: headers,
      body: Array((exchange.requestBody ?? "").utf8))
  }

  /// What the request made gets the id that the recorded server gave, so that later requests find it.
  private mutating func adoptIDs(from exchange: Exchange) {
    if let id = exchange.body.firstMatch(of: /"id":"([^"]*)","jobid"/)?.output.1
      ?? exchange.body.firstMatch(of: /<id>([^<]*)<\/id><jobid>/)?.output.1
    {
      let new = cloud.world.machines.count - 1
      let hadNoName = cloud.world.machines[new].name == cloud.world.machines[new].id.uuid
      if hadNoName {
        if cloud.world.machines[new].displayName == cloud.world.machines[new].name {
          cloud.world.machines[new].displayName = String(id)
        }
        cloud.world.machines[new].name = String(id)
      }
      cloud.world.machines[new].id.uuid = String(id)
    }
    guard exchange["command"] != "queryAsyncJobResult", exchange["command"] != "listAsyncJobs" else { return }
    if let id = exchange.body.firstMatch(of: /"jobid":"([^"]*)"/)?.output.1
      ?? exchange.body.firstMatch(of: /<jobid>([^<]*)</)?.output.1
    {
      cloud.world.jobs[cloud.world.jobs.count - 1].id.uuid = String(id)
    }
  }

  /// `-` is only in the recording, `+` only in the simulator's answer.
  private func compare(_ exchange: Exchange, _ response: Response) -> [String] {
    let recorded = Facts.of(status: exchange.status, headers: exchange.headers, body: exchange.body)
    let text = exchange.method == "HEAD" ? "" : response.text
    let simulated = Facts.of(status: response.status, headers: response.headers, body: text)
    return recorded.subtracting(simulated).map { "- \($0)" } + simulated.subtracting(recorded).map { "+ \($0)" }
  }
}
