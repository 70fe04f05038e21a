import CloudSimulator
import Testing

/// What a client gets in place of an answer, and whether the request was processed.
@Suite struct AnswerFaultTests {
  /// The kind, and the status that the client sees; nil where it sees none.
  private static let kinds: [(kind: String, status: Int?, processed: Bool)] = [
    ("drop", nil, false), ("process-drop", nil, true), ("html-502", 502, false), ("process-html-502", 502, true),
    ("html-500", 500, false), ("process-html-503", 503, true), ("html-429", 429, false), ("throttle", 429, false),
    ("process-throttle=7", 429, true), ("api=401", 401, false), ("process-api=401", 401, true), ("api=530", 530, false),
    ("process-api=531=no", 531, true), ("limit", 534, false), ("process-limit", 534, true), ("empty", 200, false),
    ("process-empty", 200, true), ("huge", 200, false), ("process-huge", 200, true), ("garbage", 200, false),
    ("process-garbage", 200, true), ("redirect", 302, false), ("process-redirect", 302, true), ("late=45", 200, true),
    ("cut", 200, true), ("trickle=5", 200, true),
  ]

  @Test(arguments: kinds.indices) func `a false answer comes before or after the processing`(row: Int) throws {
    let (kind, status, processed) = Self.kinds[row]
    var cloud = try FaultyCloud(.v3, faults: "deployVirtualMachine:1:\(kind)")
    #expect(cloud.deploy("new").status == status)
    #expect(cloud.test.cloud.ledger.deploys == (processed ? 1 : 0))
    #expect(cloud.test.cloud.faultsTaken.map(\.kind.description) == [kind])
    #expect(cloud.test.cloud.faults.isEmpty)
    #expect(cloud.deploy("new2").status == 200)
  }

  @Test(arguments: [("3.0", 534), ("4.x", 535)])
  func `the limit is told in the flavour's code and words`(flavour: String, code: Int) throws {
    let flavour = try #require(Flavour(rawValue: flavour))
    var cloud = try FaultyCloud(flavour, faults: "deploy*:1:limit") { $0.vmLimit = 2 }
    let told = cloud.deploy("new")
    #expect(told.status == code)
    #expect(cloud.deploy("new") == told)
  }

  @Test(arguments: Flavour.allCases, [400, 401, 429, 430, 431, 432, 436, 503, 530, 531, 532, 533, 534, 535, 536])
  func `an API error of any code has the flavour's form`(flavour: Flavour, code: Int) throws {
    var cloud = try FaultyCloud(flavour, faults: "listZones:1:api=\(code)=told \"so\"", "listZones:1:api=\(code)")
    let answer = try #require(cloud.deliver("listZones").response)
    #expect(answer.status == code)
    #expect(answer.headers["X-Description"] == (code == 401 ? nil : "told \"so\""))
    let key = code == 432 ? "errorresponse" : "listzonesresponse"
    #expect(answer.text.contains(flavour == .v3 ? "{ \"\(key)\" : {" : "{\"\(key)\":{"))
    #expect(answer.text.contains("\"errorcode\":\(code)"))
    #expect(answer.text.contains("\"errortext\":\"told \\\"so\\\"\""))
    #expect(cloud.deliver("listZones").status == code)
  }

  @Test func `429 has Retry-After where seconds are given`() throws {
    var cloud = try FaultyCloud(.v4, faults: "*:1:throttle", "*:2:throttle=7")
    #expect(cloud.deliver("listZones").response?.headers["Retry-After"] == nil)
    #expect(cloud.deliver("listZones").response?.headers["Retry-After"] == "7")
  }

  @Test func `false answers are what they say`() throws {
    var cloud = try FaultyCloud(
      .v3, faults: "*:1:empty", "*:2:huge", "*:3:garbage", "*:4:redirect=http://h/", "*:5:html-502")
    let answers = (0..<5).compactMap { _ in cloud.deliver("listZones").response }
    #expect(answers.map(\.headers["Date"]).allSatisfy { $0 == "Sat, 21 Nov 2026 07:46:51 GMT" })
    #expect(answers[0].body.isEmpty)
    #expect(answers[1].body.count > 32 << 20)
    #expect(String(validating: answers[2].body, as: UTF8.self) == nil)
    #expect(answers[3].headers["Location"] == "http://h/")
    #expect(answers[4].text.contains("<h1>HTTP Status 502 – Bad Gateway</h1>"))
  }

  @Test func `an answer comes late, cut off or slowly`() throws {
    var cloud = try FaultyCloud(.v3, faults: "*:2:late=45", "*:3:cut", "*:4:cut=10", "*:5:trickle=2")
    let answer = try #require(cloud.deliver("listZones").response)
    #expect(cloud.deliver("listZones") == .answer(answer, after: 45))
    #expect(cloud.deliver("listZones") == .cutOff(answer, bytes: answer.body.count / 2))
    #expect(cloud.deliver("listZones") == .cutOff(answer, bytes: 10))
    #expect(cloud.deliver("listZones") == .trickle(answer, bytesPerSecond: 2))
  }

  @Test(arguments: Flavour.allCases) func `a request that arrives late is processed then`(flavour: Flavour) throws {
    var cloud = try FaultyCloud(flavour, faults: "deploy*:1:received-late=45")
    #expect(cloud.deploy("new") == .dropped(after: 45))
    cloud.test.pass(44)
    #expect(cloud.state == nil)
    cloud.test.pass(1)
    #expect(cloud.state == .starting)
    cloud.test.pass(10)
    #expect(cloud.state == .running)
  }

  @Test(arguments: [(59.0, 1), (61.0, 0)])
  func `its signature has expired by then or has not`(late: Double, deploys: Int) throws {
    var cloud = try FaultyCloud(.v4, faults: "deploy*:1:received-late=\(late)")
    // A minute after the test's beginning.
    cloud.deploy("new", ["signatureVersion": "3", "expires": "2026-11-21T07:47:51+0000"])
    cloud.test.pass(100)
    #expect(cloud.test.cloud.ledger.deploys == deploys)
  }
}
