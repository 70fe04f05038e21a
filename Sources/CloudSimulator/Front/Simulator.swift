import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A CloudStack API on loopback: one `Cloud`, a clock, and HTTP before it.
package final class Simulator: Sendable {
  /// Stands between HTTP and the cloud. It gets each request and a way to have it processed; what it returns is sent,
  /// and nil closes the connection without a byte. So it can drop before, process and drop, replace, and delay.
  package typealias Interception =
    @Sendable (_ request: Request, _ process: @Sendable (Request) -> Response) async -> Response?

  private struct State {
    var cloud: Cloud
    var log: [LoggedRequest] = []
    var interception: Interception?
    var server: HTTPServer?
    var port: UInt16 = 0
    /// Whether the world could not be written after its last change.
    var isUnsaved = false
  }

  private let state: Mutex<State>
  private let clock: @Sendable () -> Double
  private let stateFile: StateFile?
  private let onRequest: @Sendable (LoggedRequest) -> Void
  private let takesControls: Bool

  /// - Parameters:
  ///   - clock: seconds since 1970; the wall clock unless told.
  ///   - stateFile: where the world is kept; a world found there goes on.
  ///   - takesControls: whether POST /control is served, without a signature.
  ///   - onRequest: is called after each answered API request.
  package init(
    _ configuration: CloudConfiguration = CloudConfiguration(),
    clock: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }, stateFile: StateFile? = nil,
    takesControls: Bool = false, onRequest: @escaping @Sendable (LoggedRequest) -> Void = { _ in }
  ) throws(SimulatorError) {
    let cloud = try stateFile?.read().map { Cloud(configuration, resuming: $0) } ?? Cloud(configuration, at: clock())
    try stateFile?.write(cloud.world)
    state = Mutex(State(cloud: cloud))
    self.clock = clock
    self.stateFile = stateFile
    self.takesControls = takesControls
    self.onRequest = onRequest
  }

  /// Looks at or changes the cloud at the present time; what is due has happened.
  package func withCloud<Result: Sendable>(_ body: (inout Cloud, _ now: Double) throws -> Result) rethrows -> Result {
    let now = clock()
    return try state.withLock { state in
      state.cloud.advance(to: now)
      defer { save(&state) }
      return try body(&state.cloud, now)
    }
  }

  /// Every API request since the start, in the order of their answers.
  package var requestLog: [LoggedRequest] { state.withLock { $0.log } }

  /// Sets what stands between HTTP and the cloud from now on; nil takes it away.
  package func intercept(_ interception: Interception?) { state.withLock { $0.interception = interception } }

  /// What `host` in the rc file must be.
  package var endpoint: String { "http://127.0.0.1:\(state.withLock { $0.port })/client/api" }

  /// Listens on loopback only.
  /// - Parameter port: 0 takes any free one.
  /// - Returns: the port.
  @discardableResult
  package func start(port: UInt16 = 0) async throws -> UInt16 {
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
    let server = HTTPServer(
      address: address, timeout: 3_600, pool: PromptPool(pool: HTTPServer.defaultPool()), logger: .disabled)
    await server.appendRoute("*") { [weak self] request in
      guard let self else { return HTTPResponse(statusCode: .serviceUnavailable) }
      return try await self.answer(request)
    }
    let bound = try await listen(server, port: port)
    state.withLock { ($0.server, $0.port) = (server, bound) }
    return bound
  }

  /// Runs the server and waits until it listens or has failed to.
  private func listen(_ server: HTTPServer, port: UInt16) async throws -> UInt16 {
    let (failures, failure) = AsyncStream<Void>.makeStream()
    Task {
      try? await server.run()
      failure.yield()
    }
    try await withThrowingTaskGroup { group in
      group.addTask { try await server.waitUntilListening(timeout: 60) }
      group.addTask {
        for await _ in failures { throw SimulatorError.portTaken(port) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
    guard case .ip4(_, let bound) = await server.listeningAddress else { throw SimulatorError.portTaken(port) }
    return bound
  }

  /// Closes the port and all connections.
  package func stop() async { await state.withLock { $0.server.take() }?.stop() }

  private func answer(_ incoming: HTTPRequest) async throws -> HTTPResponse {
    let request = try await Request(incoming)
    if takesControls, request.path == "/control" { return HTTPResponse(control(request)) }
    let interception = state.withLock { $0.interception }
    let delivery =
      if let interception { await self.delivery(of: request, through: interception) } else { process(request) }
    record(request, status: delivery.response?.status)
    return try await HTTPResponse(delivery, withoutBody: request.method == "HEAD")
  }

  /// An interception sees the answer alone. Where it hands that on as it is, it comes in the way that a fault wants.
  private func delivery(of request: Request, through interception: Interception) async -> Delivery {
    let processed = Mutex<Delivery?>(nil)
    let response = await interception(request) { request in
      let delivery = self.process(request)
      processed.withLock { $0 = delivery }
      return delivery.response ?? .none
    }
    guard let response else { return .dropped() }
    if let delivery = processed.withLock({ $0 }), response == delivery.response ?? .none { return delivery }
    return .answer(response)
  }

  /// What can't be kept is not answered as if it were.
  private func process(_ request: Request) -> Delivery {
    let delivery = withCloud { cloud, now in cloud.deliver(request, at: now) }
    let isUnsaved = state.withLock { $0.isUnsaved }
    return isUnsaved ? .answer(.page(status: 500, title: "The state file cannot be written")) : delivery
  }

  private func save(_ state: inout State) {
    do throws(SimulatorError) {
      try stateFile?.write(state.cloud.world)
      state.isUnsaved = false
    } catch {
      state.isUnsaved = true
    }
  }

  private func record(_ request: Request, status: Int?) {
    let now = clock()
    let entry = state.withLock { state in
      let parameters = Parameters(of: request, behaviour: state.cloud.behaviour)
      let entry = LoggedRequest(
        at: now, method: request.method, command: parameters.raw["command"] ?? "", parameters: parameters.loggable,
        connection: request.connection, status: status)
      state.log.append(entry)
      return entry
    }
    onRequest(entry)
  }
}
