import CloudSimulator
import Foundation
import Testing

/// Issue 4: odd values, held against the simulator's own check of the signature.
@Suite struct APIValueTests {
  static let values = [
    "a b", " ", "c++ build", "web*", "~web", "a&b=c", "==", "100% %20", "[a] (b) {c} <d> \"e\" !$|\\^`",
    "a,b;c:d/e?f#g",
    "負荷分散 テスト１", "𠮷🚀", "é ü", "-t", "--wait", "@home",
  ]

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  @Test(arguments: [CloudConfiguration.choice, .talkative])
  func `values arrive as they were written, by GET and by POST`(_ configuration: CloudConfiguration) async throws {
    let world = try await APIWorld(configuration)
    let id = try #require(world.cloud.withCloud { cloud, _ in cloud.machine("web-1").map { cloud.text($0.id) } })
    for value in Self.values {
      let escaped = value.hasPrefix("@") ? "@" + value : value
      for (words, method) in [
        ("updateVirtualMachine id=\(id) displayname=", "POST"), ("listZones keyword=", "GET"),
        ("listZones --post --keyword=", "POST"),
      ] {
        let run = try await world.api(words + Self.quoted(escaped))
        #expect(run.status == 0, "\(words)\(value): \(run.errors)")
        let request = try #require(world.requests.last)
        #expect(request.method == method)
        #expect((request.parameters["displayname"] ?? request.parameters["keyword"]) == value)
      }
    }
  }

  @Test(arguments: [CloudConfiguration.choice, .talkative])
  func `names with brackets are signed, and 20 KB of user data go by POST`(_ configuration: CloudConfiguration)
    async throws
  {
    let world = try await APIWorld(configuration)
    let data = Data((0..<20_480).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 256) }).base64EncodedString()
    try data.write(to: world.folder.appending(path: "user-data"), atomically: true, encoding: .utf8)
    let access = world.cloud.access
    let ids = "zoneid=\(access.zone) serviceofferingid=\(access.offering) templateid=\(access.template)"
    let run = try await world.api("deployVirtualMachine \(ids) userdata=@user-data 'details[0].cpuNumber=2' name=odd")
    let request = try #require(world.requests.last)
    #expect(request.parameters["userdata"] == data && request.parameters["details[0].cpuNumber"] == "2")
    #expect(request.method == "POST" && request.status != 401)
    #expect(!(run.output + run.errors).contains(data.prefix(40)))
    let read = try await world.api("listZones keyword=@user-data -v")
    #expect(world.requests.last?.method == "POST")
    #expect(world.requests.last?.parameters["keyword"] == data)
    #expect(!read.errors.contains(access.apiKey) && !read.errors.contains(access.secretKey))
  }

  @Test func `a value comes from a file as it is, or from standard input`() async throws {
    let world = try await APIWorld()
    try "a\nb\n".write(to: world.folder.appending(path: "text"), atomically: true, encoding: .utf8)
    #expect(try await world.api("listZones keyword=@text --name @~/text").status == 0)
    #expect(world.requests.last?.parameters["keyword"] == "a\nb\n")
    #expect(world.requests.last?.parameters["name"] == "a\nb\n")
    #expect(try await world.shell("printf 'x y' | \"$cronscale\" api listZones keyword=@-").status == 0)
    #expect(world.requests.last?.parameters["keyword"] == "x y")
  }

  @Test(arguments: ["INT", "TERM"])
  func `a signal ends the waiting for standard input`(_ signal: String) async throws {
    let world = try await APIWorld()
    let run = try await world.shell(
      """
      mkfifo pipe; exec 3<>pipe; "$cronscale" api listZones keyword=@- <&3 3<&- & id=$!
      until [ $(ls -l /proc/$id/fd 2>/dev/null | grep -c pipe$) -ge 2 ]; do sleep 0.05; done
      kill -\(signal) $id; wait $id
      """)
    #expect(run == complained(75, "keyword=@-: interrupted by a signal"))
    #expect(world.requests.isEmpty)
  }

  @Test func `a signal ends the waiting for a reader that sleeps`() async throws {
    let world = try await APIWorld()
    let run = try await world.shell(
      """
      mkfifo pipe; exec 3<>pipe; head -c 65536 /dev/zero >&3
      "$cronscale" api listZones -v >&3 2>errors & id=$!
      until grep -q 'GET listZones .*: HTTP' errors; do sleep 0.05; done
      kill -TERM $id; wait $id
      """)
    #expect(run == ShellRun(status: 74, output: "", errors: ""))
  }

  @Test func `a file that cannot be sent is refused before anything is asked`() async throws {
    let world = try await APIWorld()
    try Data([0xFF, 0xFE]).write(to: world.folder.appending(path: "binary"))
    #expect(
      try await world.api("listZones keyword=@binary")
        == complained(
          64, "keyword=@binary: it is no UTF-8, which is all that the API takes", hint: "encode it first: base64 -w 0"))
    #expect(
      try await world.api("listZones keyword=@none")
        == complained(
          64, "keyword=@none: no such file or directory",
          hint: "a value that begins with @ names a file; @@ stands for the sign itself"))
    #expect(world.cloud.requestLog.isEmpty)
  }
}
