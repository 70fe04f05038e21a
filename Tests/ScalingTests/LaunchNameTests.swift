import Testing

@testable import Scaling

/// Spec section 6: the name is chosen before the VM is deployed, and tells whose it is.
@Suite struct LaunchNameTests {
  @Test(arguments: [(0x7f3a, "7f3a"), (0, "0000"), (0xb, "000b"), (0xffff, "ffff")] as [(UInt16, String)])
  func `a name is prefix, time and four hex digits`(nonce: UInt16, digits: String) {
    let name = LaunchName.make(prefix: "web", timestamp: "261121172752", nonce: nonce)
    #expect(name == "web-261121172752-\(digits)")
    #expect(name.utf8.count == "web".utf8.count + LaunchName.suffixLength)
    #expect(LaunchName.matches(name, prefix: "web"))
  }

  @Test(arguments: [
    "", "web", "web-", "web-1", "web-261121172752", "web-261121172752-", "web-261121172752-7f3",
    "web-261121172752-7f3ab",
    "web-261121172752-7F3A", "web-261121172752-7f3g", "web-26112117275x-7f3a", "web-261121172752_7f3a",
    "Web-261121172752-7f3a", "myweb-261121172752-7f3a", "web-1-261121172752-7f3a", "web-261121172752-7f3a ",
    "web-２６１１２１１７２７５２-7f3a",
  ])
  func `any other name is nobody's`(name: String) {
    #expect(!LaunchName.matches(name, prefix: "web"))
  }
}
