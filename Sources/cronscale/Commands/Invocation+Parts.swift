import CloudStack
import RCFile
import SSH
import Scaling

extension Invocation {
  /// Puts a run together from its settings; asks nobody yet.
  func groupRun(_ settings: Settings, _ folder: StateFolder, _ user: User) throws -> GroupRun {
    let secrets = Secrets(user: user, isInterrupted: surroundings.isInterrupted)
    let subject = StateFile.Subject(endpoint: settings.account.endpoint, rules: settings.group.rules)
    return GroupRun(
      settings: settings, cloud: try cloud(settings, secrets), readLoad: try host(settings.monitoring, secrets).read,
      state: StateFile(path: folder.stateFile(of: settings.group.name), subject: subject), log: log,
      surroundings: surroundings)
  }

  private func cloud(_ settings: Settings, _ secrets: Secrets) throws -> Cloud {
    let client = Client(
      settings.account, try secrets.credentials(of: settings.account),
      ClientEnvironment(surroundings, trace: { [log] in log(.trace(key: "api", text: $0.description)) }))
    return Cloud(
      client: client, rules: settings.group.rules, deployParameters: settings.launch.parameters,
      userdata: try settings.launch.userdataFile.map(Userdata.encoded), readiness: settings.launch.ready,
      signsExpiry: settings.account.expires > 0)
  }

  private func host(_ monitoring: Settings.Monitoring, _ secrets: Secrets) throws -> MonitoredHost {
    var host = try MonitoredHost(monitoring, secrets, isInterrupted: surroundings.isInterrupted, log: log)
    host.destination.mayWriteKnownHosts = mayChange
    return host
  }
}
