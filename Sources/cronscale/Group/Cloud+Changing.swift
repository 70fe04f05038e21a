import CloudStack
import RCFile
import Scaling

extension Cloud {
  /// Asks for the change that a step stands for; what came of it is a value, since every outcome is looked up.
  func perform(_ step: Step) -> Outcome {
    do throws(CloudError) {
      switch step {
      case .deploy(let name):
        let deployed = try client.deploy(parameters(for: name), validFor: Self.deployValidity)
        return .accepted(machineID: deployed.machineID, job: deployed.jobID)
      case .register(let id, let rule):
        return .accepted(machineID: nil, job: try client.register(machine: id, withRule: rule))
      case .unregister(let id, let rule):
        return .accepted(machineID: nil, job: try client.unregister(machine: id, fromRule: rule))
      case .destroy(let id, let expunge):
        return .accepted(machineID: nil, job: try client.destroy(id: id, expunge: expunge))
      case .look, .wait, .pause, .end:
        preconditionFailure("no change belongs to this step")
      }
    } catch {
      return error.mayHaveTakenEffect ? .unanswered(error.message) : .refused(error.message)
    }
  }

  /// What a deployment would be asked for, for a dry run to tell.
  var visibleParameters: [String] {
    deployParameters.map { "\($0.name)=\($0.value)" } + (userdata == nil ? [] : ["userdata=…"])
  }

  private func parameters(for name: String) -> [Parameter] {
    [("name", name)] + deployParameters.map { ($0.name, $0.value) } + (userdata.map { [("userdata", $0)] } ?? [])
  }
}
