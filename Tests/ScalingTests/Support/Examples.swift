@testable import Scaling

/// The moment at which the examples are decided.
let noon = Instant(1_795_255_200)

extension Machine {
  /// A VM that an administrator made: id `vm-N`, name `hand-N`, created N minutes after the first.
  static func hand(_ number: Int, _ state: MachineState = .running) -> Machine {
    Machine(id: "vm-\(number)", name: "hand-\(number)", state: state, created: noon + Double(number * 60 - 86_400))
  }

  /// A VM that cronscale launched for the group: id `vm-N`, the name in cronscale's form.
  static func launched(_ number: Int, _ state: MachineState = .running, prefix: String = "web") -> Machine {
    var machine = hand(number, state)
    machine.name = LaunchName.make(prefix: prefix, timestamp: "261121172752", nonce: UInt16(number))
    return machine
  }

  /// The same VM after a change.
  func with(_ change: (inout Machine) -> Void) -> Machine {
    var machine = self
    change(&machine)
    return machine
  }
}

extension Policy {
  /// 2 to 5 VMs, out above 3, in below 1, as in the spec's examples.
  static let usual = Policy(
    minSize: 2, maxSize: 5,
    scaleOut: Trigger(threshold: 3, periods: 1, cooldown: 300),
    scaleIn: Trigger(threshold: 1, periods: 1, cooldown: 300),
    drain: 30, victim: .newest, removable: .any, expunge: false)

  func with(_ change: (inout Policy) -> Void) -> Policy {
    var policy = self
    change(&policy)
    return policy
  }
}

extension Memory {
  static func with(_ change: (inout Memory) -> Void) -> Memory {
    var memory = Memory()
    change(&memory)
    return memory
  }

  /// After so many failed launches in a row, the last one so many seconds before noon.
  static func failures(_ count: Int, secondsAgo: Double) -> Memory {
    with { memory in
      for _ in 0..<count { memory.failedLaunches.note(at: noon + -secondsAgo) }
    }
  }
}

extension Terms {
  /// The defaults of the rc file; vm-1 is monitored.
  static let usual = Terms(
    drain: 30, expunge: false, monitored: Monitored(name: "vm-1"), asksReadiness: false, readyTimeout: 300,
    jobTimeout: 600, poll: 2, deployMargin: 30)

  func with(_ change: (inout Terms) -> Void) -> Terms {
    var terms = self
    change(&terms)
    return terms
  }
}

extension Operation.Place {
  static let usual = Operation.Place(endpoint: "https://cloud.example/client/api", rules: ["r1"], account: "ops")
}
