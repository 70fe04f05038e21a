import CloudSimulator
import Foundation
import Testing

/// Reference 1.3 and 2.1: any value gets through, whatever carries it, and arrives as it was.
@Suite struct OddValueTests {
  private static let values = [
    "two words", " ends with a space ", "a+b", "web*", "~web", "a&b=c", "==", "[a](b){c}", "details[0].x",
    "100% %20 %2B",
    "a/b?c#d@e;f:g,h", "\"quoted\" 'and' \\ | ^ ` $ !", "負荷分散 テスト１", "𠮷野家 🚀", "e\u{301} ü ß İ", "line\nline", "",
  ]

  @Test(arguments: values, Flavour.allCases)
  func `an odd value arrives as it was sent`(value: String, flavour: Flavour) {
    for method in OwnClient.Method.allCases {
      var test = TestCloud(flavour)
      let request = client(of: test).request(
        "updateVirtualMachine", ["id": test.id("web-1"), "displayname": value], by: method)
      let response = test.cloud.respond(to: request, at: test.now)
      #expect(response.status == 200, "\(method): \(response.text)")
      #expect(test.cloud.machine("web-1")?.displayName == value)
    }
  }

  @Test(arguments: Flavour.allCases, OwnClient.Method.allCases)
  func `names with brackets and capitals are signed as they are sent`(flavour: Flavour, method: OwnClient.Method) {
    var test = TestCloud(flavour)
    let more = [
      "details[0].cpuNumber": "2", "details[0].cpuSpeed": "1000", "tags[10].key": "a", "tags[2].key": "b",
      "Zoneid": "x y", "keyword": "web",
    ]
    let response = test.cloud.respond(
      to: client(of: test).request("listVirtualMachines", more, by: method), at: test.now)
    #expect(response.status == 200)
  }

  @Test(arguments: [(Flavour.v3, 431), (.v4, 200)])
  func `30 KB of user data are a good signature in a body`(flavour: Flavour, status: Int) {
    var test = TestCloud(flavour)
    let data = Data((0..<22_500).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }).base64EncodedString()
    #expect(data.count == 30_000)
    #expect(data.contains("+") && data.contains("/"))
    let world = test.cloud.world
    let parameters = [
      "name": "new", "zoneid": world.zone.id.uuid, "templateid": world.templates[0].id.uuid,
      "serviceofferingid": world.offerings[0].id.uuid, "userdata": data,
    ]
    let client = client(of: test)
    let posted = test.cloud.respond(to: client.request("deployVirtualMachine", parameters, by: .post), at: test.now)
    #expect(posted.status == status)
    #expect(test.cloud.machine("new")?.userData == (status == 200 ? data : nil))
    let asked = test.cloud.respond(to: client.request("deployVirtualMachine", parameters, by: .get), at: test.now)
    #expect(asked.status == 400)
  }

  @Test(arguments: Flavour.allCases, OwnClient.Method.allCases)
  func `another secret is refused`(flavour: Flavour, method: OwnClient.Method) {
    var test = TestCloud(flavour)
    var client = client(of: test)
    client.secret += "x"
    let response = test.cloud.respond(to: client.request("listZones", [:], by: method), at: test.now)
    #expect(response.status == 401)
  }

  /// RFC 2202, cases 1, 2 and 6.
  @Test(arguments: [
    ([UInt8](repeating: 0x0b, count: 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
    (Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
    (
      [UInt8](repeating: 0xaa, count: 80), "Test Using Larger Than Block-Size Key - Hash Key First",
      "aa4ae5e15272d00e95705637ce8a3b55ed402112"
    ),
  ])
  func `the client's own HMAC is right`(key: [UInt8], message: String, expected: String) {
    let digest = SHA1.hmac(Array(message.utf8), key: key)
    #expect(digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == expected)
  }

  private func client(of test: TestCloud) -> OwnClient {
    let user = test.cloud.world.users[0]
    return OwnClient(apiKey: user.apiKey, secret: user.secretKey)
  }
}
