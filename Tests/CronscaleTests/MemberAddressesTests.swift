import RCFile
import Testing

@testable import CloudStack
@testable import cronscale

/// Spec section 3, `host = members`: what SSH reaches a member by.
@Suite struct MemberAddressesTests {
  private typealias Address = Settings.Monitoring.MemberAddress

  private static func card(_ address: String?, network: String, isDefault: Bool = false) -> JSON {
    var members: [String: JSON] = ["networkid": .text(network), "isdefault": .text("\(isDefault)")]
    members["ipaddress"] = address.map(JSON.text)
    return .object(members)
  }

  private static func machine(_ cards: [JSON], name: String = "web-1") -> VirtualMachine {
    VirtualMachine(.object(["id": .text("101"), "name": .text(name), "nic": .array(cards)]))!
  }

  private static let publicAddresses = [
    PublicAddress(object(["id": "1", "ipaddress": "203.0.113.13"]))!,
    PublicAddress(object(["id": "2", "ipaddress": "203.0.113.14", "virtualmachineid": "101"]))!,
  ]

  @Test func `private is the address of its one card, or of that in the rule's network`() {
    let one = Self.machine([Self.card("10.1.1.11", network: "7")])
    let two = Self.machine([
      Self.card(nil, network: "8"), Self.card("10.9.1.11", network: "9", isDefault: true),
      Self.card("10.1.1.11", network: "7"),
    ])
    #expect(MemberAddresses(kind: .private).host(of: one) == .success("10.1.1.11"))
    #expect(!one.isInSeveralNetworks && two.isInSeveralNetworks)
    #expect(MemberAddresses(kind: .private, network: "7").host(of: two) == .success("10.1.1.11"))
    #expect(MemberAddresses(kind: .private).host(of: two) == .success("10.9.1.11"))
  }

  @Test func `while the card in the rule's network has no address another one's is none`() {
    let machine = Self.machine([
      Self.card("10.9.1.11", network: "9", isDefault: true), Self.card(nil, network: "7"),
    ])
    #expect(machine.isInSeveralNetworks)
    #expect(throws: Failure.self) { try MemberAddresses(kind: .private, network: "7").host(of: machine).get() }
  }

  @Test func `public is the address that is its own`() {
    let machine = Self.machine([Self.card("10.1.1.11", network: "7")])
    #expect(
      MemberAddresses(kind: .public, publicAddresses: Self.publicAddresses).host(of: machine)
        == .success("203.0.113.14"))
    #expect(
      MemberAddresses(kind: .public).host(of: machine)
        == .failure(
          Failure(
            .unavailable, "web-1: no public address of the account is its own by static NAT",
            hint: "give it one, cronscale api enableStaticNat, or set address in [monitoring] to private or name")))
  }

  @Test func `name is its name`() {
    #expect(MemberAddresses(kind: .name).host(of: Self.machine([])) == .success("web-1"))
  }

  @Test(arguments: ["-oProxyCommand=true", "a b", "", "x;y", "$(id)", "a/b"])
  func `what is no host name is not handed to ssh`(name: String) {
    #expect(throws: Failure.self) { try MemberAddresses(kind: .name).host(of: Self.machine([], name: name)).get() }
  }

  @Test func `a member without an address is named, with what can be done`() {
    #expect(
      MemberAddresses(kind: .private).host(of: Self.machine([]))
        == .failure(
          Failure(
            .unavailable, "web-1: the cloud shows no address of it on the rule's network",
            hint: "set address in [monitoring] to name, if this machine can resolve the VMs' names")))
  }
}
