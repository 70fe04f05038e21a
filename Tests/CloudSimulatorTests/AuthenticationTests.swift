import CloudSimulator
import Testing

/// Reference 1 and 2.2, beyond what the transcripts show.
@Suite struct AuthenticationTests {
  /// 2026-11-21T07:46:51 UTC.
  static let now = 1_795_247_211.0

  @Test(arguments: [
    (Flavour.v3, "2026-11-21T07:56:51+0000", 200), (.v3, "2026-11-21T07:46:50+0000", 401),
    (.v3, "2026-11-21T16:56:51+0900", 200), (.v3, "2026-11-21T07:56:51Z", 401),
    (.v3, "2026-11-21T07:56:51+00:00", 401), (.v4, "2026-11-21T07:56:51+0000", 200),
    (.v4, "2026-11-21T07:56:51Z", 200), (.v4, "2026-11-21T16:56:51+09:00", 200),
    (.v4, "2026-11-21T02:56:51.500-0500", 200), (.v4, "soon", 401), (.v4, "2026-11-21T07:46:51+0000", 401),
  ])
  func `a signed request is valid until it expires`(flavour: Flavour, expires: String, status: Int) {
    #expect(answer(["expires": expires, "signatureVersion": "3"], flavour).status == status)
  }

  @Test(arguments: [
    (Flavour.v3, 432, "{ \"errorresponse\" : {"), (.v4, 401, "{\"errorresponse\":{"),
  ])
  func `an unknown command`(flavour: Flavour, status: Int, start: String) {
    let response = answer(["command": "noSuchCommand"], flavour)
    #expect(response.status == status)
    #expect(response.text.hasPrefix(start))
  }

  @Test(arguments: [
    (Flavour.v3, "{\"uuidList\":[],\"errorcode\":431,\"errortext\":"),
    (.v4, "{\"uuidList\":[],\"errorcode\":431,\"cserrorcode\":4350,\"errortext\":"),
  ])
  func `errors carry their category from 4.0 on`(flavour: Flavour, start: String) {
    #expect(answer(["command": "listTemplates"], flavour).text.contains(start))
  }

  @Test(arguments: [(Flavour.v3, 401), (.v4, 200)])
  func `a raw equals sign at a value's end is lost by old servers only`(flavour: Flavour, status: Int) {
    #expect(answer(["keyword": "a="], flavour, rewriting: { $0.replacing("%3D&", with: "=&") }).status == status)
  }

  @Test(arguments: [(Flavour.v3, 200), (.v4, 431)])
  func `a tab in a value`(flavour: Flavour, status: Int) {
    #expect(answer(["keyword": "a\tb"], flavour).status == status)
  }

  @Test(arguments: [
    (Flavour.v3, "application/x-www-form-urlencoded; charset=UTF-8", 200),
    (.v3, "application/x-www-form-urlencoded", 401), (.v4, "application/x-www-form-urlencoded", 200),
    (.v3, "application/json", 401), (.v4, "text/plain", 401),
  ])
  func `Japanese in a form body needs the charset on old servers`(flavour: Flavour, type: String, status: Int) {
    var cloud = cloud(flavour)
    let query = query(["keyword": "日本語"], cloud)
    let request = Request(method: "POST", headers: ["content-type": type], body: Array(query.utf8))
    #expect(cloud.respond(to: request, at: AuthenticationTests.now).status == status)
  }

  @Test func `answers carry the server's clock`() {
    #expect(answer([:], .v3).headers["Date"] == "Sat, 21 Nov 2026 07:46:51 GMT")
  }

  @Test func `another path is not found`() {
    var cloud = cloud(.v4)
    #expect(cloud.respond(to: Request(path: "/client/console"), at: AuthenticationTests.now).status == 404)
  }

  private func cloud(_ flavour: Flavour) -> Cloud {
    var configuration = CloudConfiguration()
    configuration.flavour = flavour
    return Cloud(configuration, at: AuthenticationTests.now)
  }

  private func query(_ parameters: [String: String], _ cloud: Cloud) -> String {
    let user = cloud.world.users[0]
    let all = ["command": "listVirtualMachines", "response": "json"].merging(parameters) { $1 }
    return Signature.signedQuery(all, apiKey: user.apiKey, secret: user.secretKey)
  }

  private func answer(
    _ parameters: [String: String], _ flavour: Flavour, rewriting: (String) -> String = { $0 }
  ) -> Response {
    var cloud = cloud(flavour)
    let request = Request(query: rewriting(query(parameters, cloud)))
    return cloud.respond(to: request, at: AuthenticationTests.now)
  }
}
