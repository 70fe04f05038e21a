import Testing

@testable import CloudStack

@Suite struct SecretTests {
  @Test func `credentials show dots, however they are printed`() {
    var dumped = ""
    dump(TestClient.credentials, to: &dumped)
    #expect("\(TestClient.credentials)" == "••••")
    #expect(String(reflecting: TestClient.credentials) == "••••")
    #expect(!dumped.contains("4711") && !dumped.contains("0815"))
  }

  @Test func `a server that repeats the keys does not bring them into an error`() throws {
    let server = try ScriptedServer { request in
      .send(http(431, #"{"x":{"errorcode":431,"errortext":"bad: \#(request.target) secret-0815"}}"#))
    }
    defer { server.stop() }
    let client = TestClient().client(server.url)
    do throws(CloudError) {
      _ = try client.read("listZones")
      Issue.record("a refusal was expected")
    } catch {
      #expect(!"\(error) \(error.message)".contains("4711") && !"\(error) \(error.message)".contains("0815"))
    }
  }

  @Test func `a trace names command, parameters and outcome, and no secret`() throws {
    let server = try ScriptedServer(.send(http(200, #"{"deployvirtualmachineresponse":{"jobid":1,"password":"p"}}"#)))
    defer { server.stop() }
    let world = TestClient()
    _ = try world.client(server.url).deploy(
      [("zoneid", "1"), ("userdata", "c2VjcmV0"), ("password", "hidden"), ("keypair", "k")], validUntil: .infinity)
    let trace = try #require(world.traces.first)
    #expect(
      (trace.method, trace.command, trace.parameters, trace.status, trace.bytes) == (
        "POST", "deployVirtualMachine", ["zoneid=1", "userdata=••••", "password=••••", "keypair=k"], 200, 59
      ))
    #expect(
      trace.description.hasPrefix(
        "POST deployVirtualMachine zoneid=1 userdata=•••• password=•••• keypair=k: HTTP 200, 59 bytes, "))
  }

  @Test(arguments: [
    ("password", true), ("ipsecpsk", true), ("bindpass", true), ("secretkey", true), ("sessionToken", true),
    ("userdata", true), ("details[0].value", true), ("details[0].key", false), ("details[0].cpuNumber", false),
    ("keypair", false), ("id", false),
  ])
  func `a parameter that may hold a secret is known by its name`(_ name: String, _ isSecret: Bool) {
    #expect(isSecretParameter(name) == isSecret)
  }

  @Test func `what is remembered of a cloud is another's for another key or endpoint`() {
    let names = [("https://a/", "k"), ("https://b/", "k"), ("https://a/", "l")].map { endpoint, key in
      Credentials(apiKey: key, secretKey: "s").fingerprint(of: endpoint)
    }
    #expect(Set(names).count == 3 && names.allSatisfy { $0.count == 40 })
  }

  @Test func `each attempt has its trace, also one without an answer`() throws {
    let server = try ScriptedServer(.sendAndClose([]))
    defer { server.stop() }
    let world = TestClient()
    let client = world.client(server.url)
    #expect(Fate(cause { () throws(CloudError) in _ = try client.read("listZones") }) == .noAnswer)
    #expect(world.traces.map(\.status) == [nil, nil, nil])
    #expect(world.traces.first?.description.hasPrefix("GET listZones: no answer, ") == true)
  }
}
