import Testing

@testable import CloudStack

/// Section 7 of the contract: any call, all pages of its list.
@Suite struct CallTests {
  private static let call = APICall("listThings", [("keyword", "x")], isChange: false)

  /// A server with so many things in pages of at most 500, in either form.
  private static func things(_ count: Int, total: Bool = true, more: String = "")
    -> @Sendable (ScriptedServer.Arrived) -> ScriptedServer.Step
  {
    { request in
      let (page, size) = (
        Int(request.parameters["page"] ?? "1") ?? 1, Int(request.parameters["pagesize"] ?? "500") ?? 500
      )
      let ids = (page - 1) * size..<max((page - 1) * size, min(page * size, count))
      let counted = total ? count : ids.count
      guard request.parameters["response"] == "xml" else {
        let items = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
        return .send(http(200, #"{"listthingsresponse":{"count":\#(counted),"thing":[\#(items)]\#(more)}}"#))
      }
      let items = ids.map { "<thing><id>\($0)</id><thing>n</thing></thing>" }.joined()
      return .send(
        http(
          200,
          "<?xml version=\"1.0\"?><listthingsresponse a=\"b\"><count>\(counted)</count>\(items)</listthingsresponse>")
      )
    }
  }

  @Test(arguments: [(3, 1), (500, 2), (1201, 3)], [true, false])
  func `all pages are one list, with a count that says how long it is`(
    _ size: (items: Int, requests: Int), _ total: Bool
  )
    throws
  {
    let server = try ScriptedServer(respond: Self.things(size.items, total: total))
    defer { server.stop() }
    let answer = try TestClient().client(server.url).wholeAnswer(to: Self.call)
    #expect(answer.envelope == "listthingsresponse")
    #expect(answer.content["thing"]?.items.map { $0["id"]?.integer } == Array(0..<size.items))
    #expect(answer.content["count"] == .number(String(size.items)))
    #expect(server.arrived.count == size.requests)
    #expect(server.arrived.allSatisfy { $0.parameters["keyword"] == "x" && $0.method == "GET" })
  }

  @Test(arguments: [(3, 1), (500, 2), (1201, 3)], [true, false])
  func `the same in XML`(_ size: (items: Int, requests: Int), _ total: Bool) throws {
    let server = try ScriptedServer(respond: Self.things(size.items, total: total))
    defer { server.stop() }
    let text = try TestClient().client(server.url).wholeXMLAnswer(to: Self.call).text
    let items = (0..<size.items).map { "<thing><id>\($0)</id><thing>n</thing></thing>" }.joined()
    #expect(
      text
        == "<?xml version=\"1.0\"?><listthingsresponse a=\"b\"><count>\(size.items)</count>\(items)</listthingsresponse>"
    )
    #expect(server.arrived.count == size.requests)
  }

  @Test func `what stands beside a list and its count loses no page`() throws {
    let server = try ScriptedServer(respond: Self.things(501, more: #","size":7,"owner":{"id":1}"#))
    defer { server.stop() }
    let answer = try TestClient().client(server.url).wholeAnswer(to: Self.call)
    #expect(answer.content["thing"]?.items.count == 501 && answer.content["count"] == .number("501"))
    #expect(answer.content["size"] == .number("7") && answer.content["owner"] == .object(["id": .number("1")]))
  }

  @Test(arguments: [
    #"{"id":7,"nic":[{"a":1}]}"#, #"{"count":2,"thing":[{"a":1}],"other":[{"a":1}]}"#,
    #"{"capability":{"a":1}}"#, "{}", #"{"count":7}"#, #"{"success":"true"}"#,
    #"{"thing":[{"a":1},{"a":1}]}"#,
  ])
  func `what is no list of pages is as the server has it`(_ content: String) throws {
    let server = try ScriptedServer(.send(http(200, #"{"x":\#(content)}"#)))
    defer { server.stop() }
    let answer = try TestClient().client(server.url).wholeAnswer(to: Self.call)
    #expect(answer.content == (try JSONReader.read(Array(content.utf8))))
    #expect(server.arrived.count == 1)
  }

  @Test(arguments: [
    (APICall("listThings", isChange: false), "GET"),
    (APICall("listThings", isChange: false, prefersPost: true), "POST"),
    (APICall("makeThing", isChange: true), "POST"),
    (APICall("listThings", [("a", String(repeating: "x", count: 1_000))], isChange: false), "GET"),
    (APICall("listThings", [("a", String(repeating: "x", count: 2_000))], isChange: false), "POST"),
  ])
  func `a change, a long call, and who asks for it go by POST`(_ call: APICall, _ method: String) throws {
    let server = try ScriptedServer(.send(http(200, #"{"x":{}}"#)))
    defer { server.stop() }
    _ = try TestClient().client(server.url).answer(to: call)
    #expect(server.arrived.map(\.method) == [method])
    #expect(server.arrived.first?.target.contains("?") == (method == "GET"))
  }

  static let notXML: [(Int, String, Fate)] = [
    (
      431, "<?xml version=\"1.0\"?><r><errorcode>431</errorcode><errortext>a &lt;b&gt; &#233;</errortext></r>",
      .refused(431)
    ),
    (401, "<?xml version=\"1.0\"?><r><errorcode>401</errorcode><errortext>no</errortext></r>", .unauthorized),
    (200, "<html><body></body></html>", .noAnswer), (200, "", .noAnswer), (200, "{}", .noAnswer),
    (200, "<?xml version=\"1.0\"?><r><a>1</a>", .noAnswer), (500, "<?xml version=\"1.0\"?><r></r>", .noAnswer),
  ]

  @Test(arguments: notXML)
  func `an error in XML is an error, and what is no XML no answer`(_ status: Int, _ body: String, _ fate: Fate) throws {
    let server = try ScriptedServer(.send(http(status, body)))
    defer { server.stop() }
    let client = TestClient().client(server.url)
    let found = cause { () throws(CloudError) in _ = try client.xmlAnswer(to: Self.call) }
    #expect(Fate(found) == fate)
    if case .refused(_, let text)? = found { #expect(text == "a <b> é") }
  }

  @Test func `XML without any element inside is an answer too, and control characters stay harmless`() throws {
    #expect(XMLAnswer("<?xml version=\"1.0\"?><r/>")?.text == "<?xml version=\"1.0\"?><r/>")
    #expect(XMLAnswer("<r><a>\u{1B}[1m\u{9B}\n</a></r>")?.text == "<r><a>\u{FFFD}[1m&#155;\n</a></r>")
  }
}
