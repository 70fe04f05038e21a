import CloudStack
import SSH

/// The one place where a library's error becomes an exit status.
extension Failure {
  init(_ error: SSHError) {
    self =
      error.kind == .interrupted
      ? .interrupted : Failure(ExitStatus(error.kind), error.message, hint: error.hint)
  }

  init(_ error: CloudError) {
    self =
      error.cause == .interrupted
      ? .interrupted : Failure(ExitStatus(error.cause), error.message, hint: error.hint)
  }
}

extension ExitStatus {
  fileprivate init(_ kind: SSHError.Kind) {
    switch kind {
    case .unreachable, .unsupported: self = .unavailable
    case .refused, .passphrase: self = .refused
    case .configuration: self = .configuration
    case .interrupted: self = .unfinished
    }
  }

  fileprivate init(_ cause: CloudError.Cause) {
    switch cause {
    case .unauthorized: self = .refused
    case .refused, .untrusted, .notSent, .noAnswer: self = .unavailable
    case .misconfigured: self = .configuration
    case .interrupted: self = .unfinished
    }
  }
}
