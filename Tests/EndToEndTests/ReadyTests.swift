import CloudSimulator
import Foundation
import TestSupport
import Testing

/// `ready`: when a new VM may be registered. The simulated VMs have no network, so the cloud is made to say that the
/// launched one has an address of this machine, another one than the monitored host's.
@Suite struct ReadyTests {
  private static let address = "127.0.0.2"

  private static func world() async throws -> World {
    let world = try await World(load: "3.42")
    world.intercept { request, process in
      var answer = process(request)
      answer.body = Array(answer.text.replacing("10.1.1.13", with: address).utf8)
      return answer
    }
    return world
  }

  private static let ok = "HTTP/1.0 204 No Content\r\nContent-Length: 0\r\n\r\n"
  private static let broken = "HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"

  @Test func `with ready = tcp a VM that accepts connections is registered`() async throws {
    let world = try await Self.world()
    let server = try BadPeer(.saysNothing, address: Self.address)
    let run = try await world.run(changing: ["launch_config": ["ready": "tcp:\(server.port)"]])
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(run.lines.generalized.contains("ready            : NAME answers"))
    #expect(world.fates == [.member])
  }

  @Test func `with ready = http a VM that answers with 2xx is registered`() async throws {
    let world = try await Self.world()
    let server = try BadPeer(.says(Self.ok), address: Self.address)
    let run = try await world.run(changing: ["launch_config": ["ready": "http:\(server.port)/health"]])
    #expect(run.status == 0)
    #expect(run.errors == [])
    #expect(run.lines.generalized.contains("ready            : NAME answers"))
    #expect(world.fates == [.member])
  }

  @Test(arguments: ["tcp", "http"]) func `a VM that never becomes ready is destroyed, and the launch has failed`(
    kind: String
  ) async throws {
    let world = try await Self.world()
    let server = try BadPeer(.says(Self.broken), address: Self.address)
    let ready = kind == "tcp" ? "tcp:\(try freePort(of: Self.address))" : "http:\(server.port)/health"
    let run = try await world.run(changing: ["launch_config": ["ready": ready, "ready_timeout": "1"]])
    #expect(run.status == 69)
    #expect(
      run.errors.generalized == [
        "launch undone    : NAME: the VM was not ready after 1 s",
        "launch failed    : NAME: the VM was not ready after 1 s",
      ])
    #expect(world.changes == ["deployVirtualMachine", "destroyVirtualMachine"])
    #expect(world.fates == [.destroyed])
  }
}
