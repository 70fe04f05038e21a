import CloudSimulator

/// A cloud that is asked as HTTP does, with signed requests, and whose faults a test sets.
struct FaultyCloud {
  var test: TestCloud
  /// Seconds for which requests are signed; nil signs without expiry.
  var expires: Double?

  init(_ flavour: Flavour, faults: String..., change: (inout CloudConfiguration) -> Void = { _ in }) throws {
    test = TestCloud(flavour, change)
    test.cloud.faults = try faults.map { try Fault(parsing: $0) }
  }

  func request(_ command: String, _ parameters: [String: String] = [:]) -> Request {
    let user = test.cloud.world.users[0]
    let asked = parameters.merging(["command": command, "response": "json"]) { $1 }
    return Request(query: Signature.signedQuery(asked, apiKey: user.apiKey, secret: user.secretKey))
  }

  @discardableResult
  mutating func deliver(_ command: String, _ parameters: [String: String] = [:]) -> Delivery {
    test.cloud.deliver(request(command, parameters), at: test.now)
  }

  @discardableResult
  mutating func deploy(_ name: String, _ more: [String: String] = [:]) -> Delivery {
    let world = test.cloud.world
    let ids = [
      "name": name, "zoneid": test.cloud.text(world.zone.id), "templateid": test.cloud.text(world.templates[0].id),
      "serviceofferingid": test.cloud.text(world.offerings[0].id),
    ]
    return deliver("deployVirtualMachine", ids.merging(more) { $1 })
  }

  mutating func assign(_ name: String) -> Delivery {
    deliver("assignToLoadBalancerRule", ["id": test.ruleID, "virtualmachineids": test.id(name)])
  }

  mutating func unassign(_ name: String) -> Delivery {
    deliver("removeFromLoadBalancerRule", ["id": test.ruleID, "virtualmachineids": test.id(name)])
  }

  mutating func destroy(_ name: String) -> Delivery { deliver("destroyVirtualMachine", ["id": test.id(name)]) }

  /// Names of the VMs that a list shows.
  mutating func listed(_ command: String = "listVirtualMachines", _ parameters: [String: String] = [:]) -> [String] {
    let names = deliver(command, parameters).response?.text.matches(of: /"name":"([^"]*)"/) ?? []
    return names.map { String($0.1) }.filter { $0.hasPrefix("web-") || $0.hasPrefix("new") }.sorted()
  }

  var state: Machine.State? { test.cloud.machine("new")?.state }

  /// How the latest job ended, as the API tells it.
  mutating func outcome() -> Outcome? {
    guard let job = test.cloud.world.jobs.last else { return nil }
    return test.outcome(test.cloud.text(job.id))
  }
}

extension Delivery {
  var status: Int? { response?.status }
}
