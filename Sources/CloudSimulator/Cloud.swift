/// The simulated cloud as a value: its configuration and its world. Time is an argument everywhere; what was due
/// before it happens first. So a test may run years in a moment, and the HTTP front only adds a clock.
package struct Cloud: Sendable {
  package var configuration: CloudConfiguration
  package internal(set) var world: World
  /// What is still to go wrong. With each request that a fault matches its `asked`, then its `times` is counted down;
  /// one that has struck for the last time leaves. Not part of the world: a saved world goes on without faults.
  package var faults: [Fault] = []
  /// What has gone wrong by a fault since the beginning, in that order.
  package internal(set) var faultsTaken: [Fault.Taken] = []
  var past = Past()
  /// What the job comes to that the request under way starts.
  var nextFate: Job.Fate?

  /// A new cloud with its default world.
  package init(_ configuration: CloudConfiguration = CloudConfiguration(), at now: Double) {
    self.configuration = configuration
    world = World(configuration, at: now)
    for number in 0..<configuration.members {
      let member = addMember(named: "web-\(number + 1)", at: now)
      for rule in 1..<max(1, configuration.rules) { register(member.name, withRuleAt: rule, at: now) }
    }
  }

  /// A cloud that goes on with a world that was saved.
  package init(_ configuration: CloudConfiguration, resuming world: World) {
    (self.configuration, self.world) = (configuration, world)
  }

  var behaviour: Behaviour { configuration.flavour.behaviour }

  /// Answers a command without asking for a signature.
  /// - Parameter user: who asks, by name; the account of the group is `scaler`.
  package mutating func perform(
    _ command: String, _ parameters: [String: String] = [:], as user: String = "scaler", at now: Double
  ) throws(Refusal) -> Answer {
    guard let user = world.user(named: user) else { throw .unauthorized() }
    return try perform(Call(command: command, parameters: Parameters(parameters), user: user, now: now))
  }

  mutating func perform(_ call: Call) throws(Refusal) -> Answer {
    advance(to: call.now)
    try checkRole(call.command, call.user)
    let command = try Command.available(call.command, flavour: configuration.flavour)
    try command.check(call, behaviour: behaviour)
    let answer = try command.run(&self, call)
    advance(to: call.now)
    return answer
  }

  /// An object's id as this cloud writes it.
  package func shown(_ id: Identity) -> JSON {
    switch configuration.ids {
    case .uuid: .text(id.uuid)
    case .integer: .text(String(id.number))
    case .number: .number(id.number)
    }
  }

  /// An object's id as it stands in an rc file or a request.
  package func text(_ id: Identity) -> String {
    configuration.ids == .uuid ? id.uuid : String(id.number)
  }
}

/// One call of a command by somebody.
struct Call {
  var command: String
  var parameters: Parameters
  var user: World.User
  var now: Double
}
