import Foundation
import TestSupport
import Testing

/// Section 5 of the contract: the log of real runs.
@Suite struct LogTests {
  /// The sample of the contract, with its times, names and ids as patterns, and threshold, load and max_size as there.
  private static let sample = """
    TIME *** scale out check ***
    TIME la_threshold_out : 3
    TIME now_la           : 3.42
    TIME now_vm_count     : 2
    TIME vm count         : now 2, max 5
    TIME scale out        : +1 (load 3.42 > 3)
    TIME deploy           : NAME id ID jobid 450318
    TIME query job        : jobid: 450318, jobstatus: 0
    TIME query job        : jobid: 450318, jobstatus: 1
    TIME load balancer    : registered with 64330
    TIME now vm count     : 3
    TIME *** scale in check ***
    TIME la_threshold_in  : 1
    TIME now_la           : 3.42
    TIME now_vm_count     : 3

    """

  @Test func `a scale out reads like the sample of the contract, to the letter`() async throws {
    let world = try await World(.paced, load: "3.42")
    let run = try await world.run(changing: ["scaling": ["max_size": "5"]])
    let log = run.raw.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\ /, with: "TIME ")
      .replacing(/web-[0-9]{12}-[0-9a-f]{4} id 103/, with: "NAME id ID")
    #expect(log.contains(Self.sample))
  }

  @Test func `a scale in is told step by step`() async throws {
    let world = try await World(.paced, load: "0.30")
    world.addMembers("web-3")
    let run = try await world.run(changing: ["scaling_policy_in": ["drain": "0.2"]])
    #expect(
      run.lines == [
        "decision         : scale in web-3 (load 0.3 < 1; size 3, min 2, max 4)",
        "*** scale out check ***", "la_threshold_out : 3", "now_la           : 0.3", "now_vm_count     : 3",
        "*** scale in check ***", "la_threshold_in  : 1", "now_la           : 0.3", "now_vm_count     : 3",
        "vm count         : now 3, min 2", "scale in         : -1 (load 0.3 < 1)",
        "load balancer    : unregistered from 64330", "drain            : web-3, 1 s",
        "vm destroying    : web-3 id 103 jobid 450319", "query job        : jobid: 450319, jobstatus: 0",
        "query job        : jobid: 450319, jobstatus: 1", "vm destroyed     : web-3", "now vm count     : 2",
      ])
  }

  @Test func `the times are local`() async throws {
    let world = try await World()
    try world.write(world.rc())
    let run = try await world.program([], environment: ["TZ": "XXX-9"]).finished()
    let format = Date.VerbatimFormatStyle(
      format: """
        \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)
        """,
      timeZone: TimeZone(secondsFromGMT: 9 * 3600)!, calendar: Calendar(identifier: .gregorian))
    let time = try Date(String(run.raw.prefix(19)), strategy: format.parseStrategy)
    #expect(abs(time.timeIntervalSinceNow) < 60)
  }

  @Test func `with --quiet a run that does nothing prints nothing`() async throws {
    let world = try await World()
    let run = try await world.run("-q")
    #expect(run.status == 0)
    #expect(run.raw == "")
    #expect(run.errors == [])
  }

  @Test func `with --quiet only what was done is told`() async throws {
    let world = try await World(load: "3.42")
    let run = try await world.run("--quiet")
    #expect(
      run.lines.generalized == [
        "decision         : scale out (load 3.42 > 3; size 2, min 2, max 4)", "scale out        : +1 (load 3.42 > 3)",
        "deploy           : NAME id 103 jobid 450318", "load balancer    : registered with 64330",
        "now vm count     : 3",
      ])
  }
}
