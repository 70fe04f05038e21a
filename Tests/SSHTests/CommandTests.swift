import Foundation
import TestSupport
import Testing

@testable import Platform
@testable import SSH

/// What a command on a real sshd gives.
struct CommandTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let output: CommandOutput
    var testDescription: String { command }
  }

  @Test(arguments: [
    Case(command: "echo 0.42", output: .library("0.42\n")),
    Case(command: "exit 3", output: .library("", .exited(3))),
    Case(command: "echo out; echo err >&2; exit 255", output: .library("out\n", errors: "err\n", .exited(255))),
    Case(command: "echo before; kill -TERM $$", output: .library("before\n", .killed(signal: "TERM"))),
    Case(command: "printf '\\377x'", output: .library("\u{fffd}x")),
    Case(command: "cat; echo no input", output: .library("no input\n")),
    Case(command: "no-such-command-here 2>/dev/null", output: .library("", .exited(127))),
  ])
  func `output, errors and how the command ended are told apart`(_ row: Case) throws {
    let reader = try Reader(SSHServer())
    let output = try reader.output(row.command)
    #expect(output == row.output)
  }

  @Test func `a megabyte is cut off at the limit`() throws {
    let reader = try Reader(SSHServer())
    let output = try reader.output("yes 0123456789abcde | head -c 1000000; sleep 100")
    #expect(output.ending == .printedTooMuch)
    #expect(output.text.utf8.count == CommandOutput.limit)
  }

  @Test func `a megabyte of errors does not keep the output back`() throws {
    let reader = try Reader(SSHServer())
    let output = try reader.output("yes | head -c 1000000 >&2; echo 0.42")
    #expect(output.text == "0.42\n")
    #expect(output.errorText.utf8.count == 4096)
  }

  @Test(arguments: [
    "sleep 100", "while echo tick >&2; do sleep 0.05; done", "while echo 1 >&2; do :; done", "exec >&- 2>&-; sleep 100",
  ])
  func `a command that never ends is left at the deadline`(_ command: String) throws {
    let reader = try Reader(SSHServer()).changing { $0.timeout = 1 }
    #expect(
      reader.failure(command)
        == SSHError(
          .unreachable, "127.0.0.1 port \(reader.server.port): time was up after 1 s, waiting for the command to end",
          hint: "look at the host and the network between; timeout in [monitoring] may be raised", stage: .command))
  }

  @Test func `an interrupted reading ends`() throws {
    let reader = try Reader(SSHServer())
    let execution = Execution(
      of: "sleep 100", on: reader.destination, systemClient: reader.systemClient, before: Deadline(in: 60),
      isInterrupted: { reader.server.log.contains("Starting session") })
    guard case .failure(let error) = execution.run(by: .library).result else {
      Issue.record("it did not end")
      return
    }
    #expect(error.kind == .interrupted)
  }

  @Test func `a host is reached by IPv6`() throws {
    let reader = try Reader(SSHServer(address: "::1"))
    let output = try reader.output()
    #expect(output == .library("0.42\n", from: "::1"))
  }

  @Test func `a host name is looked up`() throws {
    let server = try SSHServer()
    let names = try server.file("names", "[localhost]:\(server.port) \(server.hostKey())\n")
    let reader = try Reader(server).changing {
      $0.host = "LocalHost"
      $0.knownHosts = [names]
    }
    let output = try reader.output()
    #expect(output == .library("0.42\n"))
  }

  @Test func `a forced command answers with the load that was set`() throws {
    let server = try SSHServer(load: "0.42 0.30 0.20 1/80 12345")
    let reader = try Reader(server)
    let output = try reader.output("cat /proc/loadavg")
    #expect(output == .library("0.42 0.30 0.20 1/80 12345\n"))
    try server.setLoad("9.99 0.30 0.20 1/80 12345")
    let later = try reader.output("cat /proc/loadavg")
    #expect(later == .library("9.99 0.30 0.20 1/80 12345\n"))
  }

  @Test func `many hosts are read at the same time`() throws {
    let reader = try Reader(SSHServer())
    let texts = inParallel(Array(0..<100)) { number in try? reader.run("echo \(number)").result.get().text }
    #expect(texts == (0..<100).map { "\($0)\n" })
  }
}
