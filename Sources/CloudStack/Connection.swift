/// A client's transport, in a class so that a client can go without until its first call.
final class Connection {
  let transport: Transport

  init(endpoint: String, timeout: Double, caFile: String?, environment: ClientEnvironment) throws(CloudError) {
    let trustStore: TrustStore
    do throws(TrustStore.Unreadable) { trustStore = try TrustStore(adding: caFile) } catch { throw CloudError(error) }
    do throws(CurlProblem) {
      transport = try Transport(
        endpoint: endpoint, timeout: timeout, trustStore: trustStore, isInterrupted: environment.isInterrupted)
    } catch {
      throw .noLibrary
    }
  }
}

extension CloudError {
  init(_ error: TrustStore.Unreadable) {
    self.init(
      command: "ca_file in [account]",
      cause: .misconfigured(
        detail: "\(error.path): \(error.reason)",
        hint: "it must be a readable file of certificates in PEM form: ls -l \(error.path)"))
  }

  static let noLibrary = CloudError(
    command: "libcurl", cause: .misconfigured(detail: "it does not start", hint: "is memory left? free -m"))
}
