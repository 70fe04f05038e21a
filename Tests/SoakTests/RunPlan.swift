import Chance
import CloudSimulator

/// What one run meets. Effects are requests and writes of the state file; each has a moment before and one after it,
/// counted together from 1.
struct RunPlan: CustomStringConvertible {
  /// nil: the monitored host does not answer.
  var load: Double?
  var faults: [Fault] = []
  /// The moment at which the process is killed.
  var death: Int?
  /// The moment at which it gets SIGTERM.
  var interruption: Int?
  /// The moment at which the machine's clock is set, and by how many seconds.
  var clockJump: (moment: Int, seconds: Double)?
  /// Writes of the state file that fail, counted from 1.
  var failingWrites = 0..<0
  /// Requests that find no network, counted from 1.
  var lostConnections = 0..<0

  /// A run that meets nothing.
  init(load: Double?) {
    self.load = load
  }

  /// A run of the bad days.
  init(load: Double?, _ chance: inout Chance) {
    self.load = load
    if chance.once(in: 3) { faults = (0..<chance.number(1...3)).map { _ in Fault.random(&chance) } }
    if chance.once(in: 5) { death = chance.number(1...50) }
    if chance.once(in: 12) { interruption = chance.number(1...30) }
    if chance.once(in: 15) {
      clockJump = (chance.number(1...20), chance.one(of: [-3_600, 3_600, -86_400, 86_400, -40, 40]))
    }
    if chance.once(in: 15) { failingWrites = Self.few(&chance) }
    if chance.once(in: 12) { lostConnections = Self.few(&chance) }
  }

  private static func few(_ chance: inout Chance) -> Range<Int> {
    let first = chance.number(1...6)
    return first..<(first + chance.number(1...8))
  }

  var description: String {
    let parts: [String?] = [
      "load \(load.map { "\($0)" } ?? "unknown")", faults.isEmpty ? nil : "\(faults.map(\.description))",
      death.map { "killed at \($0)" }, interruption.map { "SIGTERM at \($0)" },
      clockJump.map { "clock \($0.seconds) s at \($0.moment)" },
      failingWrites.isEmpty ? nil : "no writes \(failingWrites)",
      lostConnections.isEmpty ? nil : "no network \(lostConnections)",
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Fault {
  private static let changes = [
    "deployVirtualMachine", "assignToLoadBalancerRule", "removeFromLoadBalancerRule", "destroyVirtualMachine", "change",
  ]
  private static let lists = [
    "listVirtualMachines", "listLoadBalancerRuleInstances", "listLoadBalancerRules", "list*",
  ]
  private static let others = ["queryAsyncJobResult", "read", "*"]

  static func random(_ chance: inout Chance) -> Fault {
    let asked = chance.once(in: 2) ? 1 : chance.number(1...6)
    let times = chance.once(in: 2) ? 1 : chance.number(1...5)
    switch chance.number(0...9) {
    case 0...3: return Fault(chance.one(of: changes), asked: asked, times: times, onChange(&chance))
    case 4, 5: return Fault(chance.one(of: lists), asked: asked, times: times, lag(&chance))
    case 6: return Fault(chance.one(of: lists + changes), asked: asked, meddling(&chance))
    default: return Fault(chance.one(of: changes + lists + others), asked: asked, times: times, onTheWire(&chance))
    }
  }

  private static func onChange(_ chance: inout Chance) -> Kind {
    chance.once(in: 2) ? .job(chance.one(of: Job.Fate.allCases)) : onTheWire(&chance)
  }

  private static func lag(_ chance: inout Chance) -> Kind {
    switch chance.number(0...2) {
    case 0: .readsBehind(chance.number(1...4))
    case 1: .secondsBehind(Double(chance.number(2...55)))
    default: .frozen(Double(chance.number(2...50)))
    }
  }

  private static func meddling(_ chance: inout Chance) -> Kind {
    let deeds = Meddling.Deed.allCases.filter { $0 != .register }
    let deed: Meddling =
      chance.once(in: 5) ? .restart(startingBecomes: .stopped) : .machine(chance.one(of: deeds), named: nil)
    return .meddling(chance.one(of: Moment.allCases), deed)
  }

  private static func onTheWire(_ chance: inout Chance) -> Kind {
    switch chance.number(0...6) {
    case 0: .instead(falseAnswer(&chance))
    case 1, 2: .processed(falseAnswer(&chance).afterProcessing)
    case 3: .late(Double(chance.number(5...50)))
    case 4: .receivedLate(Double(chance.number(5...100)))
    case 5: .cutOff(bytes: nil)
    default: .trickle(bytesPerSecond: chance.one(of: [1, 200]))
    }
  }

  private static func falseAnswer(_ chance: inout Chance) -> FalseAnswer {
    chance.one(of: [
      .drop, .drop, .html(status: 500), .html(status: 502), .html(status: 503), .throttle(retryAfter: nil),
      .throttle(retryAfter: 3), .api(code: 401, text: nil), .api(code: 431, text: nil), .api(code: 530, text: nil),
      .api(code: 533, text: nil), .limit, .empty, .garbage, .redirect(to: nil),
    ])
  }
}

extension FalseAnswer {
  /// What may come in place of the answer when all is done. The cloud counts calls before it looks at anything else
  /// (reference, section 2.2), so a 429 that comes afterwards is none of its own: a proxy's page.
  fileprivate var afterProcessing: FalseAnswer {
    if case .throttle = self { .html(status: 429) } else { self }
  }
}
