/// An asynchronous job: what it does, when it ends, how it ended.
package struct Job: Sendable, Codable {
  package var id: Identity
  package var work: Work
  package var account: String
  package var created: Double
  /// When the work begins and ends, unless somebody stops it.
  package var begins: Double
  package var ends: Double
  package internal(set) var outcome = Outcome.pending
  package internal(set) var finished: Double?
  /// The server no longer answers for it; what it has begun goes on all the same.
  var isForgotten = false
  /// Known from the beginning of the work: the job will fail with this.
  var verdict: Refusal?
  /// What it was made to come to; nil lets it take its course.
  var fate: Fate?

  package enum Work: Sendable, Codable, Equatable {
    /// Machines and rules by their numbers.
    case deploy(Int, starts: Bool)
    case start(Int)
    case stop(Int)
    case destroy(Int, expunge: Bool)
    case assign(rule: Int, [Int])
    case remove(rule: Int, [Int])
    case update(rule: Int, Rule.Change)
    case tag
  }

  package enum Outcome: Sendable, Codable, Equatable {
    case pending
    /// With the result as it was at the end.
    case succeeded(JSON)
    case failed(Refusal)
    /// The server was restarted meanwhile, and what is left of the job can't be read (4.x).
    case lost
  }
}

extension Job.Work {
  /// The VM whose job it is; work on rules has none.
  var machine: Int? {
    switch self {
    case .deploy(let number, _), .start(let number), .stop(let number), .destroy(let number, _): number
    case .assign, .remove, .update, .tag: nil
    }
  }

  /// The VMs that it is about.
  var machines: [Int] {
    switch self {
    case .deploy(let number, _), .start(let number), .stop(let number), .destroy(let number, _): [number]
    case .assign(_, let numbers), .remove(_, let numbers): numbers
    case .update, .tag: []
    }
  }

  /// The class name without its package.
  var className: String {
    switch self {
    case .deploy: "DeployVMCmd"
    case .start: "StartVMCmd"
    case .stop: "StopVMCmd"
    case .destroy: "DestroyVMCmd"
    case .assign: "AssignToLoadBalancerRuleCmd"
    case .remove: "RemoveFromLoadBalancerRuleCmd"
    case .update: "UpdateLoadBalancerRuleCmd"
    case .tag: "CreateTagsCmd"
    }
  }

  /// The last part of the class's package from 4.1 on.
  var packageName: String {
    switch self {
    case .deploy, .start, .stop, .destroy: "vm"
    case .assign, .remove, .update: "loadbalancer"
    case .tag: "tag"
    }
  }
}

/// Something that will happen by itself when its time has come.
struct Appointment: Sendable, Codable {
  var at: Double
  var event: Event

  enum Event: Sendable, Codable {
    /// A job's work begins, is half done, ends; by the job's number.
    case begin(Int)
    case halfway(Int)
    case end(Int)
    /// The server forgets a job; by the job's number.
    case forget(Int)
    /// The expunge thread comes by; by the VM's number.
    case expunge(Int)
    /// A host reports the state of a VM that a restarted server had left Starting.
    case report(Int, Machine.State)
    /// A request arrives that was long under way.
    case receive(Request)
  }
}
