import Foundation
import Testing

@testable import Scaling
@testable import cronscale

/// `cronscale status --json`, which programs rely on.
@Suite struct StatusDocumentTests {
  /// A group in which everything that can be known is known.
  private var full: GroupStatus {
    var status = GroupStatus.launching(.unregistering(call: Call(at: noon)))
    status.holder = "process 7 since 2026-11-21 17:27:00"
    status.state.memory.operation?.failure = "it was not ready"
    status.state.memory.lastScaleIn = noon
    status.state.memory.failedLaunches.note(at: noon)
    status.load = .failure(Failure(.unavailable, "no route to host", hint: "is it up?"))
    status.cloud = status.cloud.map { view in
      var view = view
      view.account.append(Machine(id: "106", name: "web-261121172753-0000", state: .stopped))
      return view
    }
    return status
  }

  @Test func `a whole report, with its names in snake case`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(StatusDocument([full.outcome]).text.utf8))
    let expected: [String: Any] = [
      "time": rfc3339, "group": "web", "endpoint": "http://cloud/client/api", "rc_file": "web.rc",
      "state_file": "/state/web.json", "state_condition": "read",
      "locked_by": "process 7 since 2026-11-21 17:27:00",
      "rules": [["id": "64330", "name": "web-lb", "state": "Active"]],
      "size": 2, "min_size": 2, "max_size": 4, "counted_against_max": 4,
      "out": ["threshold": 3, "breaches": 0, "periods": 3, "cooldown_left_seconds": 300],
      "in": ["threshold": 1, "breaches": 0, "periods": 1, "cooldown_left_seconds": 60, "last": rfc3339],
      "failed_launches": 1, "last_failed_launch": rfc3339, "next_launch_in_seconds": 60,
      "operation": [
        "purpose": "launch", "vm": launched.name, "phase": "being unregistered", "since": rfc3339, "id": "105",
        "failure": "it was not ready", "next_step": "register 105 with rule 64330",
        "endpoint": "http://cloud/client/api", "rules": ["64330"], "account": "scaler/1",
      ],
      "decision": [
        "action": "nothing", "holds": [String](),
        "why": "unfinished: launch of \(launched.name) id 105, being unregistered because it was not ready",
      ],
      "vms": [
        vm("101", "web-1", ["monitored"], addresses: ["10.1.1.11"], created: rfc3339),
        vm("102", "web-2", [], addresses: []),
        vm("105", launched.name, ["launched", "unfinished", "unlisted"], addresses: ["10.1.1.15"], created: rfc3339),
      ],
      "strays": [vm("106", "web-261121172753-0000", ["launched", "unlisted"], addresses: [], state: "Stopped")],
      "warnings": [[String: Any]](),
      "errors": [["message": "no route to host", "hint": "is it up?", "status": 69]],
    ]
    #expect(object as? NSDictionary == ["groups": [expected]] as NSDictionary)
  }

  @Test func `several hosts are listed, each with its load if it has one`() throws {
    var status = GroupStatus.idle
    status.hosts = HostLoadsTests.loads([.success(2), .failure(Failure(.unavailable, "web2: no answer")), .success(3)])
    let object = try JSONSerialization.jsonObject(with: Data(StatusDocument([status.outcome]).text.utf8))
    let group = ((object as? [String: Any])?["groups"] as? [[String: Any]])?.first
    #expect(
      group?["hosts"] as? NSArray
        == [["name": "web1", "load": 2], ["name": "web2"], ["name": "web3", "load": 3]] as [[String: Any]] as NSArray)
    #expect(
      group?["warnings"] as? NSArray == [["message": "web2: no answer"]] as [[String: Any]] as NSArray)
  }

  @Test func `the README names every key`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let object = try JSONSerialization.jsonObject(with: Data(StatusDocument([full.outcome]).text.utf8))
    #expect(keys(in: object).subtracting(["groups"]).filter { !readme.contains("`\($0)`") } == [])
  }

  private func keys(in value: Any) -> Set<String> {
    if let list = value as? [Any] { return Set(list.flatMap(keys)) }
    guard let object = value as? [String: Any] else { return [] }
    return Set(object.keys).union(object.values.flatMap(keys))
  }

  private var rfc3339: String { LocalTime(noon).rfc3339 }

  private func vm(
    _ id: String, _ name: String, _ traits: [String], addresses: [String], state: String = "Running",
    created: String? = nil
  ) -> [String: Any] {
    var vm: [String: Any] = ["id": id, "name": name, "state": state, "addresses": addresses, "traits": traits]
    vm["created"] = created
    return vm
  }
}

extension GroupStatus {
  fileprivate var outcome: GroupOutcome<GroupStatus> { GroupOutcome(result: .success(self)) }
}
