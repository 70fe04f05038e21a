import CloudSimulator
import Foundation
import Testing

/// Section 7 of the contract: `--wait`.
@Suite struct APIJobTests {
  private static func deploy(_ world: APIWorld) -> String {
    let access = world.cloud.access
    return "deployVirtualMachine zoneid=\(access.zone) serviceofferingid=\(access.offering) "
      + "templateid=\(access.template) name=by-hand"
  }

  @Test func `without it the answer is printed, and with it what the job made`() async throws {
    let world = try await APIWorld()
    let begun = try await world.api("stopVirtualMachine id=101 -t jobid")
    #expect(begun.status == 0 && begun.output.contains("450318"))
    #expect(
      try await world.api("\(Self.deploy(world)) --wait -t name,state")
        == printed(
          """
          +---------+---------+
          |   name  |  state  |
          +---------+---------+
          | by-hand | Running |
          +---------+---------+

          """))
    #expect(
      try await world.api("assignToLoadBalancerRule id=64330 virtualmachineids=103 --wait")
        == printed("{\n  \"success\": true\n}\n"))
    let xml = try await world.api("queryAsyncJobResult jobid=450318 --wait --xml")
    #expect(xml.output.hasPrefix("<jobresult><virtualmachine><id>101</id>"))
    #expect(xml.output.hasSuffix("</virtualmachine></jobresult>\n"))
    #expect(try await world.api("listZones --wait -c id --noheaders") == printed("1\r\n2\r\n\n"))
  }

  @Test func `a job that fails tells its own code and text`() async throws {
    var configuration = CloudConfiguration.choice
    configuration.capacity = 2
    let world = try await APIWorld(configuration)
    let run = try await world.api("\(Self.deploy(world)) --wait")
    #expect(run.status == 69 && run.output == "")
    #expect(run.errors.hasPrefix("Error: job 450318 failed with error 533: Unable to create a deployment"))
  }

  @Test func `a job that the cloud has forgotten is an error`() async throws {
    let world = try await APIWorld { request, process in
      guard request.command == "queryAsyncJobResult" else { return process(request) }
      return Response(
        status: 431, text: #"{"x":{"errorcode":431,"errortext":"Unable to find a job by id 450318"}}"#)
    }
    #expect(
      try await world.api("stopVirtualMachine id=101 --wait")
        == complained(
          69, "job 450318: the cloud does not know it, or no more; jobs are forgotten after a day",
          hint: "look at what it was to make or change"))
  }

  @Test(arguments: ["INT", "TERM"])
  func `a signal ends the waiting, not the job`(_ signal: String) async throws {
    var configuration = CloudConfiguration.choice
    configuration.bootTime = 3600
    let world = try await APIWorld(configuration)
    let run = try await world.shell(
      """
      : >errors; "$cronscale" api \(Self.deploy(world)) --wait -v 2>>errors & id=$!
      until grep -q queryAsyncJobResult errors; do sleep 0.05; done
      kill -\(signal) $id; wait $id; status=$?; grep -v ': HTTP [0-9]' errors >&2; exit $status
      """)
    #expect(
      run
        == complained(
          75, "job 450318 goes on in the cloud; interrupted by a signal",
          hint: "ask for it: cronscale api queryAsyncJobResult jobid=450318 --wait"))
  }

  @Test func `a person sees on the terminal how the time goes by, and nothing of it stays`() async throws {
    let (world, terminal) = (try await APIWorld(), try Terminal())
    let device = try #require(ttyname(terminal.device.fileDescriptor).map { String(cString: $0) })
    let run = try await world.shell("exec \"$cronscale\" api stopVirtualMachine id=101 --wait -c state 2>\(device)")
    #expect(run.output == "\"state\"\r\n\"Stopped\"\r\n\n")
    try await until { terminal.text.hasSuffix("\r\u{1B}[K") }
    #expect(terminal.text.hasPrefix("\r\u{1B}[Kwaiting for job 450318, "))
  }

  @Test func `a request told of meanwhile has a line of its own`() async throws {
    let (world, terminal) = (try await APIWorld(), try Terminal())
    let run = try await world.shell(
      "exec \"$cronscale\" api stopVirtualMachine id=101 --wait -v -c state 2>\(terminal.path)")
    #expect(run.status == 0)
    try await until { terminal.text.hasSuffix("\r\u{1B}[K") }
    let shown = terminal.text.components(separatedBy: "\r\n").compactMap { $0.components(separatedBy: "\u{1B}[K").last }
    let told = shown.filter { $0.contains(": HTTP 200") }
    #expect(told.count > 2 && told.allSatisfy { $0.hasPrefix("POST ") || $0.hasPrefix("GET ") })
  }
}
