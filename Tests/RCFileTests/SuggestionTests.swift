import Testing

@testable import RCFile

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("max_sise", "max_size", 1), ("treshold", "threshold", 1), ("hsot", "host", 1),
    ("ca", "abc", 3), ("kitten", "sitting", 3),
  ])
  func `a swap of neighbours counts once`(a: String, b: String, distance: Int) {
    #expect(Suggestion.distance(Array(a), Array(b)) == distance)
    #expect(Suggestion.distance(Array(b), Array(a)) == distance)
  }

  @Test(arguments: [
    ("scaling-policy-out", "scaling_policy_out"), (" Account ", "account"), ("monitor", "monitoring"),
    ("accounts", "account"), ("s3", nil), ("logging", nil), ("account_test", nil), ("boto", nil),
  ])
  func `near section names are suggested, far ones are another tool's`(name: String, suggestion: String?) {
    #expect(Suggestion.nearest(to: name, among: Section.allCases.flatMap(\.spellings)) == suggestion)
  }

  @Test(arguments: [
    "networkids", "keypair", "keypairs", "securitygroupids", "displayname", "group", "size", "hostid", "podid",
    "projectid", "domainid", "account", "ipaddress", "diskofferingid", "rootdisksize", "userdata", "userdataid",
    "userdatadetails", "hypervisor", "startvm", "affinitygroupids", "displayvm", "deploymentplanner", "boottype",
    "details[0].cpuNumber", "iptonetworklist[0].ip", "password", "clusterid", "keyboard", "extraconfig",
  ])
  func `no parameter of deployVirtualMachine is taken for a misspelt key`(name: String) {
    #expect(Suggestion.nearest(to: name, among: Keys.all.filter { $0.section == .launch }.map(\.name)) == nil)
  }
}
