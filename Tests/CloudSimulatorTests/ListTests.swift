import CloudSimulator
import Testing

/// Reference 3.3 and 6.2, in both flavours.
@Suite struct ListTests {
  @Test(arguments: [
    (Flavour.v3, "web-1", ["my-web-1", "web-1", "web-10"]), (.v3, "WEB-1", ["my-web-1", "web-1", "web-10"]),
    (.v3, "%", ["my-web-1", "web-1", "web-10", "web-2"]), (.v3, "web_1%0", ["web-10"]), (.v3, "nope", []),
    (.v4, "web-1", ["web-1"]), (.v4, "WEB-1", []), (.v4, "%", []),
  ])
  func `the name filter`(flavour: Flavour, name: String, expected: [String]) {
    var test = TestCloud(flavour)
    test.cloud.addMachine(named: "web-10", at: test.now)
    test.cloud.addMachine(named: "my-web-1", at: test.now)
    #expect(names(test.items("listVirtualMachines", ["name": name])) == expected)
  }

  @Test(arguments: Flavour.allCases)
  func `pages together have every VM once`(flavour: Flavour) {
    var test = TestCloud(flavour) {
      $0.members = 7
      $0.vmLimit = nil
    }
    let pages = (1...5).map { page in
      names(test.items("listVirtualMachines", ["page": "\(page)", "pagesize": "3"]))
    }
    #expect(pages.map(\.count) == [3, 3, 1, 0, 0])
    #expect(pages.joined().sorted() == (1...7).map { "web-\($0)" })
  }

  @Test(arguments: [
    (["page": "1"], Refused(431, "\"pagesize\" parameter is required when \"page\" is specified")),
    (["pagesize": "1"], Refused(431, "\"page\" parameter is required when \"pagesize\" is specified")),
    (["page": "1", "pagesize": "101"], Refused(431, "Page size can't exceed max allowed page size value: 100")),
    (["page": "1", "pagesize": "-1"], Refused(431, "Can't specify page parameter when pagesize is -1 (Unlimited)")),
    (["page": "x", "pagesize": "1"], Refused(530, "Internal server error, unable to execute request.")),
  ])
  func `paging that is refused`(parameters: [String: String], expected: Refused) {
    for flavour in Flavour.allCases {
      var test = TestCloud(flavour) { $0.pageSize = 100 }
      #expect(test.refusal("listVirtualMachines", parameters) == expected)
    }
  }

  @Test(arguments: Flavour.allCases)
  func `without paging a list is cut without a word`(flavour: Flavour) {
    var test = TestCloud(flavour) {
      $0.members = 7
      $0.pageSize = 5
    }
    #expect(test.items("listVirtualMachines").count == 5)
  }

  @Test(arguments: [(Flavour.v3, 1), (.v4, 7)])
  func `count is of the page in 3.0 and of all pages in 4.x`(flavour: Flavour, expected: Int) throws {
    var test = TestCloud(flavour) { $0.members = 7 }
    let user = test.cloud.world.users[0]
    let query = Signature.signedQuery(
      ["command": "listVirtualMachines", "response": "json", "page": "3", "pagesize": "3"], apiKey: user.apiKey,
      secret: user.secretKey)
    let response = test.cloud.respond(to: Request(query: query), at: test.now)
    #expect(response.text.contains(flavour == .v3 ? "{ \"count\":\(expected) ," : "{\"count\":\(expected),"))
  }

  @Test func `tags are a matter of 4.x`() {
    var new = TestCloud(.v4)
    let parameters = [
      "resourceids": new.id("web-1"), "resourcetype": "UserVm", "tags[0].key": "role", "tags[0].value": "web",
    ]
    #expect(new.job("createTags", parameters) != "refused")
    let filter = ["tags[0].key": "role", "tags[0].value": "web"]
    #expect(names(new.items("listVirtualMachines", filter)) == ["web-1"])
    #expect(new.items("listTags").map { $0["resourceid"] } == [.text(new.id("web-1"))])
    var old = TestCloud(.v3)
    #expect(old.refusal("createTags", parameters)?.code == 432)
    #expect(names(old.items("listVirtualMachines", filter)) == ["web-1", "web-2"])
  }

  @Test(arguments: [
    (Flavour.v3, "Object vm_instance(uuid: abc) does not exist."),
    (
      .v4,
      "Invalid parameter id value=abc due to incorrect long value format, or entity does not exist or due to incorrect "
        + "parameter annotation for the field in api cmd class."
    ),
  ])
  func `an id that was never given`(flavour: Flavour, words: String) {
    var test = TestCloud(flavour)
    let start = "Unable to execute API command listvirtualmachines due to invalid value. "
    #expect(test.refusal("listVirtualMachines", ["id": "abc"]) == Refused(431, start + words))
  }

  private func names(_ items: [JSON]) -> [String] {
    items.compactMap { if case .text(let name) = $0["name"] { name } else { nil } }.sorted()
  }
}
