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
    try await until { terminal.lines.last == "now_vm_count     : 3" }
    #expect(
      terminal.lines.generalized == [
        "decision         : scale out (load 3.42 > 3; size 2, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 3.42", "now_vm_count     : 2",
        "vm count         : now 2, max 4", "scale out        : +1 (load 3.42 > 3)",
        "deploy           : NAME id 103 jobid 450318",
        "query job        : jobid: 450318, jobstatus: 0", "query job        : jobid: 450318, jobstatus: 1",
        "load balancer    : registered with 64330", "now vm count     : 3",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 3.42", "now_vm_count     : 3",
      ])
  }

  @Test func `a file gets no such line`() async throws {
    let world = try await World(.paced, load: "3.42")
    let run = try await world.run()
    #expect(!run.raw.contains("\u{1B}"))
    #expect(!run.raw.contains("waiting"))
  }
}
