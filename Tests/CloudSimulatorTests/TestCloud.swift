import CloudSimulator

/// A cloud with a clock of its own, for telling stories: each call happens now, and time passes only when told.
struct TestCloud {
  var cloud: Cloud
  var now = 1_795_247_211.0

  init(_ flavour: Flavour, _ change: (inout CloudConfiguration) -> Void = { _ in }) {
    var configuration = CloudConfiguration()
    configuration.flavour = flavour
    (configuration.bootTime, configuration.jobTime) = (10, 2)
    change(&configuration)
    cloud = Cloud(configuration, at: now)
  }

  var ruleID: String { cloud.text(cloud.rule.id) }

  func id(_ name: String) -> String { cloud.machine(name).map { cloud.text($0.id) } ?? "no VM is called \(name)" }

  /// What a call answers, or with which code and text it is refused.
  @discardableResult
  mutating func call(
    _ command: String, _ parameters: [String: String] = [:], as user: String = "scaler"
  ) -> Result<Answer, Refusal> {
    do throws(Refusal) {
      return .success(try cloud.perform(command, parameters, as: user, at: now))
    } catch {
      return .failure(error)
    }
  }

  mutating func refusal(_ command: String, _ parameters: [String: String] = [:], as user: String = "scaler") -> Refused?
  {
    guard case .failure(let refusal) = call(command, parameters, as: user) else { return nil }
    return Refused(refusal)
  }

  mutating func items(_ command: String, _ parameters: [String: String] = [:], as user: String = "scaler") -> [JSON] {
    (try? call(command, parameters, as: user).get().items) ?? []
  }

  mutating func deploy(_ name: String, _ more: [String: String] = [:]) -> Result<Answer, Refusal> {
    let world = cloud.world
    let parameters = [
      "name": name, "zoneid": cloud.text(world.zone.id), "templateid": cloud.text(world.templates[0].id),
      "serviceofferingid": cloud.text(world.offerings[0].id),
    ]
    return call("deployVirtualMachine", parameters.merging(more) { $1 })
  }

  mutating func deployRefusal(_ name: String, _ more: [String: String] = [:]) -> Refused? {
    guard case .failure(let refusal) = deploy(name, more) else { return nil }
    return Refused(refusal)
  }

  mutating func destroy(_ name: String, _ more: [String: String] = [:], as user: String = "scaler") -> String {
    job("destroyVirtualMachine", ["id": id(name)].merging(more) { $1 }, as: user)
  }

  mutating func assign(_ name: String, as user: String = "scaler") -> String {
    job("assignToLoadBalancerRule", ["id": ruleID, "virtualmachineids": id(name)], as: user)
  }

  mutating func unassign(_ name: String) -> String {
    job("removeFromLoadBalancerRule", ["id": ruleID, "virtualmachineids": id(name)])
  }

  /// Starts a job and gives its id.
  mutating func job(_ command: String, _ parameters: [String: String], as user: String = "scaler") -> String {
    guard case .success(let answer) = call(command, parameters, as: user), case .text(let id) = answer["jobid"] else {
      return "refused"
    }
    return id
  }

  mutating func pass(_ seconds: Double) {
    now += seconds
    cloud.advance(to: now)
  }

  mutating func outcome(_ job: String, as user: String = "scaler") -> Outcome? {
    guard case .success(let answer) = call("queryAsyncJobResult", ["jobid": job], as: user),
      case .number(let status) = answer["jobstatus"], case .number(let code) = answer["jobresultcode"]
    else { return nil }
    var result = Outcome(status: status, code: code)
    if case .number(let inner) = answer["jobresult"]?["errorcode"] { result.innerCode = inner }
    if case .text(let text) = answer["jobresult"]?["errortext"] { result.text = text }
    return result
  }

  /// How a job ends when it is waited for.
  mutating func outcomeLater(_ job: String, as user: String = "scaler") -> Outcome? {
    pass(30)
    return outcome(job, as: user)
  }

  /// The state that the owner sees; nil when the list does not show the VM.
  mutating func seen(_ name: String, as user: String = "scaler") -> String? {
    let items = items("listVirtualMachines", ["id": id(name)], as: user)
    guard case .text(let state) = items.first?["state"] else { return nil }
    return state
  }

  mutating func members() -> [String] {
    items("listLoadBalancerRuleInstances", ["id": ruleID]).compactMap {
      if case .text(let name) = $0["name"] { name } else { nil }
    }
  }

  mutating func ruleState() -> String? {
    guard case .text(let state) = items("listLoadBalancerRules", ["id": ruleID]).first?["state"] else { return nil }
    return state
  }
}

/// How a job ended: status, the outer code, and the code and text inside.
struct Outcome: Equatable {
  var status: Int
  var code: Int
  var innerCode: Int?
  var text: String?

  static let pending = Outcome(status: 0, code: 0)
  static let succeeded = Outcome(status: 1, code: 0)

  static func failed(_ code: Int, _ innerCode: Int, _ text: String?) -> Outcome {
    Outcome(status: 2, code: code, innerCode: innerCode, text: text)
  }
}

/// A refusal's code and text.
struct Refused: Equatable {
  var code: Int
  var text: String?

  init(_ code: Int, _ text: String?) { (self.code, self.text) = (code, text) }

  init(_ refusal: Refusal) { (code, text) = (refusal.code, refusal.text) }
}

/// What ordinary users see of a failure inside the server.
let internalError = "Internal error executing command, please contact your system administrator"
