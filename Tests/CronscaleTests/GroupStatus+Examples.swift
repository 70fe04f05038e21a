@testable import Scaling
@testable import cronscale

let noon = Instant(1_795_255_200)
let launched = Machine(
  id: "105", name: "web-261121172752-7f3a", addresses: ["10.1.1.15"], state: .running, created: noon)
let place = Operation.Place(endpoint: "http://cloud/client/api", rules: ["64330"], account: "scaler/1")

extension GroupStatus {
  static var idle: GroupStatus {
    let policy = Policy(
      minSize: 2, maxSize: 4, scaleOut: .init(threshold: 3, periods: 3, cooldown: 300),
      scaleIn: .init(threshold: 1, periods: 1, cooldown: 60), drain: 30, victim: .newest, removable: .any,
      expunge: false)
    let members = [
      Machine(id: "101", name: "web-1", addresses: ["10.1.1.11"], state: .running, created: noon),
      Machine(id: "102", name: "web-2", state: .running),
    ]
    return GroupStatus(
      time: noon, rcFile: "web.rc", name: "web", endpoint: "http://cloud/client/api", rules: ["64330"],
      namePrefix: "web", policy: policy, state: State(file: "/state/web.json", condition: .read, memory: Memory()),
      load: .success(2), monitored: Monitored(name: "web-1"),
      cloud: .success(
        CloudView(rules: [Rule(id: "64330", name: "web-lb", state: "Active")], members: members, account: members)))
  }

  /// The same with a launch whose VM is there and no member.
  static func launching(_ phase: Phase) -> GroupStatus {
    var operation = Operation.launch(name: launched.name, at: place, now: noon)
    (operation.machineID, operation.phase) = (launched.id, phase)
    var status = idle
    status.state.memory.operation = operation
    status.nextStep = .success(.change(.register(machineID: "105", rule: "64330")))
    status.cloud = status.cloud.map { view in
      var view = view
      view.account.append(launched)
      return view
    }
    return status
  }
}
