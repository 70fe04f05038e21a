import CloudSimulator
import Foundation
import Testing

/// What a VM is launched with.
@Suite struct LaunchTests {
  @Test func `keys of the launch section are passed on as they are, with name and user data, by POST`() async throws {
    let world = try await World(load: "3.42")
    let userData = String(repeating: "echo 'serve = yes & more' >> /etc/web.conf\n", count: 30)
    let file = try world.write(userData, to: "userdata.sh")
    let run = try await world.run(
      changing: [
        "launch_config": [
          "keypair": "web key", "details[0].cpuNumber": "2", "networkids": "1374", "name_prefix": "shop-web",
          "userdata_file": file,
        ]
      ])
    #expect(run.status == 0)
    let request = try #require(world.cloud.requestLog.first { $0.command == "deployVirtualMachine" })
    var parameters = request.parameters
    #expect(parameters.removeValue(forKey: "name") == world.members.last)
    #expect(parameters.removeValue(forKey: "expires") != nil)
    #expect(
      parameters == [
        "command": "deployVirtualMachine", "response": "json", "signatureVersion": "3", "serviceofferingid": "21",
        "templateid": "421", "zoneid": "1", "keypair": "web key", "details[0].cpuNumber": "2", "networkids": "1374",
        "userdata": Data(userData.utf8).base64EncodedString(),
      ])
    #expect(request.method == "POST")
    #expect(world.members.last?.contains(/^shop-web-[0-9]{12}-[0-9a-f]{4}$/) == true)
  }

  @Test func `user data is not shown by --verbose`() async throws {
    let world = try await World(load: "3.42")
    let file = try world.write("password: geheim", to: "userdata.yaml")
    let run = try await world.run("-v", changing: ["launch_config": ["userdata_file": file]])
    #expect(run.status == 0)
    #expect(!run.raw.contains(Data("password: geheim".utf8).base64EncodedString()))
    #expect(run.raw.contains("userdata=••••"))
  }
}
