import RCFile
import Scaling
import Testing

@testable import CloudStack
@testable import cronscale

/// Spec section 4: several hosts, as the log tells of them.
@Suite struct HostLoadsTests {
  private static let silence = Failure(.unavailable, "web: no answer", hint: "look")
  private static let refusal = Failure(.refused, "web: no entry", hint: "look")

  /// web1, web2, …; a failure where there is no load.
  static func loads(_ answers: [Result<Double, Failure>], _ aggregate: Aggregate = .average) -> HostLoads {
    HostLoads(
      hosts: answers.enumerated().map { HostLoads.Host(name: "web\($0 + 1)", load: $1) }, aggregate: aggregate)
  }

  @Test(
    arguments: [
      ([.success(2.31)], "1 of 1 answered, average 2.31"),
      ([.success(2), .success(3), .failure(silence)], "2 of 3 answered, average 2.5"),
      ([.success(2), .failure(silence)], "1 of 2 answered, no load: too few"),
      ([.failure(silence)], "0 of 1 answered, no load: too few"),
    ] as [([Result<Double, Failure>], String)])
  func `one line tells how many answered and what that comes to`(answers: [Result<Double, Failure>], line: String) {
    #expect(Self.loads(answers).summary == line)
    #expect(Event.hosts(Self.loads(answers)).classic == ["hosts            : \(line)"])
  }

  @Test func `without most of the hosts there is no load, and the highest of their statuses counts`() {
    let loads = Self.loads([.success(2), .failure(Self.silence), .failure(Self.refusal), .failure(Self.silence)])
    #expect(loads.load == .failure(Failure(.refused, "only 1 of 4 answered")))
    #expect(loads.failures == [Self.silence, Self.refusal, Self.silence])
    #expect(loads.silent == ["web2", "web3", "web4"])
  }

  @Test func `one host's failure is the group's`() {
    var loads = Self.loads([.failure(Self.silence)])
    loads.isOne = true
    #expect(loads.load == .failure(Self.silence))
  }

  @Test func `that another client is used is one sentence, whatever the number of hosts`() {
    var loads = Self.loads([.success(1), .success(1), .success(1)])
    #expect(loads.fallback == nil)
    for index in 0..<2 { loads.hosts[index].fallbackReason = "an RSA key" }
    #expect(loads.fallback == "the system's ssh is used for 2 of 3 hosts: an RSA key")
    loads.hosts[2].fallbackReason = "an RSA key"
    #expect(loads.fallback == "the system's ssh is used: an RSA key")
  }

  @Test func `programs get the same`() {
    let line = JSONLine(
      time: "2026-11-21T17:27:52+09:00", group: "web",
      event: .hosts(Self.loads([.success(2), .success(3), .failure(Self.silence)], .maximum)))
    #expect(
      line.text
        == #"{"aggregate":"maximum","answered":2,"asked":3,"event":"hosts","group":"web","silent":["web3"],"#
        + #""time":"2026-11-21T17:27:52+09:00","value":3}"#)
  }
}
