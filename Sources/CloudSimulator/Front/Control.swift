import Foundation

/// The operator's door of the executable: POST /control?do=ACTION&vm=NAME on loopback, without a signature.
extension Simulator {
  /// What each action does; `vm` is a name or an id.
  private static let actions: [String: @Sendable (inout Cloud, _ vm: String, _ now: Double) -> Void] = [
    "run": { $0.set($1, to: .running, at: $2) },
    "stop": { $0.set($1, to: .stopped, at: $2) },
    "break": { $0.set($1, to: .error, at: $2) },
    "destroy": { $0.set($1, to: .destroyed, at: $2) },
    "expunge": { $0.expunge($1, at: $2) },
    "register": { $0.register($1, at: $2) },
    "unregister": { $0.unregister($1, at: $2) },
    "protect": { cloud, vm, _ in cloud.protect(vm) },
    "unprotect": { cloud, vm, _ in cloud.protect(vm, false) },
  ]

  /// Actions on the cloud as a whole.
  private static let cloudActions: [String: @Sendable (inout Cloud, _ now: Double) -> Void] = [
    "zone-off": { cloud, _ in cloud.enableZone(false) },
    "zone-on": { cloud, _ in cloud.enableZone(true) },
    "lb-fail": { cloud, _ in cloud.setTrouble(World.Trouble(loadBalancerFails: true)) },
    "start-fail": { cloud, _ in cloud.setTrouble(World.Trouble(startsFail: true)) },
    "mend": { cloud, _ in cloud.setTrouble(World.Trouble()) },
    "restart": { cloud, now in cloud.restart(at: now) },
    "rule-roundrobin": { cloud, _ in cloud.setRule(.roundrobin) },
    "rule-leastconn": { cloud, _ in cloud.setRule(.leastconn) },
    "rule-source": { cloud, _ in cloud.setRule(.source) },
    "rule-move": { cloud, now in cloud.moveRule(at: now) },
    "rules-delete": { cloud, now in cloud.deleteRules(at: now) },
    "template-remove": { cloud, _ in cloud.removeTemplate() },
    "template-unready": { cloud, _ in cloud.setTemplate(isReady: false) },
    "template-move": { cloud, now in cloud.moveTemplate(at: now) },
    "template-mend": { cloud, _ in cloud.mendTemplate() },
    "offering-remove": { cloud, _ in cloud.removeOffering() },
    "offering-mend": { cloud, _ in cloud.removeOffering(nil, false) },
  ]

  /// Actions that answer with more than that they are done; `what` is a fault as text, or a command's name.
  private static let questions: [String: @Sendable (inout Cloud, _ what: String) -> Response] = [
    "ledger": { cloud, _ in ledger(of: cloud) },
    "fault": { cloud, what in set(what, in: &cloud) },
    "faults": { cloud, _ in faults(of: cloud) },
    "forbid": { cloud, what in changeRole(of: &cloud, what) { $0.forbid($1) } },
    "allow": { cloud, what in changeRole(of: &cloud, what) { $0.allow($1) } },
    "calm": { cloud, _ in
      cloud.calm()
      return faults(of: cloud)
    },
  ]

  /// The actions that need a VM, for the help page.
  package static var machineActions: [String] { actions.keys.sorted() }

  /// Those that need none.
  package static var otherActions: [String] { (Array(cloudActions.keys) + Array(questions.keys)).sorted() }

  func control(_ request: Request) -> Response {
    let parameters = Parameters(of: request, behaviour: .v4)
    let action = parameters["do"] ?? ""
    if let answer = Simulator.questions[action] {
      return withCloud { cloud, _ in answer(&cloud, parameters["what"] ?? "") }
    }
    if let act = Simulator.cloudActions[action] {
      withCloud { cloud, now in act(&cloud, now) }
      return Response(status: 200, text: "done\n")
    }
    guard let act = Simulator.actions[action] else {
      let known = (Simulator.machineActions + Simulator.otherActions).joined(separator: ", ")
      return Response(status: 400, text: "no action \"\(action)\"; there are \(known)\n")
    }
    let vm = parameters["vm"] ?? ""
    let isDone = withCloud { cloud, now in
      guard cloud.machine(vm) != nil else { return false }
      act(&cloud, vm, now)
      return true
    }
    return isDone ? Response(status: 200, text: "done\n") : Response(status: 404, text: "no VM \"\(vm)\"\n")
  }

  private static func set(_ what: String, in cloud: inout Cloud) -> Response {
    do throws(FaultError) {
      cloud.faults.append(try Fault(parsing: what))
      return faults(of: cloud)
    } catch {
      return Response(status: 400, text: "\(error)\n")
    }
  }

  /// Answers with the commands that the role now forbids, one a line.
  private static func changeRole(
    of cloud: inout Cloud, _ command: String, _ change: (inout Cloud, String) -> Void
  ) -> Response {
    guard Command.all[command] != nil else { return Response(status: 400, text: "no command \"\(command)\"\n") }
    change(&cloud, command)
    return Response(status: 200, text: cloud.world.forbidden.keys.sorted().map { "forbidden \($0)\n" }.joined())
  }

  /// What is set and what has struck, one a line.
  private static func faults(of cloud: Cloud) -> Response {
    let set = cloud.faults.map { "set   \($0)\n" }
    let taken = cloud.faultsTaken.map { "taken \(Dates.answer($0.at)) \($0.command) \($0.kind)\n" }
    return Response(status: 200, text: (set + taken).joined())
  }

  private static func ledger(of cloud: Cloud) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let data = try? encoder.encode(cloud.ledger) else { return Response(status: 500) }
    return Response(status: 200, headers: ["Content-Type": "application/json"], body: Array(data))
  }
}
