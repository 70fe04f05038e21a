import CloudSimulator
import Testing

/// Answers without `response=json` (3.1 and 3.2 of the reference; recorded 01, 11, 12).
@Suite struct XMLTests {
  @Test(arguments: [(Flavour.v3, "1", "<count>2</count>"), (.v4, "1", "<count>3</count>")])
  func `a list has its count and repeats its element`(flavour: Flavour, page: String, count: String) {
    var test = TestCloud(flavour) { $0.members = 3 }
    let text = test.xml(["command": "listVirtualMachines", "page": page, "pagesize": "2"])
    let elements = text.split(separator: "<virtualmachine>")
    #expect(elements.first.map(String.init) == test.start("listvirtualmachinesresponse") + count)
    #expect(elements.count == 3)
    #expect(text.hasSuffix("</virtualmachine></listvirtualmachinesresponse>"))
  }

  @Test(arguments: [
    (Flavour.v3, ["page": "9", "pagesize": "2"], ""), (.v4, ["page": "9", "pagesize": "2"], "<count>2</count>"),
    (.v3, ["name": "nope"], ""), (.v4, ["name": "nope"], ""),
  ])
  func `beyond the last page there is no element`(flavour: Flavour, parameters: [String: String], content: String) {
    var test = TestCloud(flavour)
    let text = test.xml(parameters.merging(["command": "listVirtualMachines"]) { $1 })
    #expect(text == test.start("listvirtualmachinesresponse") + content + "</listvirtualmachinesresponse>")
  }

  @Test(arguments: [(Flavour.v3, ""), (.v4, "<canusefordeploy>true</canusefordeploy>")])
  func `objects inside are elements inside`(flavour: Flavour, last: String) {
    var test = TestCloud(flavour) { $0.ids = .integer }
    #expect(
      test.xml(["command": "listNetworks"]) == test.start("listnetworksresponse") + """
        <count>1</count><network><id>1374</id><name>web-net</name><displaytext>web-net</displaytext>\
        <broadcastdomaintype>Vlan</broadcastdomaintype><traffictype>Guest</traffictype><gateway>10.1.1.1</gateway>\
        <netmask>255.255.0.0</netmask><cidr>10.1.0.0/16</cidr><zoneid>1</zoneid><zonename>zone1</zonename>\
        <issystem>false</issystem><state>Implemented</state><related>1374</related><dns1>198.51.100.53</dns1>\
        <type>Isolated</type><acltype>Account</acltype><account>scaler</account><domainid>1</domainid>\
        <domain>ROOT</domain><service><name>Lb</name></service><networkdomain>cs3cs3.simulator</networkdomain>\
        <restartrequired>false</restartrequired><specifyipranges>false</specifyipranges>\(last)</network>\
        </listnetworksresponse>
        """)
  }

  @Test(arguments: [
    (Flavour.v3, "<errorcode>431</errorcode>"), (.v4, "<errorcode>431</errorcode><cserrorcode>4350</cserrorcode>"),
  ])
  func `an error has its code and text, escaped`(flavour: Flavour, codes: String) {
    var test = TestCloud(flavour)
    let text = "&quot;pagesize&quot; parameter is required when &quot;page&quot; is specified"
    #expect(
      test.xml(["command": "listZones", "page": "1"]) == test.start("listzonesresponse") + codes
        + "<errortext>\(text)</errortext></listzonesresponse>")
  }

  @Test(arguments: [(Flavour.v3, "530", ""), (.v4, "533", "<completed>2026-11-21T07:47:01+0000</completed>")])
  func `a failed job has its result inside`(flavour: Flavour, code: String, completed: String) {
    var test = TestCloud(flavour) { ($0.ids, $0.capacity) = (.integer, 2) }
    _ = test.deploy("new")
    test.pass(30)
    let isOld = flavour == .v3
    let package = isOld ? "com.cloud.api.commands" : "org.apache.cloudstack.api.command.user.vm"
    let instance =
      isOld ? "" : "<jobinstancetype>VirtualMachine</jobinstancetype><jobinstanceid>103</jobinstanceid>"
    #expect(
      test.xml(["command": "queryAsyncJobResult", "jobid": "450318"]) == test.start("queryasyncjobresultresponse") + """
        <accountid>3</accountid><userid>3</userid><cmd>\(package).DeployVMCmd</cmd><jobstatus>2</jobstatus>\
        <jobprocstatus>0</jobprocstatus><jobresultcode>\(code)</jobresultcode><jobresulttype>object</jobresulttype>\
        <jobresult><errorcode>533</errorcode><errortext>Unable to create a deployment for VM[User|new]</errortext>\
        </jobresult>\(instance)<created>2026-11-21T07:46:51+0000</created>\(completed)<jobid>450318</jobid>\
        </queryasyncjobresultresponse>
        """)
  }
}

extension TestCloud {
  /// What a signed request without `response` answers.
  fileprivate mutating func xml(_ parameters: [String: String]) -> String {
    let user = cloud.world.users[0]
    let query = Signature.signedQuery(parameters, apiKey: user.apiKey, secret: user.secretKey)
    let response = cloud.respond(to: Request(query: query), at: now)
    #expect(response.headers["Content-Type"] == "text/xml;charset=UTF-8")
    return response.text
  }

  /// Everything before an answer's content.
  fileprivate func start(_ key: String) -> String {
    let isOld = cloud.configuration.flavour == .v3
    return "<?xml version=\"1.0\" encoding=\"\(isOld ? "ISO-8859-1" : "UTF-8")\"?>"
      + "<\(key) cloud-stack-version=\"\(isOld ? "3.0.3.2012-09-24T00:00:00Z" : "4.18.1.0")\">"
  }
}
