import CloudSimulator

extension CloudConfiguration {
  /// A cloud whose jobs take until a run has asked after them once; see ``World/intercept(_:)``.
  static var paced: CloudConfiguration {
    var configuration = CloudConfiguration.quick
    (configuration.bootTime, configuration.jobTime) = (pace, pace)
    return configuration
  }

  /// Seconds; less than a deploy is signed for.
  fileprivate static let pace = 30.0
}

extension World {
  /// Sets what stands between HTTP and the cloud from now on. In a ``CloudConfiguration/paced`` cloud the clock goes on
  /// by a job's time after each look at a job or a VM, so that a run sees each job at work exactly once.
  func intercept(_ interception: Simulator.Interception? = nil) {
    let clock = clock
    let isPaced = cloud.withCloud { cloud, _ in cloud.configuration.jobTime == CloudConfiguration.pace }
    @Sendable func goOn(after request: Request) {
      guard isPaced, ["queryAsyncJobResult", "listVirtualMachines"].contains(request.command) else { return }
      clock.advance(by: CloudConfiguration.pace)
    }
    cloud.intercept { request, process in
      guard let interception else {
        defer { goOn(after: request) }
        return process(request)
      }
      return await interception(request) { request in
        defer { goOn(after: request) }
        return process(request)
      }
    }
  }
}
