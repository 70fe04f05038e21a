import CloudSimulator
import Foundation
import Testing

/// An operation begins with the first thing that the cloud is asked for; before that it is a decision, which the next
/// run makes anew.
@Suite struct BeginningTests {
  @Test func `a removal that could not begin is not made up for when the load has risen`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    world.intercept { request, process in
      let isLookAtOne = request.query.contains("command=listVirtualMachines&") && request.query.contains("&id=")
      return isLookAtOne ? Response(status: 503, text: "<html>busy</html>") : process(request)
    }
    let first = try await world.run()
    #expect(first.status == 69)
    #expect(!world.isUnfinished)
    world.intercept(nil)
    try world.setLoad("9")
    let second = try await world.run()
    #expect(second.status == 0)
    #expect(world.changes == ["deployVirtualMachine", "assignToLoadBalancerRule"])
    #expect(world.members.prefix(3) == ["web-1", "web-2", "web-3"])
  }

  @Test func `a key that may not deploy is refused, and both checks are told`() async throws {
    let body = #"{"deployvirtualmachineresponse":{"errorcode":401,"errortext":"not for this role"}}"#
    let world = try await World(.paced, load: "9")
    world.intercept { request, process in
      request.command == "deployVirtualMachine" ? Response(status: 401, text: body) : process(request)
    }
    let run = try await world.run()
    #expect(run.status == 77)
    #expect(
      run.errors.prefix(2) == [
        "error            : deployVirtualMachine: the cloud refused the key or the signature (401): not for this role",
        "hint             : check api_key and secret_key in [account]; the user may be disabled, or this address not allowed",
      ])
    #expect(run.lines.contains("*** scale in check ***"))
  }

  @Test func `both checks are told where the account cannot be read`() async throws {
    let world = try await World(load: "9")
    world.intercept { request, process in
      request.query.contains("command=listVirtualMachines") ? Response(status: 503, text: "<html>") : process(request)
    }
    let run = try await world.run()
    #expect(run.status == 69)
    #expect(
      run.lines == [
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 9", "now_vm_count     : 2",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 9", "now_vm_count     : 2",
      ])
  }

  @Test func `a group that comes to another group's rule is refused, in a dry run too`() async throws {
    let world = try await World()
    _ = try await world.run()
    _ = try await world.run(changing: ["scaling": ["name": "shop", "load_balancer": "9999"]])
    for options in [[], ["--dry-run"]] {
      try world.write(world.rc(["scaling": ["name": "shop"]]))
      let run = try await world.program(options).finished()
      #expect(run.status == 78)
      #expect(
        run.errors.first
          == "error            : rule 64330 already belongs to another group: state/web.json remembers it")
    }
  }

  @Test func `a dry run tells no password and no user data`() async throws {
    let world = try await World(load: "9")
    let run = try await world.run(
      "--dry-run", changing: ["launch_config": ["password": "hunter2", "userdata": "c2VjcmV0", "keypair": "web"]])
    #expect(run.status == 0)
    #expect(!run.raw.contains("hunter2") && !run.raw.contains("c2VjcmV0"))
    #expect(run.raw.contains("keypair=web") && run.raw.contains("password=••••"))
  }
}
