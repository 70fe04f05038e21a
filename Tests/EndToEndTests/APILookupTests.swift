import CloudSimulator
import Foundation
import Testing

/// The four look-ups of ids with which everybody begins, and how answers are shown (contract, section 7).
@Suite struct APILookupTests {
  static let lookups: [(String, String)] = [
    (
      "listZones -t id,name",
      """
      +----+-------------+
      | id |     name    |
      +----+-------------+
      | 1  | jp-east-t1v |
      | 2  | jp-east-f2v |
      +----+-------------+

      """
    ),
    (
      "listServiceOfferings -t id,displaytext",
      """
      +----+----------------------+
      | id |     displaytext      |
      +----+----------------------+
      | 14 | DL32 ( 8CPU / 32GB ) |
      | 15 | XL16 ( 8CPU / 16GB ) |
      | 16 | L32 ( 4CPU / 32GB )  |
      | 20 | S2 ( 1CPU / 2GB )    |
      | 21 | M4 ( 2CPU / 4GB )    |
      | 22 | M8 ( 2CPU / 8GB )    |
      +----+----------------------+

      """
    ),
    (
      "listLoadBalancerRules -t id,name,publicip",
      """
      +-------+--------+--------------+
      |   id  |  name  |   publicip   |
      +-------+--------+--------------+
      | 64330 | web-lb | 203.0.113.13 |
      | 64331 | app-lb | 203.0.113.77 |
      +-------+--------+--------------+

      """
    ),
    (
      "listTemplates templatefilter=self -t id,displaytext,zonename",
      """
      +-----+-------------------------------+-------------+
      |  id |          displaytext          |   zonename  |
      +-----+-------------------------------+-------------+
      | 422 | web server, November 2026     | jp-east-t1v |
      | 423 | web server, being made        | jp-east-t1v |
      | 424 | web server of the second zone | jp-east-f2v |
      | 425 | ウェブサーバー 2026年11月版   | jp-east-t1v |
      | 426 | nginx 𠮷 🚀 (テスト)          | jp-east-t1v |
      +-----+-------------------------------+-------------+

      """
    ),
  ]

  @Test(arguments: lookups)
  func `ids are looked up in tables`(_ words: String, _ table: String) async throws {
    let world = try await APIWorld()
    #expect(try await world.api(words) == printed(table))
  }

  @Test(arguments: [
    ("listZones -c=id,name", "\"id\",\"name\"\r\n1,\"jp-east-t1v\"\r\n2,\"jp-east-f2v\"\r\n\n"),
    ("listZones --csv name --noheaders", "\"jp-east-t1v\"\r\n\"jp-east-f2v\"\r\n\n"),
    (
      "listAsyncJobs",
      """
      {
        "listasyncjobsresponse": {}
      }

      """
    ),
    (
      "listAsyncJobs --xml",
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
        + "<listasyncjobsresponse cloud-stack-version=\"3.0.3.2012-09-24T00:00:00Z\"></listasyncjobsresponse>\n"
    ),
    (
      "listCapabilities -t cloudstackversion,supportELB",
      """
      +----------------------------+------------+
      |     cloudstackversion      | supportELB |
      +----------------------------+------------+
      | 3.0.3.2012-09-24T00:00:00Z |   false    |
      +----------------------------+------------+

      """
    ),
  ])
  func `answers are shown as the old tool showed them`(_ words: String, _ text: String) async throws {
    let world = try await APIWorld()
    #expect(try await world.api(words) == printed(text))
  }

  @Test func `without a format it is the whole answer as JSON`() async throws {
    let world = try await APIWorld()
    let run = try await world.api("listTemplates templatefilter=self id=426")
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output.hasPrefix("{\n  \"listtemplatesresponse\": {\n    \"count\": 1,\n    \"template\": [\n      {\n"))
    #expect(run.output.contains(#""displaytext": "nginx \ud842\udfb7 \ud83d\ude80 (\u30c6\u30b9\u30c8)""#))
  }

  @Test(arguments: ["-t", "-c", "-t id"])
  func `an empty list says so on standard error`(_ format: String) async throws {
    let world = try await APIWorld()
    #expect(try await world.api("listVirtualMachines name=nix \(format)") == printed("", warning: "no data found\n"))
  }

  @Test func `a field that no item has is empty, and named`() async throws {
    let world = try await APIWorld()
    let run = try await world.api("listSSHKeyPairs -c name,colour --noheaders")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\",\r\n\n"))
    #expect(run.errors == "Warning: no item has colour; there are fingerprint,name\n")
  }

  @Test(arguments: ["-c id --noheaders", "-x"])
  func `all pages are fetched, at the size that the server allows, or just the one that is asked for`(
    _ format: String
  ) async throws {
    var configuration = CloudConfiguration.choice
    configuration.pageSize = 2
    let world = try await APIWorld(configuration)
    func ids(_ words: String) async throws -> Int {
      let run = try await world.api("listServiceOfferings \(format) \(words)")
      #expect(run.status == 0 && run.errors == "")
      return format == "-x"
        ? run.output.components(separatedBy: "<serviceoffering>").count - 1
        : run.output.components(separatedBy: "\r\n").count - 1
    }
    #expect(try await ids("") == 6)
    #expect(try await ids("page=2 pagesize=2") == 2)
    #expect(try await ids("page=4 pagesize=2 2>/dev/null") == 0)
  }
}
