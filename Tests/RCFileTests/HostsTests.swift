import Scaling
import TestSupport
import Testing

@testable import RCFile

/// Spec section 3, `host`, `vm` and `address` of `[monitoring]`.
@Suite struct HostsTests {
  private func hosts(_ lines: String) throws -> Settings.Monitoring.Hosts {
    let text = BrokenFile.validText.replacing("host = web1", with: lines)
    return try Settings.decode(text.utf8, file: "web.rc", home: nil).monitoring.hosts
  }

  private static func named(_ hosts: (String, String)...) -> Settings.Monitoring.Hosts {
    .named(hosts.map { Settings.Monitoring.Host(name: $0, vm: $1) })
  }

  @Test(
    arguments: [
      ("host = web1", named(("web1", "web1"))),
      ("host = web1,web2 , 2001:db8::3,", named(("web1", "web1"), ("web2", "web2"), ("2001:db8::3", "2001:db8::3"))),
      ("host = web1,\n  web2\n  web3", named(("web1", "web1"), ("web2", "web2"), ("web3", "web3"))),
      ("host = 10.1.1.11, 10.1.1.12\nvm = web 1, web 2", named(("10.1.1.11", "web 1"), ("10.1.1.12", "web 2"))),
      ("vm = b, a\nhost = 10.1.1.12, 10.1.1.11", named(("10.1.1.12", "b"), ("10.1.1.11", "a"))),
      ("host = members", .members(by: .private)), ("host = Members", .members(by: .private)),
      ("address = name\nhost = members", .members(by: .name)),
      ("host = members\naddress = Public", .members(by: .public)),
    ] as [(String, Settings.Monitoring.Hosts)])
  func `hosts are names or addresses, each with its VM in the same order, or the members`(
    lines: String, expected: Settings.Monitoring.Hosts
  ) throws {
    #expect(try hosts(lines) == expected)
  }

  @Test(arguments: Aggregate.allCases)
  func `the aggregate is one of three words`(aggregate: Aggregate) throws {
    let text = BrokenFile.validText.replacing("host = web1", with: "host = a, b\naggregate = \(aggregate.rawValue)")
    #expect(try Settings.decode(text.utf8, file: "web.rc", home: nil).monitoring.aggregate == aggregate)
  }

  @Test func `of a host that is refused nothing else is said`() {
    let text = BrokenFile.validText.replacing("host = web1", with: "host = a b\nvm = x, y\naddress = name")
    let problems = #expect(throws: Problems.self) { try Settings.decode(text.utf8, file: "web.rc", home: nil) }
    #expect(problems?.all.map(\.key) == ["host"])
  }

  @Test func `a draft judges a VM's name by the host that it has`() throws {
    var draft = Draft()
    try draft.set(.monitoring, "host", to: "10.1.1.11", home: nil)
    #expect(throws: Draft.Objection.self) { try draft.set(.monitoring, "vm", to: "web, the first", home: nil) }
    try draft.set(.monitoring, "vm", to: "101", home: nil)
    #expect(draft[.monitoring, "vm"] == "101")
  }
}
