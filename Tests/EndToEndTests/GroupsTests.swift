import CloudSimulator
import Foundation
import TestSupport
import Testing

/// Spec section 2: several groups in one process, at the same time; section 5: each line says whose it is.
@Suite struct GroupsTests {
  private static let quiet = [
    "decision         : nothing (load 2, between 1 and 3; size 2, min 2, max 4)",
    "*** scale out check ***", "la_threshold_out : 3", "now_la           : 2", "now_vm_count     : 2",
    "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 2", "now_vm_count     : 2",
  ]

  @Test func `each group of a folder has its own load, rule, state and lines`() async throws {
    let world = try await World(load: "2")
    let busy = try await SSHServer.showing("9")
    try world.addGroup("quiet")
    try world.addGroup("busy", changing: busy.changes())
    let run = try await world.startGroups().finished()
    #expect(run.status == 0 && run.errors == [])
    #expect(run.lines.allSatisfy { $0.hasPrefix("[quiet] ") || $0.hasPrefix("[busy] ") })
    #expect(run.lines.lines(of: "quiet") == Self.quiet)
    #expect(run.lines.lines(of: "busy").first == "decision         : scale out (load 9 > 3; size 2, min 2, max 4)")
    #expect(run.lines.lines(of: "busy").last == "now_vm_count     : 3")
    #expect(world.members(of: "quiet").count == 2 && world.members(of: "busy").count == 3)
    #expect(world.rememberedGroups == ["busy", "quiet"])
    #expect(run.raw.split(separator: "\n").allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[[a-z]+\] /#) })
  }

  @Test func `several files are run like those of a folder, and one alone has no mark`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name) }
    let both = try await world.shell("exec \"$cronscale\" -c groups/b.rc -c groups/a.rc --state-dir state")
    #expect(both.status == 0)
    #expect(both.lines.lines(of: "a") == Self.quiet && both.lines.lines(of: "b") == Self.quiet)
    let one = try await world.shell("exec \"$cronscale\" -c groups/b.rc --state-dir state")
    #expect(one.lines == Self.quiet)
  }

  @Test func `a folder may be named by $CRONSCALE_RC, and only its *.rc that are not hidden count`() async throws {
    let world = try await World()
    try world.addGroup("a")
    for name in [".b.rc", "c.rc.bak", "d.conf"] { try world.writeGroup("nonsense", to: name) }
    let run = try await world.shell(
      "exec \"$cronscale\" --state-dir state", environment: ["CRONSCALE_RC": "groups/"])
    #expect(run.status == 0 && run.errors == "")
    // A folder is about to have a second file.
    #expect(run.lines.lines(of: "a") == Self.quiet)
  }

  @Test func `lines for programs name the group`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name) }
    let run = try await world.startGroups("--log-format", "json").finished()
    let groups = run.raw.split(separator: "\n").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["group"] as? String
    }
    #expect(groups.count == 18 && Set(groups) == ["a", "b"])
  }

  // MARK: - One group's trouble

  @Test func `a broken file is its own group's trouble, and the highest status is the process's`() async throws {
    let world = try await World()
    try world.addGroup("a")
    try world.addGroup("open")
    try world.addGroup("broken", changing: ["scaling": ["max_sise": "5"]])
    try world.write(world.rc(), to: "groups/open.rc", mode: 0o644)
    let run = try await world.startGroups().finished()
    #expect(run.status == 78)
    #expect(run.lines.lines(of: "a") == Self.quiet)
    let broken = run.errors.lines(of: "broken.rc")
    #expect(broken.first?.contains("max_sise") == true)
    #expect(
      run.errors.lines(of: "open.rc") == [
        "error            : rc file groups/open.rc: it holds secrets, and others can read or write it (mode 644)",
        "hint             : chmod 600 groups/open.rc",
      ])
    #expect(run.errors.count == broken.count + 2)
    #expect(world.rememberedGroups == ["a"])
  }

  @Test func `a host that hangs keeps no other group from its end`() async throws {
    let world = try await World()
    let peer = try BadPeer(.saysNothing)
    try world.addGroup("hanging", changing: ["monitoring": ["port": "\(peer.port)", "timeout": "300"]])
    try world.addGroup("quiet")
    let program = try world.startGroups()
    try await until { program.lines.lines(of: "quiet") == Self.quiet && world.rememberedGroups.count == 2 }
    program.kill(SIGTERM)
    let run = try await program.finished()
    #expect(run.status == 75)
    #expect(run.lines.lines(of: "hanging") == [])
    #expect(run.errors == ["[hanging] error            : interrupted by a signal; the next run goes on"])
  }

  @Test func `a secret's command that hangs keeps no other group from its end`() async throws {
    let world = try await World()
    let hanging = ["secret_key": nil, "secret_key_command": "exec sleep 600"]
    try world.addGroup("hanging", changing: ["account": hanging])
    try world.addGroup("quiet")
    let program = try world.startGroups()
    try await until { program.lines.lines(of: "quiet") == Self.quiet && world.rememberedGroups == ["quiet"] }
    program.kill(SIGTERM)
    let run = try await program.finished()
    #expect(run.status == 75)
    #expect(run.errors == ["[hanging] error            : interrupted by a signal; the next run goes on"])
  }

  @Test func `an rc file that cannot be read in time is its own group's trouble`() async throws {
    let world = try await World()
    try world.addGroup("quiet")
    let run = try await world.shell("mkfifo -m 600 groups/pipe.rc; exec \"$cronscale\" -c groups --state-dir state")
    #expect(run.status == 78)
    #expect(run.lines.lines(of: "quiet") == Self.quiet)
    #expect(
      run.errorLines == [
        "[pipe.rc] error            : rc file groups/pipe.rc: it could not be read within 3 s, "
          + "and other groups do not wait",
        "[pipe.rc] hint             : is it a pipe that nobody writes to, or on a server that does not answer? "
          + "ls -l groups/pipe.rc",
      ])
  }

  @Test(arguments: [
    ("empty/", "[empty] error            : folder of rc files empty/: there is no file in it whose name ends in .rc"),
    ("no.rc", "[no.rc] error            : rc file no.rc: no such file"),
  ])
  func `a place that is no good is one group's trouble where there are others`(
    place: String, error: String
  ) async throws {
    let world = try await World()
    try world.addGroup("b")
    let run = try await world.shell("mkdir empty; exec \"$cronscale\" -c groups/b.rc -c \(place) --state-dir state")
    #expect(run.status == 78)
    #expect(run.lines.lines(of: "b") == Self.quiet)
    #expect(run.errorLines.first == error)
    let alone = try await world.shell("exec \"$cronscale\" -c empty --state-dir state")
    #expect(alone.status == 78 && alone.lines == [] && alone.errorLines.count == 2)
  }

  @Test(arguments: ["", "check"]) func `an rc file may come through a pipe, and slowly where nobody waits`(
    command: String
  ) async throws {
    let world = try await World()
    try world.addGroup("a")
    let run = try await world.shell(
      """
      mkfifo -m 600 pipe
      (exec >pipe; head -n 2 groups/a.rc; sleep 4; tail -n +3 groups/a.rc) &
      exec "$cronscale" \(command) -c pipe --state-dir state
      """)
    #expect(run.status == 0 && run.errors == "")
  }

  @Test func `a cloud that is slow with one group keeps no other from its end`() async throws {
    let world = try await World(load: "9")
    for name in ["first", "second"] { try world.addGroup(name) }
    let (deploys, gate) = (Counter(), Counter())
    world.intercept { request, process in
      if request.command == "deployVirtualMachine", deploys.next() == 1 { try? await until { gate.value > 0 } }
      return process(request)
    }
    let program = try world.startGroups()
    try await until { ["first", "second"].contains { program.lines.lines(of: $0).last == "now_vm_count     : 3" } }
    _ = gate.next()
    let run = try await program.finished()
    #expect(run.status == 0 && run.errors == [])
    for name in ["first", "second"] { #expect(world.members(of: name).count == 3) }
  }

  @Test func `a group that another run has is left to it, and the others are run`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name) }
    let gate = world.hold("listLoadBalancerRuleInstances")
    let first = try Program(
      ["-c", "groups/a.rc", "--state-dir", "state"], in: world.folder, environment: ["PATH": "/usr/bin:/bin"])
    try await gate.reached()
    let run = try await world.startGroups().finished()
    gate.open()
    #expect(run.status == 0 && run.errors == [])
    #expect(
      run.lines.lines(of: "a").map { $0.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}/, with: "TIME") }
        == ["lock             : process \(first.id) since TIME has this group; this run stands back"])
    #expect(run.lines.lines(of: "b") == Self.quiet)
    #expect(try await first.finished().status == 0)
  }

  @Test func `groups killed in mid-launch go on in the next run, and nothing is lost`() async throws {
    let world = try await World(load: "9")
    for name in ["a", "b"] { try world.addGroup(name) }
    let (waiting, gate) = (Counter(), Counter())
    world.intercept { request, process in
      guard request.command == "assignToLoadBalancerRule" else { return process(request) }
      _ = waiting.next()
      try? await until { gate.value > 0 }
      return nil
    }
    let program = try world.startGroups()
    try await until { waiting.value == 2 }
    program.kill(SIGKILL)
    _ = try await program.finished()
    _ = gate.next()
    world.intercept()
    try world.host.setLoad("2.00 2.00 2.00 1/80 4711")
    let next = try await world.startGroups().finished()
    #expect(next.status == 0 && next.errors == [])
    #expect(next.lines.lines(of: "a").first?.hasPrefix("unfinished       : launch of a-") == true)
    #expect(world.members(of: "a").count == 3 && world.members(of: "b").count == 3)
    // Those of the rule that no rc file here is about are two.
    #expect(world.machines.count == 8)
    #expect(world.changes.filter { $0 == "deployVirtualMachine" }.count == 2)
  }

  // MARK: - One account

  @Test func `calls that are refused for the account's pace are made again by all, reads and changes`() async throws {
    let world = try await World(load: "9")
    for name in ["a", "b", "c"] { try world.addGroup(name) }
    let faults = ["list*:1+4:throttle", "assign*:1+2:throttle"]
    try world.cloud.withCloud { cloud, _ in cloud.faults = try faults.map { try Fault(parsing: $0) } }
    let run = try await world.startGroups().finished()
    #expect(run.status == 0 && run.errors == [])
    for name in ["a", "b", "c"] { #expect(world.members(of: name).count == 3) }
    #expect(world.machines.count == 11)
    #expect(world.cloud.withCloud { cloud, _ in cloud.faultsTaken.count } == 6)
    #expect(world.cloud.withCloud { cloud, _ in cloud.ledger.deploys } == 3)
  }

  @Test func `a VM that is a member again when its end was held back is not destroyed`() async throws {
    let world = try await World(load: "0.30")
    world.addMembers("web-3")
    let fault = try Fault(parsing: "destroyVirtualMachine:1:throttle")
    world.cloud.withCloud { cloud, _ in cloud.faults = [fault] }
    let destroys = Counter()
    world.intercept { [weak world] request, process in
      let answer = process(request)
      if request.command == "destroyVirtualMachine", destroys.next() == 1 {
        world?.cloud.withCloud { cloud, now in cloud.register("web-3", at: now) }
      }
      return answer
    }
    let run = try await world.run(changing: ["scaling_policy_in": ["expunge": "yes"]])
    #expect(run.status == 69)
    #expect(world.members == ["web-1", "web-2", "web-3"])
    #expect(destroys.value == 1)
  }

  @Test func `a proxy's 429 tells nothing of the deed, which is looked up and not done again`() async throws {
    let world = try await World(load: "9")
    try world.addGroup("a")
    let fault = try Fault(parsing: "deployVirtualMachine:1:process-html-429")
    world.cloud.withCloud { cloud, _ in cloud.faults = [fault] }
    let run = try await world.startGroups().finished()
    #expect(run.status == 0)
    #expect(world.members(of: "a").count == 3)
    #expect(world.cloud.withCloud { cloud, _ in cloud.ledger.deploys } == 1)
  }

  @Test func `twenty groups are run at once, with few files open for each`() async throws {
    let world = try await World()
    let names = (10..<30).map { "g\($0)" }
    for name in names { try world.addGroup(name) }
    // Each waits for the cloud with all that it has open.
    let (waiting, gate) = (Counter(), Counter())
    world.intercept { request, process in
      if request.command == "listLoadBalancerRuleInstances" {
        _ = waiting.next()
        try? await until { gate.value > 0 }
      }
      return process(request)
    }
    let program = try world.startGroups()
    try await until { waiting.value == names.count }
    #if os(Linux)
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(program.id)/fd").count
      #expect(open <= 10 * names.count)
    #endif
    _ = gate.next()
    let run = try await program.finished()
    #expect(run.status == 0 && run.errors == [])
    for name in names { #expect(run.lines.lines(of: name) == Self.quiet) }
    #expect(world.rememberedGroups == names)
  }

  @Test func `a limit on open files that a process may raise itself is no hindrance`() async throws {
    let world = try await World()
    let names = (10..<30).map { "g\($0)" }
    for name in names { try world.addGroup(name) }
    let run = try await world.shell("ulimit -S -n 48; exec \"$cronscale\" -c groups --state-dir state")
    #expect(run.status == 0 && run.errors == "")
    #expect(world.rememberedGroups == names)
  }
}
