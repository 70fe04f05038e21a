import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Section 3 of the contract, `ca_file`: certificates of the API, and no switch that turns their verification off.
@Suite struct TLSTests {
  private struct Trouble: Sendable, CustomTestStringConvertible {
    var certificate: TLSFront.Certificate
    var trusts = true
    /// How the message ends; libcurl's own words stand before it.
    var hint: String
    var testDescription: String { "\(certificate), \(trusts ? "its issuer trusted" : "its issuer unknown")" }
  }

  private static let troubles = [
    Trouble(
      certificate: .good, trusts: false,
      hint: "if the cloud has a certificate authority of its own, name its PEM file as ca_file in [account]"),
    Trouble(
      certificate: .expired, hint: "the cloud's operator has to renew it, unless this machine's clock is wrong: date"),
    Trouble(certificate: .wrongName, hint: "write a name that the certificate was made for into host in [account]"),
  ]

  @Test(arguments: troubles)
  private func `a certificate that does not hold ends the run, and nothing is sent`(trouble: Trouble) async throws {
    let world = try await World(load: "9")
    let front = try TLSFront(trouble.certificate, before: world.port)
    defer { front.stop() }
    let run = try await world.run(
      changing: ["account": ["host": front.url, "ca_file": trouble.trusts ? front.caFile : nil]])
    #expect(run.status == 69)
    #expect(run.lines == Told.checks(load: "9"))
    #expect(run.errors.count == 2)
    let message = "error            : listLoadBalancerRuleInstances: the server's certificate is not trusted: "
    #expect(run.errors.first?.hasPrefix(message) == true)
    #expect(run.errors.last == "hint             : \(trouble.hint)")
    #expect(world.commands == [])
  }

  @Test func `with ca_file a group is scaled out and in over TLS`() async throws {
    let world = try await World(load: "9")
    let front = try TLSFront(.good, before: world.port)
    defer { front.stop() }
    let account: [String: [String: String?]] = ["account": ["host": front.url, "ca_file": front.caFile]]
    let out = try await world.run(changing: account)
    #expect(out.status == 0 && out.errors == [])
    #expect(world.members.count == 3)
    try world.setLoad("0.1")
    let `in` = try await world.run(changing: account)
    #expect(`in`.status == 0 && `in`.errors == [])
    #expect(world.members == ["web-1", "web-2"])
    #expect(world.machines == ["web-1", "web-2"])
  }
}

extension World {
  /// Where the cloud listens without TLS.
  fileprivate var port: Int { URL(string: cloud.endpoint)?.port ?? 0 }
}
