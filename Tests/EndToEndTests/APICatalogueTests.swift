import CloudSimulator
import Foundation
import Testing

/// Issue 4: what the cloud says of its own commands.
@Suite struct APICatalogueTests {
  @Test func `a call that does not fit is refused before it is made, with what was meant`() async throws {
    let world = try await APIWorld(.talkative)
    #expect(
      try await world.api("listZone")
        == complained(
          64, "listZone is no command that this cloud knows",
          hint: "did you mean listZones? cronscale api --list shows all commands"))
    #expect(
      try await world.api("listTemplates templatefiler=self")
        == complained(
          64, "templatefiler is no parameter of listTemplates that this cloud knows",
          hint: "did you mean templatefilter? cronscale api listTemplates --help shows what it takes"))
    #expect(
      try await world.api("listTemplates")
        == complained(
          64, "listTemplates needs templatefilter=…", hint: "cronscale api listTemplates --help shows what it takes"))
    #expect(world.requests.isEmpty)
  }

  @Test func `it is asked once a day, and again before anybody is refused`() async throws {
    let world = try await APIWorld(.talkative)
    func asked() -> Int { world.cloud.requestLog.count - world.requests.count }
    for _ in 0..<3 { #expect(try await world.api("listZones").status == 0) }
    #expect(asked() == 1)
    #expect(try await world.api("listZone").status == 64)
    #expect(asked() == 2)
  }

  @Test(arguments: [
    ":", "rm -rf .cache; ln -s /proc .cache", "rm -rf .cache; : > .cache", "rm -rf .cache; mkdir -p .cache/cronscale",
  ])
  func `the cache stops no call`(_ damage: String) async throws {
    let world = try await APIWorld(.talkative)
    #expect(try await world.api("listZones").status == 0)
    let run = try await world.shell("\(damage); for f in .cache/cronscale/*; do [ -f $f ] && echo x > $f; done; true")
    #expect(run.status == 0)
    #expect(try await world.api("listZones").status == 0)
  }

  @Test func `the cache is its owner's alone and shows no key`() async throws {
    let world = try await APIWorld(.talkative)
    #expect(try await world.api("listZones", environment: ["XDG_CACHE_HOME": "\(world.folder.path)/c"]).status == 0)
    let run = try await world.shell("stat -c '%a %F' c/cronscale c/cronscale/*; ls c/cronscale; cat c/cronscale/*")
    #expect(run.output.hasPrefix("700 directory\n600 regular file\ncommands-"))
    #expect(!run.output.contains(world.cloud.access.apiKey) && !run.output.contains(world.cloud.access.secretKey))
  }

  @Test func `commands are listed, and explained`() async throws {
    let world = try await APIWorld(.talkative)
    let all = try await world.api("--list")
    #expect(all.status == 0 && all.output.contains("\nlistZones "))
    let names = all.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(names == names.sorted())
    let zones = try await world.api("--list listzones")
    #expect(zones.output.hasPrefix("listZones  ") && zones.output.split(separator: "\n").count == 1)
    #expect(
      try await world.api("--list coffee") == printed("", warning: "no command is about coffee\n"))
    let help = try await world.api("listTemplates --help")
    #expect(help.status == 0)
    #expect(
      try await world.api("listTemplate --help")
        == complained(
          64, "listTemplate is no command that this cloud knows",
          hint: "did you mean listTemplates? cronscale api --list shows all commands"))
    #expect(help.output.hasPrefix("listTemplates: "))
    #expect(help.output.contains("\nRequired:\n  templatefilter=  "))
    #expect(help.output.contains("\nOptional:\n"))
  }

  @Test func `a cloud that does not say so judges each call itself, and is asked once a day`() async throws {
    let world = try await APIWorld()
    for _ in 0..<2 { #expect(try await world.api("listTemplates").status == 69) }
    #expect(try await world.api("nosuch").status == 69)
    #expect(world.cloud.requestLog.filter { $0.command == "listApis" }.count == 1)
    #expect(
      try await world.api("--list")
        == complained(
          69, "this cloud does not say what its commands are: it has no listApis, or not for this user",
          hint: "see the API documentation of its version; any command can be called without it"))
    #expect(try await world.api("listZones --help").status == 69)
  }

  @Test func `where a role forbids it no call is checked`() async throws {
    let world = try await APIWorld(.talkative)
    world.cloud.withCloud { cloud, _ in cloud.forbid("listApis") }
    #expect(try await world.api("listZones").status == 0)
    #expect(try await world.api("listTemplates").status == 69)
    #expect(world.cloud.requestLog.filter { $0.command == "listApis" }.count == 1)
    world.cloud.withCloud { cloud, _ in cloud.allow("listApis") }
    #expect(try await world.api("listZones --help").status == 0)
    #expect(try await world.api("listTemplates").status == 64)
  }

  @Test(arguments: [
    (401, #"{"x":{"errorcode":401,"errortext":"unable to verify user credentials"}}"#), (500, "<html>"),
    (503, "<html>"), (530, #"{"x":{"errorcode":530,"errortext":"null"}}"#),
  ])
  func `where it fails and the call does not, neither the call nor the next waits for it`(
    _ status: Int, _ body: String
  ) async throws {
    let world = try await APIWorld(.talkative) { request, process in
      request.command == "listApis" ? Response(status: status, text: body) : process(request)
    }
    var asked: [Int] = []
    for _ in 0..<2 {
      let run = try await world.api("listZones -v")
      #expect(run.status == 0)
      asked.append(run.errors.components(separatedBy: "GET listApis").count - 1)
    }
    #expect(asked == [1, 0])
  }

  @Test func `what one key was told is not believed of another endpoint`() async throws {
    let world = try await APIWorld(.talkative)
    #expect(try await world.api("listZones -v").errors.contains("listApis"))
    try world.write(["host": world.cloud.access.endpoint.replacing("127.0.0.1", with: "127.1")])
    #expect(try await world.api("listZones -v").errors.contains("listApis"))
  }

  @Test(arguments: [
    ("cronscale api listZ", "listZones"), ("cronscale api listTemplates --templatef", "--templatefilter"),
    ("cronscale api listTemplates templatefilter=self --noh", "--noheaders"), ("cronscale api makeC", ""),
    ("cronscale api --config = missing.rc listZ", ""),
  ])
  func `a shell completes commands and parameters from what is remembered`(_ line: String, _ offered: String)
    async throws
  {
    let world = try await APIWorld(.talkative)
    #expect(try await world.api("listZones").status == 0)
    let asked = world.cloud.requestLog.count
    let run = try await world.shell(
      """
      ln -s "$cronscale" cronscale; export PATH=$PWD:$PATH
      cronscale --generate-completion-script bash > completion
      exec bash -c 'source ./completion
      COMP_LINE="\(line)"; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_POINT=${#COMP_LINE}
      _cronscale cronscale "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[*]}"'
      """)
    #expect(run == printed(offered + "\n"))
    #expect(world.cloud.requestLog.count == asked)
  }
}
