import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Sections 2 and 6 of the contract: answers of the API that are none, or that a run must not believe.
@Suite struct APITroubleTests {
  /// The command that a run asks first.
  private static let first = "listLoadBalancerRuleInstances"
  private static let troubleHint = "the cloud, or a proxy before it, is in trouble"
  private static let hostHint = "is host in [account] the API's URL? it usually ends in /client/api"

  struct Nonsense: Sendable, CustomTestStringConvertible {
    var response: Response?
    var message: String
    var hint: String?
    var requests = 1
    var testDescription: String { message }
  }

  static let nonsense = [
    Nonsense(
      response: Response(
        status: 200, headers: ["Content-Type": "text/html"], text: "<!doctype html><title>Login</title>"),
      message: "an HTML page, not an API answer (HTTP 200)", hint: hostHint),
    Nonsense(
      response: .page(status: 404, title: "Not Found"), message: "an HTML page, not an API answer (HTTP 404)",
      hint: hostHint),
    Nonsense(
      response: .page(status: 503, title: "Service Unavailable"),
      message: "an HTML page, not an API answer (HTTP 503)", hint: troubleHint, requests: 3),
    Nonsense(response: Response(status: 200), message: "an empty answer (HTTP 200)", hint: troubleHint, requests: 3),
    Nonsense(
      response: Response(status: 200, text: #"{ "listloadbalancerruleinstancesresponse" : { "count":1 ,"loadb"#),
      message: "a cut-off answer of 63 bytes (HTTP 200)", hint: troubleHint, requests: 3),
    Nonsense(
      response: Response(status: 302, headers: ["Location": "https://login.example.com/sso?secret=1"]),
      message: "a redirect (HTTP 302) to https://login.example.com/sso, which is not followed: "
        + "a signed request would go along",
      hint: "write the final address into host in [account], if it is the API's"),
    Nonsense(
      response: Response(status: 200, text: "[]"), message: "JSON, but not an API answer (HTTP 200)", hint: hostHint),
  ]

  @Test(arguments: nonsense)
  func `an answer that is none is told with what to mend, and nothing is changed`(nonsense: Nonsense) async throws {
    let world = try await World(load: "9") { _, _ in nonsense.response }
    let run = try await world.run()
    #expect(run.told == .cloudFailure("\(Self.first): \(nonsense.message)", hint: nonsense.hint, load: "9", status: 69))
    #expect(world.commands == Array(repeating: Self.first, count: nonsense.requests))
  }

  @Test func `a closed connection is tried three times and told`() async throws {
    let world = try await World(load: "9") { _, _ in nil }
    let run = try await world.run()
    #expect(run.status == 69)
    #expect(run.lines == Told.checks(load: "9"))
    #expect(run.errors.last == "hint             : \(Self.troubleHint)")
    #expect(
      run.errors.first?.hasPrefix(
        "error            : \(Self.first): the connection broke before the whole answer came (") == true)
    #expect(world.commands == Array(repeating: Self.first, count: 3))
  }

  @Test(arguments: [
    Response.page(status: 503, title: "Service Unavailable"), Response.page(status: 502, title: "Bad Gateway"),
    Response(status: 200), nil,
  ])
  func `trouble that passes is passed over without a word`(response: Response?) async throws {
    let count = Counter()
    let world = try await World { request, process in count.next() == 1 ? response : process(request) }
    let run = try await world.run()
    #expect(run.status == 0 && run.errors == [])
    #expect(run.decision == "nothing (load 2, between 1 and 3; size 2, min 2, max 4)")
    #expect(world.commands == [Self.first, Self.first])
  }

  @Test func `a deploy that a proxy answered with a page is not repeated, and its VM is found by name`() async throws {
    let world = try await World(load: "9") { request, process in
      let response = process(request)
      return request.method == "POST" && String(decoding: request.body, as: UTF8.self).contains("deployVirtualMachine")
        ? .page(status: 504, title: "Gateway Timeout") : response
    }
    let run = try await world.run()
    #expect(run.status == 0)
    #expect(run.errors.count == 1)
    #expect(
      run.errors.first?.hasSuffix("deployVirtualMachine: an HTML page, not an API answer (HTTP 504)") == true)
    #expect(world.changes.filter { $0 == "deployVirtualMachine" }.count == 1)
    #expect(world.members.count == 3)
    #expect(world.machines.count == 3)
  }

  @Test func `a wrong key or signature is refused, with what to check`() async throws {
    let world = try await World(load: "9")
    let run = try await world.run(changing: ["account": ["secret_key": "wrong-horse"]])
    #expect(
      run.told
        == .cloudFailure(
          "\(Self.first): the cloud refused the key or the signature (401): "
            + "unable to verify user credentials and/or request signature",
          hint: "check api_key and secret_key in [account]; the user may be disabled, or this address not allowed",
          load: "9",
          status: 77))
    #expect(world.commands == [Self.first])
  }

  @Test(arguments: [(Flavour.v3, "99999"), (.v4, "6a8a2f58-3b3d-4e5a-9a43-6c1df8d3c0de")])
  func `a rule that the account does not have is a fault of the rc file`(flavour: Flavour, rule: String) async throws {
    var configuration = CloudConfiguration.quick
    configuration.flavour = flavour
    let world = try await World(configuration, load: "9")
    let run = try await world.run(changing: ["scaling": ["load_balancer": rule]])
    #expect(
      run.told
        == .cloudFailure(
          "load_balancer \(rule) in [scaling]: the account has no such rule",
          hint: "set load_balancer in [scaling] to one of: "
            + "\(world.cloud.withCloud { cloud, _ in cloud.text(cloud.rule.id) }) (web-lb)", load: "9", status: 78))
    #expect(world.changes == [])
  }

  @Test func `an empty list of members is not believed where the rule is gone`() async throws {
    let world = try await World { request, process in
      guard request.query.contains("command=listLoadBalancerRuleInstances") else { return process(request) }
      return Response(status: 200, text: #"{ "listloadbalancerruleinstancesresponse" : { } }"#)
    }
    try world.write(world.rc())
    world.cloud.withCloud { cloud, now in cloud.deleteRule(at: now) }
    let run = try await world.program([]).finished()
    #expect(run.status == 78)
    #expect(run.lines == Told.checks(load: "2"))
    #expect(world.changes == [])
  }

  @Test func `a rule that exists and has no members gets its first`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.members = 0
    let world = try await World(configuration)
    let run = try await world.run()
    #expect(run.status == 0 && run.errors == [])
    #expect(run.decision == "scale out (below min_size; size 0, min 2, max 4)")
    #expect(world.members.count == 1)
    #expect(world.machines == world.members)
  }

  @Test(arguments: [3600.0, -3600])
  func `a server whose clock is an hour off is understood by its Date header`(offset: Double) async throws {
    let world = try await World(load: "9")
    world.clock.advance(by: offset)
    let run = try await world.run()
    #expect(run.status == 0 && run.errors == [])
    #expect(world.members.count == 3)
    #expect(world.changes == ["deployVirtualMachine", "assignToLoadBalancerRule"])
  }

  @Test func `a server that shows no date is signed for by this machine's clock`() async throws {
    let world = try await World(load: "9") { request, process in
      var response = process(request)
      response.headers["Date"] = nil
      return response
    }
    let run = try await world.run()
    #expect(run.status == 0 && run.errors == [])
    #expect(world.members.count == 3)
  }

  @Test func `where expires is 0 the plain signature is enough, whatever the clocks`() async throws {
    let world = try await World(load: "9")
    world.clock.advance(by: 86_400)
    let run = try await world.run(changing: ["account": ["expires": "0"]])
    #expect(run.status == 0 && run.errors == [])
    #expect(world.members.count == 3)
    #expect(world.cloud.requestLog.allSatisfy { $0.parameters["expires"] == nil })
    #expect(world.cloud.requestLog.allSatisfy { $0.status == 200 })
  }

  @Test func `a 401 that a wrong clock may explain names the difference`() async throws {
    let world = try await World()
    world.clock.advance(by: 3600)
    let run = try await world.run(changing: ["account": ["secret_key": "wrong-horse"]])
    #expect(run.status == 77)
    #expect(run.errors.first?.contains("; this machine's clock is 3") == true)
    #expect(run.errors.first?.hasSuffix(" s behind the server's") == true)
    #expect(
      run.errors.last == "hint             : set this machine's clock, then check api_key and secret_key in [account]")
  }

  @Test func `a cloud that says nothing is left at the time-out of each of three attempts`() async throws {
    let world = try await World()
    let peer = try BadPeer(.saysNothing)
    let run = try await world.run(
      changing: ["account": ["host": "http://127.0.0.1:\(peer.port)/client/api", "timeout": "0.3"]])
    #expect(run.status == 69)
    #expect(run.lines == Told.checks(load: "2"))
    #expect(run.errors.last == "hint             : the cloud is slow or away; timeout in [account] may be raised")
    #expect(
      run.errors.first?.hasPrefix("error            : \(Self.first): no whole answer within 0.3 s (") == true)
    withExtendedLifetime(peer) {}
  }

  @Test func `a cloud that nobody answers for is told as never asked`() async throws {
    let (world, port) = (try await World(), try RefusingPort())
    let run = try await world.run(changing: ["account": ["host": port.asEndpoint]])
    #expect(run.status == 69)
    #expect(run.lines == Told.checks(load: "2"))
    #expect(
      run.errors.first?.hasPrefix("error            : \(Self.first): no connection to the API, nothing was sent: ")
        == true)
    #expect(
      run.errors.last
        == "hint             : check host in [account], the network, and proxies in the environment: env | grep -i proxy"
    )
  }
}
