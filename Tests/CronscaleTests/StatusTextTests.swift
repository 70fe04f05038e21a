import Testing

@testable import Scaling
@testable import cronscale

/// `cronscale status` for a person: whole reports. Each row names what differs from the report of an idle group.
@Suite struct StatusTextTests {
  private static let phases: [(phase: Phase, word: String)] = [
    (.searching(until: noon + 60, refusal: nil), "deploy sent, its answer unknown"),
    (.booting(call: Call(at: noon, job: "450318")), "starting"),
    (.readying(since: noon), "waiting until it answers"),
    (.registering(call: Call(at: noon), isMended: false), "being registered"),
    (.unregistering(call: Call(at: noon)), "being unregistered"),
    (.draining(since: noon), "draining"),
    (.destroying(call: Call(at: noon), mayExpunge: true), "being destroyed"),
  ]

  @Test func `an idle group`() {
    #expect(GroupStatus.idle.text.rows == idleReport)
  }

  @Test(arguments: phases.indices) func `an operation under way is told in every phase`(row: Int) {
    let (phase, word) = Self.phases[row]
    let summary = "launch of \(launched.name) id 105, \(word)"
    #expect(
      GroupStatus.launching(phase).text.rows
        == idleReport.replacing([
          "size": "2 (min 2, max 4, 3 count against max)",
          "under way":
            "\(summary), since \(stamp(noon))\nnext step        : register 105 with rule 64330 (\(launched.name))",
          "decision": "nothing (unfinished: \(summary); size 2, min 2, max 4), if a run began now",
        ]).dropLast(3) + [
          "VM                     ID   STATE    CREATED              ADDRESS    REMARKS",
          "web-1                  101  Running  \(stamp(noon))  10.1.1.11  monitored",
          "web-2                  102  Running  unknown              none",
          "\(launched.name)  105  Running  \(stamp(noon))  10.1.1.15  launched by cronscale, unfinished, no member",
        ])
  }

  /// web-2 is missing from the second rule, which lists one that is no member.
  static var severalRules: GroupStatus {
    var status = GroupStatus.idle
    status.rules = ["64330", "64331"]
    status.cloud = status.cloud.map { view in
      var view = view
      view.rules.append(GroupStatus.Rule(id: "64331", name: "web-https", state: "Active"))
      view.otherRules = [
        OtherRule(id: "64331", members: [view.members[0], Machine(id: "110", name: "mail", state: .running)])
      ]
      return view
    }
    return status
  }

  @Test func `with several rules each has a line, and tells what it lacks and lists besides`() {
    let rows = Self.severalRules.text.rows
    #expect(
      rows.filter { $0.hasPrefix("rule ") } == [
        "rule             : 64330 (web-lb), Active",
        "rule             : 64331 (web-https), Active, lacks web-2, lists mail besides",
      ])
    #expect(rows.contains { $0.hasPrefix("web-2 ") && $0.hasSuffix("not in every rule") })
    #expect(!rows.contains { $0.hasPrefix("web-1 ") && $0.hasSuffix("not in every rule") })
    #expect(!rows.contains { $0.hasPrefix("failed repairs") })
  }

  @Test func `what a run would put right before it decides by the load has a line`() {
    var status = Self.severalRules
    #expect(status.nextRepair == "web-2 id 102 is missing from rule 64331")
    status.cloud = status.cloud.map { view in
      var view = view
      view.otherRules[0].members = []
      return view
    }
    #expect(status.nextRepair == "web-1 id 101 is missing from rule 64331; 1 more after it")
    status.state.memory.operation = .launch(name: launched.name, at: place, now: noon)
    #expect(status.nextRepair == nil)
  }

  @Test func `a group that is too small is filled before anything is put right`() {
    var status = Self.severalRules
    status.policy.minSize = 3
    #expect(status.decision?.action == .scaleOut)
    #expect(status.nextRepair == nil)
  }

  @Test func `a VM that is nobody's has a table of its own`() {
    var status = GroupStatus.idle
    status.cloud = status.cloud.map { view in
      var view = view
      view.account.append(launched)
      return view
    }
    #expect(
      status.text.rows
        == idleReport.replacing(["size": "2 (min 2, max 4, 3 count against max)"]) + [
          "", "NOBODY'S               ID   STATE    CREATED              ADDRESS",
          "\(launched.name)  105  Running  \(stamp(noon))  10.1.1.15",
          "hint             : cronscale launched these, leaves them alone now, and counts them against max_size; "
            + "register or destroy them yourself (README, When something went wrong)",
        ])
  }

  @Test func `what waits is told in seconds, with what is remembered`() {
    var status = GroupStatus.idle
    status.holder = "process 7 since 2026-11-21 17:27:00"
    status.load = .success(3.42)
    status.state.memory.breachesOut = 1
    status.state.memory.lastScaleIn = noon + -259.5
    status.state.memory.failedLaunches.note(at: noon + -60)
    status.state.memory.failedLaunches.note(at: noon)
    #expect(
      status.text.rows
        == idleReport.replacing([
          "run": "process 7 since 2026-11-21 17:27:00 is at work",
          "load": "3.42 (scale out above 3, scale in below 1)",
          "breaches": "out 1 of 3 periods, in 0 of 1 periods", "cooldown": "out over in 41 s, in over",
          "last scale in": stamp(noon + -259.5),
          "failed launches": "2 in a row, the last at \(stamp(noon)); next try in 120 s",
          "decision": "nothing (load 3.42 > 3 in 2 of 3 periods; cooldown over in 41 s; "
            + "the last 2 launches failed, next try in 120 s; size 2, min 2, max 4), if a run began now",
        ]))
  }

  @Test func `several hosts have a table of their own, and what is wrong with one comes last`() {
    var status = GroupStatus.idle
    let silence = Failure(.unavailable, "web2: no answer", hint: "look")
    status.hosts = HostLoadsTests.loads([.success(2), .failure(silence), .success(3)])
    status.load = .success(2.5)
    let table = ["", "HOST  LOAD", "web1  2", "web2  unknown", "web3  3"]
    let report = idleReport.replacing([
      "load": "2.5 (2 of 3 answered, average 2.5; scale out above 3, scale in below 1)",
      "decision": "nothing (load 2.5, between 1 and 3; size 2, min 2, max 4), if a run began now",
    ])
    #expect(
      status.text.rows
        == report.dropLast(4) + table + report.suffix(4)
        + ["", "warning          : web2: no answer", "hint             : look"])
    #expect(status.exitStatus == .done)
  }

  @Test func `without most of the hosts each failure is told`() {
    var status = GroupStatus.idle
    let silence = Failure(.refused, "web2: no entry")
    status.hosts = HostLoadsTests.loads([.success(2), .failure(silence)])
    status.load = status.hosts?.load ?? status.load
    #expect(
      status.text.rows.suffix(2) == ["error            : only 1 of 2 answered", "error            : web2: no entry"])
    #expect(status.exitStatus == .refused)
  }

  @Test func `a cloud that does not answer hides nothing of what is on disk`() {
    var status = GroupStatus.launching(.draining(since: noon))
    status.cloud = .failure(Failure(.unavailable, "the cloud is away", hint: "bring it back"))
    status.nextStep = nil
    let unknown = "unknown (min 2, max 4)"
    #expect(
      status.text.rows
        == idleReport.replacing([
          "rule": "64330, state unknown", "size": unknown,
          "under way": "launch of \(launched.name) id 105, draining, since \(stamp(noon))\nnext step        : unknown",
          "decision": "none can be made",
        ]).dropLast(4) + ["", "error            : the cloud is away", "hint             : bring it back"])
    #expect(status.exitStatus == .unavailable)
  }

  @Test func `a state file that says nothing is told`() {
    var status = GroupStatus.idle
    status.state.condition = .unreadable("it is no state file")
    #expect(
      status.text.rows
        == idleReport.replacing([
          "state file": "/state/web.json, which says nothing: it is no state file; the next run puts it aside"
        ]))
    #expect(status.exitStatus == .done)
  }

  @Test func `names cannot move a terminal's cursor`() {
    var status = GroupStatus.idle
    status.holder = "process 7\u{1B}[2J"
    #expect(!status.text.unicodeScalars.contains("\u{1B}"))
  }
}

// MARK: - What is expected

private func stamp(_ instant: Instant) -> String { LocalTime(instant).stamp }

private var idleReport: [String] {
  [
    "group            : web", "endpoint         : http://cloud/client/api", "rc file          : web.rc",
    "state file       : /state/web.json", "run              : none at work",
    "rule             : 64330 (web-lb), Active",
    "size             : 2 (min 2, max 4, 2 count against max)",
    "load             : 2 (scale out above 3, scale in below 1)",
    "breaches         : out 0 of 3 periods, in 0 of 1 periods", "cooldown         : out over, in over",
    "last scale out   : none remembered", "last scale in    : none remembered",
    "failed launches  : none since the last that went well", "under way        : nothing",
    "decision         : nothing (load 2, between 1 and 3; size 2, min 2, max 4), if a run began now",
    "", "VM     ID   STATE    CREATED              ADDRESS    REMARKS",
    "web-1  101  Running  \(stamp(noon))  10.1.1.11  monitored", "web-2  102  Running  unknown              none",
  ]
}

extension GroupStatus {
  fileprivate var nextRepair: String? {
    let key = "next repair      : "
    return text.rows.first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
  }
}

extension String {
  fileprivate var rows: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

extension [String] {
  /// The report with other values for some keys; a value may bring lines of its own.
  fileprivate func replacing(_ values: [String: String]) -> [String] {
    flatMap { line in
      let key = line.prefix { $0 != ":" }.trimming
      return (values[key].map { key.classic($0) } ?? line).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }
}

extension Substring {
  fileprivate var trimming: String { String(reversed().drop { $0 == " " }.reversed()) }
}
