import CloudSimulator
import Foundation
import Testing

/// What a person at a terminal sees.
@Suite struct TerminalTests {
  @Test func `a job that runs shows how long on one line that is rewritten, and leaves nothing of it`() async throws {
    var configuration = CloudConfiguration.quick
    configuration.bootTime = 3600
    let world = try await World(configuration, load: "3.42")
    let terminal = try Terminal()
    try world.write(world.rc())
    let program = try world.program([], output: terminal.device)
    let waiting = "\r\u{1B}[Kwaiting for job 450318, 1 s"
    try await until { terminal.text.components(separatedBy: waiting).count > 2 }
    world.clock.advance(by: 3600)
    #expect(try await program.finished().status == 0)
    try await until { terminal.text.contains("now_vm_count     : 3") }
    let rewritten = terminal.text.replacing(/(\r\u{1B}\[Kwaiting for job 450318, [0-9]+ s)+/, with: "WAITING")
    let lines = rewritten.split(separator: "\r\n").map(String.init)
    #expect(lines.filter { $0.contains("WAITING") }.allSatisfy { $0.contains(/^WAITING\r\x1B\[K[0-9]{4}-/) })
    #expect(lines.contains { $0.hasSuffix("query job        : jobid: 450318, jobstatus: 1") })
  }

  @Test func `a file gets no such line`() async throws {
    let world = try await World.patient(load: "3.42")
    let run = try await world.run()
    #expect(!run.raw.contains("\u{1B}"))
    #expect(!run.raw.contains("waiting"))
  }
}
