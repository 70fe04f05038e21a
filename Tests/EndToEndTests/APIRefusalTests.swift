import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Sections 2 and 7 of the contract: what `api` says of a call that comes to nothing, and its exit status.
@Suite struct APIRefusalTests {
  @Test func `an error of the API has the server's text and code`() async throws {
    let world = try await APIWorld()
    #expect(
      try await world.api("listTemplates")
        == complained(
          69,
          "listTemplates: the cloud answered with error 431: "
            + "Unable to execute API command listtemplates due to missing parameter templatefilter"))
    #expect(
      try await world.api("listTemplates --xml")
        == complained(
          69,
          "listTemplates: the cloud answered with error 431: "
            + "Unable to execute API command listtemplates due to missing parameter templatefilter"))
  }

  @Test(arguments: ["", "--xml"])
  func `a wrong key is refused with 77`(_ format: String) async throws {
    let world = try await APIWorld()
    try world.write(["secret_key": "wrong"])
    let run = try await world.api("listZones \(format)")
    #expect(
      run
        == complained(
          77,
          "listZones: the cloud refused the key or the signature (401): "
            + "unable to verify user credentials and/or request signature",
          hint: "check api_key and secret_key in [account]; the user may be disabled, or this address not allowed"))
  }

  @Test func `a wrong key does not make a cloud silent for a day`() async throws {
    let world = try await APIWorld(.talkative)
    try world.write(["secret_key": "wrong"])
    #expect(try await world.api("listZones").status == 77)
    try world.write()
    #expect(try await world.api("listZone").status == 64)
  }

  @Test func `no connection is told of the command that was typed, once`() async throws {
    let (world, port) = (try await APIWorld(), try RefusingPort())
    try world.write(["host": "http://127.0.0.1:\(port.number)/client/api"])
    let run = try await world.api("listZones")
    #expect(run.status == 69)
    #expect(run.errors.hasPrefix("Error: listZones: no connection to the API, nothing was sent: "))
    #expect(run.errors.split(separator: "\n").count == 2)
  }

  @Test func `an output that cannot be written is 74`() async throws {
    let world = try await APIWorld()
    #expect(try await world.api("listZones >/dev/full") == ShellRun(status: 74, output: "", errors: ""))
    #expect(try await world.api("listZones >&-") == ShellRun(status: 74, output: "", errors: ""))
  }

  @Test func `a wrong command line asks nobody`() async throws {
    let world = try await APIWorld()
    #expect(
      try await world.api("listZones -t -x")
        == complained(64, "-t and -x contradict each other"))
    #expect(
      try await world.api("-t listZones")
        == complained(
          64, "there is no command: listZones was taken for the fields of -t",
          hint: "put the command first: cronscale api listZones -t"))
    #expect(world.cloud.requestLog.isEmpty)
  }

  @Test func `the rc file is found as a run finds it, named by --config, and must be its owner's alone`() async throws {
    let world = try await APIWorld()
    let table = "+----+\n| id |\n+----+\n| 1  |\n| 2  |\n+----+\n"
    try world.write(to: "other.rc")
    try world.write(["host": "http://127.0.0.1:1/"])
    #expect(try await world.api("listZones -t id --config other.rc") == printed(table))
    #expect(try await world.api("--config=other.rc listZones -t id") == printed(table))
    #expect(try await world.api("listZones -t id", environment: ["CRONSCALE_RC": "other.rc"]) == printed(table))
    try FileManager.default.removeItem(at: world.folder.appending(path: ".cronscalerc"))
    try world.write(to: ".idcfrc")
    #expect(try await world.api("listZones -t id") == printed(table))
    try world.write(to: ".idcfrc", mode: 0o644)
    #expect(try await world.api("listZones -t id").status == 77)
    #expect(
      try await world.api("listZones --config none.rc")
        == complained(78, "rc file none.rc: no such file", hint: "is the path right? ls -l none.rc"))
  }

  @Test func `a closed connection in mid-change is not tried again`() async throws {
    let world = try await APIWorld { request, process in
      request.command == "stopVirtualMachine" ? nil : process(request)
    }
    #expect(try await world.api("stopVirtualMachine id=101").status == 69)
    #expect(world.requests.filter { $0.command == "stopVirtualMachine" }.count == 1)
  }
}
