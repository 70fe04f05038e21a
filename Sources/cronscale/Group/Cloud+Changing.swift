import CloudStack
import RCFile
import Scaling

extension Cloud {
  /// Asks for a change. What came of it is a value, since every outcome is looked up; with it goes what a person must
  /// know of an error.
  ///
  /// - Returns: no outcome where the account has called too often: then the change was not taken up at all. A deploy is
  ///   looked up all the same, and never sent again under its name.
  func perform(_ change: Change) -> (outcome: Outcome?, failure: Failure?) {
    do throws(CloudError) {
      return (try ask(for: change), nil)
    } catch {
      if case .deploy = change { return (Outcome(error), Failure(error)) }
      return (error.isThrottled ? nil : Outcome(error), Failure(error))
    }
  }

  private func ask(for change: Change) throws(CloudError) -> Outcome {
    switch change {
    case .deploy(let name, let until):
      let deployed = try client.deploy(parameters(for: name), validUntil: until.seconds)
      return .accepted(machineID: deployed.machineID, job: deployed.jobID)
    case .register(let id, let rule):
      return .accepted(machineID: nil, job: try client.register(machine: id, withRule: rule))
    case .unregister(let id, let rule):
      return .accepted(machineID: nil, job: try client.unregister(machine: id, fromRule: rule))
    case .destroy(let id, let expunge):
      return .accepted(machineID: nil, job: try client.destroy(id: id, expunge: expunge))
    }
  }

  /// What a deployment would be asked for, for a dry run to tell.
  var visibleParameters: [String] {
    deployParameters.map { "\($0.name)=\(isSecretParameter($0.name) ? "••••" : $0.value)" }
      + (userdata == nil ? [] : ["userdata=…"])
  }

  private func parameters(for name: String) -> [Parameter] {
    [("name", name)] + deployParameters.map { ($0.name, $0.value) } + (userdata.map { [("userdata", $0)] } ?? [])
  }
}

extension Outcome {
  init(_ error: CloudError) {
    switch error.cause {
    case .refused, .unauthorized: self = .refused(error.message)
    case .noAnswer: self = .unanswered(error.message)
    case .notSent, .untrusted, .misconfigured, .interrupted: self = .notSent(error.message)
    }
  }
}
