import Scaling

/// What the VMs of small worlds are called. A VM's place in its world tells all of it.
enum Names {
  static let prefix = "web"
  static let rule = "r1"
  static let place = Operation.Place(endpoint: "https://cloud.example/client/api", rules: [rule], account: "ops")
  static let monitored = Monitored(name: "mon")

  /// The name of a launch whose VM has not been made, and of one whose VM is no more.
  static let awaited = LaunchName.make(prefix: prefix, timestamp: "261121172752", nonce: 0xA)
  static let vanished = LaunchName.make(prefix: prefix, timestamp: "261121172752", nonce: 0xB)
  static let vanishedID = "vm-b"

  static func id(_ place: Int) -> String { ids[place] }

  static func name(_ kind: VM.Kind, at place: Int) -> String {
    switch kind {
    case .monitored: "mon"
    case .hand: hands[place]
    case .launched, .released: launches[place]
    }
  }

  /// The VM as the cloud lists it.
  static func machine(_ vm: VM, at place: Int) -> Machine {
    Machine(
      id: id(place), name: name(vm.kind, at: place), state: vm.condition.state,
      created: Clock.now + Double(place * 60 - 86_400), isProtected: vm.isProtected)
  }

  /// The VM's place, from an id.
  static func place(of id: String) -> Int? { ids.firstIndex(of: id) }

  private static let ids = ["vm-0", "vm-1", "vm-2", "vm-3"]
  private static let hands = ["hand-0", "hand-1", "hand-2", "hand-3"]
  private static let launches = VMs.places.map {
    LaunchName.make(prefix: prefix, timestamp: "261121172752", nonce: UInt16($0))
  }
}

/// Time in small worlds: it is always now, and everything else is so many ticks ago.
enum Clock {
  /// Seconds of a tick: every number of the terms is a multiple of it.
  static let tick = 30.0
  /// The clock of the machine that cronscale runs on.
  static let now = Instant(1_795_255_200)
  /// The cloud's clock, an hour ahead, so that mistaking one for the other shows.
  static let cloud = now + 3600

  static func ago(_ ticks: Int) -> Instant {
    Instant(now.seconds - Double(ticks) * tick)
  }

  /// Whole ticks since `time`, at most `limit`: what is older is not looked at by any rule.
  static func age(_ time: Instant, atMost limit: Int) -> Int {
    let seconds = now.seconds - time.seconds
    return seconds <= 0 ? 0 : min(limit, Int(seconds / tick))
  }
}
