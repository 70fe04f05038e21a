import CloudSimulator
import Foundation
import Testing

/// Two rc files for one group, and rc files that are not there: refused before anything is touched.
@Suite struct GroupClashTests {
  /// Runs all groups and checks that none was.
  private func refusal(
    of world: World, _ command: String = "exec \"$cronscale\" -c groups --state-dir state",
    environment: [String: String] = [:]
  ) async throws -> (status: Int32, errors: [String]) {
    let run = try await world.shell(command, environment: environment)
    #expect(run.output == "" && world.commands == [] && world.rememberedGroups == [])
    return (run.status, run.errorLines)
  }

  @Test(arguments: ["", "-n"]) func `two files with one name are refused, and no group is run`(option: String)
    async throws
  {
    let world = try await World()
    try world.addGroup("a")
    try world.addGroup("b", changing: ["scaling": ["name": "a"]])
    try world.addGroup("c")
    let (status, errors) = try await refusal(
      of: world, "exec \"$cronscale\" \(option) -c groups --state-dir state")
    #expect(status == 78)
    #expect(
      errors == [
        "error            : groups/a.rc and groups/b.rc are both for a group a: "
          + "nothing is done for any group until that is mended",
        "hint             : give one of them another name in [scaling], or take it away",
      ])
  }

  @Test func `two files with one rule are refused, however the endpoint is spelt`() async throws {
    let world = try await World()
    let rule = try world.addGroup("a")
    let endpoint = world.cloud.endpoint.replacing("http://", with: "HTTP://") + "/"
    try world.addGroup("b", changing: ["scaling": ["load_balancer": "0\(rule)"], "account": ["host": endpoint]])
    let (status, errors) = try await refusal(of: world)
    #expect(status == 78)
    #expect(
      errors == [
        "error            : groups/a.rc and groups/b.rc both scale rule \(rule) of \(world.cloud.endpoint): "
          + "nothing is done for any group until that is mended",
        "hint             : keep one of them: each would launch up to its own max_size",
      ])
  }

  @Test func `a broken file claims what can be read of it`() async throws {
    let world = try await World()
    let rule = try world.addGroup("a")
    try world.addGroup("b", changing: ["scaling": ["load_balancer": rule, "max_sise": "5"]])
    let (status, errors) = try await refusal(of: world)
    #expect(status == 78)
    let clash = "error            : groups/a.rc and groups/b.rc both scale rule \(rule) of "
    #expect(errors.first?.hasPrefix(clash) == true)
  }

  @Test func `two groups of one account with one name_prefix are refused`() async throws {
    let world = try await World()
    for name in ["a", "b"] { try world.addGroup(name, changing: ["launch_config": ["name_prefix": "web"]]) }
    let (status, errors) = try await refusal(of: world)
    #expect(status == 78)
    #expect(
      errors == [
        "error            : groups/a.rc and groups/b.rc both launch VMs named web-… in one account of "
          + "\(world.cloud.endpoint): nothing is done for any group until that is mended",
        "hint             : give one of them another name_prefix in [launch_config]: by it each knows its VMs",
      ])
  }

  @Test func `groups of different accounts may have one name_prefix`() async throws {
    let world = try await World()
    let prefix: [String: [String: String?]] = ["launch_config": ["name_prefix": "web"]]
    try world.addGroup("a", changing: prefix)
    try world.addGroup("b", changing: prefix.merging(["account": ["api_key": "another"]]) { $1 })
    let run = try await world.startGroups().finished()
    #expect(run.status == 77)
    #expect(world.rememberedGroups.contains("a"))
  }

  @Test func `one file by two paths is refused`() async throws {
    let world = try await World()
    try world.addGroup("a")
    let (status, errors) = try await refusal(
      of: world, "ln -s a.rc groups/b.rc; exec \"$cronscale\" -c groups --state-dir state")
    #expect(status == 78)
    #expect(
      errors == [
        "error            : groups/a.rc and groups/b.rc are one rc file: "
          + "nothing is done for any group until that is mended",
        "hint             : name it once",
      ])
  }

  @Test func `a folder without an rc file is refused`() async throws {
    let world = try await World()
    try world.writeGroup("", to: ".hidden.rc")
    let (status, errors) = try await refusal(
      of: world, "exec \"$cronscale\" --state-dir state", environment: ["CRONSCALE_RC": "groups"])
    #expect(status == 78)
    #expect(
      errors == [
        "error            : folder of rc files groups: there is no file in it whose name ends in .rc",
        "hint             : give each group a file there, like groups/web.rc",
      ])
  }

  @Test func `api takes one rc file`() async throws {
    let world = try await World()
    try world.addGroup("a")
    let run = try await world.shell("exec \"$cronscale\" api listZones --config groups")
    #expect(run.status == 64)
    #expect(
      run.errors == """
        Error: groups is a folder, and this command takes one rc file
        Hint: name one of those in it by --config

        """)
    #expect(world.commands == [])
  }
}
