import RCFile
import Synchronization
import Testing

@testable import CloudStack
@testable import Scaling
@testable import cronscale

/// What a cloud that takes no more of the account's calls (429) means for an operation, by a clock that only waiting
/// moves on.
@Suite struct HeldBackTests {
  private static let place = Operation.Place(endpoint: "http://a/api", rules: ["1"], account: "ops")
  private static let machine = Machine(id: "7", name: "web-7", state: .running)

  /// A cloud in which web-7 runs and no rule lists it.
  private final class Course: Sendable {
    private let time = Mutex(0.0)
    private let refusals: Mutex<[Double]>
    private let asked = Mutex<[String]>([])
    /// Of the command that is refused.
    private let refused: String

    /// - Parameter refusals: seconds that each refusal names, one after the other; then the command is taken.
    init(refusing command: String, _ refusals: [Double]) {
      refused = command
      self.refusals = Mutex(refusals)
    }

    var seconds: Double { time.withLock { $0 } }
    /// Commands, each with the second at which it came.
    var commands: [String] { asked.withLock { $0 } }

    var surroundings: Surroundings {
      Surroundings(
        now: { Instant(self.seconds) }, uptime: { self.seconds },
        sleep: { seconds in self.time.withLock { $0 += seconds } }, isInterrupted: { false }, nonce: { 0 })
    }

    private func answer(to query: String) -> Reply {
      let command = query.split(separator: "&").first { $0.hasPrefix("command=") }.map { String($0.dropFirst(8)) } ?? ""
      asked.withLock { $0.append("\(Int(seconds)) \(command)") }
      let pause = command == refused ? refusals.withLock { $0.isEmpty ? nil : $0.removeFirst() } : nil
      if let pause {
        let text = "please retry after \(Int(pause * 1000)) ms."
        return Reply(status: 429, body: Array(#"{"x":{"errorcode":429,"errortext":"\#(text)"}}"#.utf8))
      }
      let body =
        switch command {
        case "listVirtualMachines" where query.contains("id=7"):
          #"{"x":{"virtualmachine":[{"id":"7","name":"web-7","state":"Running"}]}}"#
        case "listLoadBalancerRules": #"{"x":{"loadbalancerrule":[{"id":"1","state":"Active"}]}}"#
        case "destroyVirtualMachine", "deployVirtualMachine": #"{"x":{"errorcode":530,"errortext":"the end"}}"#
        default: #"{"x":{}}"#
        }
      return Reply(status: 200, body: Array(body.utf8))
    }

    var client: Client {
      Client(
        endpoint: "http://a/api", credentials: Credentials(apiKey: "a", secretKey: "s"), timeout: 30, expires: 600,
        environment: ClientEnvironment(surroundings, trace: { _ in }),
        exchange: { Exchange(outcome: .success(self.answer(to: $0.query)), date: nil, seconds: 0) })
    }

    func carry(_ memory: inout Memory) throws -> cronscale.ExitStatus {
      let cloud = cronscale.Cloud(
        client: client, rules: ["1"], deployParameters: [], userdata: nil, readiness: .job, signsExpiry: true)
      let terms = Terms(
        drain: 0, expunge: true, monitored: Monitored([]), asksReadiness: false, readyTimeout: 300, jobTimeout: 0,
        poll: 2, deployMargin: 30)
      let log = Log(
        format: .classic, threshold: .routine, showsProgress: false, now: surroundings.now, output: { _, _, _ in true })
      let disk = Disk(read: { _ in nil }, replace: { _, _ in }, rename: { _, _ in }, names: { _ in [] })
      var loop = OperationLoop(
        terms: terms, cloud: cloud,
        state: StateFile(path: "web.json", subject: .init(endpoint: "http://a/api", rules: ["1"]), disk: disk),
        log: log, surroundings: surroundings)
      return try loop.carry(&memory)
    }
  }

  private static var removal: Memory {
    var operation = Operation.removal(of: machine, at: place, now: Instant(0))
    operation.phase = .destroying(call: Call(at: Instant(0)), mayExpunge: true)
    var memory = Memory()
    memory.operation = operation
    return memory
  }

  private static let look = ["listVirtualMachines", "listLoadBalancerRuleInstances", "listLoadBalancerRules"]

  private static func looks(at second: Int, _ change: String) -> [String] {
    (look + [change]).map { "\(second) \($0)" }
  }

  @Test func `a change that was held back follows from another look`() throws {
    let course = Course(refusing: "destroyVirtualMachine", [3, 30])
    var memory = Self.removal
    _ = try course.carry(&memory)
    let expected: [String] = [0, 3, 33].flatMap { Self.looks(at: $0, "destroyVirtualMachine") }
    #expect(Array(course.commands.prefix(12)) == expected)
  }

  @Test func `a look that had to wait is too old for a change`() throws {
    let course = Course(refusing: "listLoadBalancerRules", [30])
    var memory = Self.removal
    _ = try course.carry(&memory)
    var expected: [String] = Self.look.map { "0 \($0)" }
    expected.append("30 listLoadBalancerRules")
    expected += Self.looks(at: 30, "destroyVirtualMachine")
    #expect(Array(course.commands.prefix(8)) == expected)
  }

  @Test func `after a minute the run leaves a removal as it was, and it is still to be expunged`() throws {
    let course = Course(refusing: "destroyVirtualMachine", Array(repeating: 25, count: 10))
    var memory = Self.removal
    #expect(try course.carry(&memory) == .unavailable)
    #expect(memory == Self.removal)
    #expect(course.seconds == 50)
  }

  @Test func `a deploy that is refused for its pace is looked up, and never sent again under its name`() throws {
    let course = Course(refusing: "deployVirtualMachine", [2])
    let launch = Operation.launch(name: "web-1", at: Self.place, now: Instant(0))
    var memory = Memory()
    memory.operation = launch
    #expect(try course.carry(&memory) == .unfinished)
    guard case .searching(_, let refusal?) = memory.operation?.phase else {
      Issue.record("\(String(describing: memory.operation))")
      return
    }
    #expect(refusal.contains("429"))
    #expect(course.commands.filter { $0.hasSuffix("deployVirtualMachine") } == ["0 deployVirtualMachine"])
    #expect(course.commands.contains { $0.hasSuffix("listVirtualMachines") })
  }
}
