package import Scaling

/// Everything an rc file says, decoded and checked.
///
/// The initial values below are never seen outside: decoding fills in each of them by the key table, or throws.
package struct Settings: Sendable, Equatable {
  package internal(set) var account = Account()
  package internal(set) var monitoring = Monitoring()
  package internal(set) var launch = Launch()
  package internal(set) var group = Group()
  package internal(set) var policy = Policy(
    minSize: 1, maxSize: 1,
    scaleOut: Policy.Trigger(threshold: 0, periods: 1, cooldown: 0),
    scaleIn: Policy.Trigger(threshold: 0, periods: 1, cooldown: 0),
    drain: 0, victim: .newest, removable: .any, expunge: false)

  /// The API and how it is called.
  package struct Account: Sendable, Equatable {
    /// The API's full URL, without query.
    package internal(set) var endpoint = ""
    package internal(set) var apiKey = SecretSource.inline(Secret(""))
    package internal(set) var secretKey = SecretSource.inline(Secret(""))
    /// A PEM file of more certificate authorities.
    package internal(set) var caFile: String?
    /// Seconds for one request.
    package internal(set) var timeout = 0.0
    /// Seconds for which a signed request stays valid; 0 for the plain signature without expiry.
    package internal(set) var expires = 0
  }

  /// What is sent to deployVirtualMachine, and when the new VM counts as ready.
  package struct Launch: Sendable, Equatable {
    /// One parameter of the API call.
    package struct Parameter: Sendable, Equatable {
      package let name: String
      package let value: String
    }

    /// serviceofferingid, templateid and zoneid, then the others as the file names and orders them.
    package internal(set) var parameters: [Parameter] = []
    package internal(set) var userdataFile: String?
    /// In lower case, and short enough that `-YYMMDDHHMMSS-xxxx` behind it makes a VM's name.
    package internal(set) var namePrefix = ""
    package internal(set) var ready = Readiness.job
    /// Seconds from when the VM runs.
    package internal(set) var readyTimeout = 0.0
  }

  /// The group as the log, the state file and the cloud know it.
  package struct Group: Sendable, Equatable {
    package internal(set) var name = ""
    /// Ids of load-balancer rules; the first one is counted.
    package internal(set) var rules: [String] = []
    /// Seconds for which one run polls one job.
    package internal(set) var jobTimeout = 0.0
    /// Seconds between two polls.
    package internal(set) var jobPoll = 0.0
  }

  /// What must be seen of a new VM before it is registered.
  package enum Readiness: Sendable, Equatable {
    /// Its deploy job has succeeded.
    case job
    /// The port takes connections.
    case tcp(port: Int)
    /// The path, with its first slash, answers with 2xx.
    case http(port: Int, path: String)
  }
}
