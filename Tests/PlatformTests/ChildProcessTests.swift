import Foundation
import Testing

@testable import Platform

struct ChildProcessTests {
  private func shell(_ script: String, seconds: Double = 30, limit: Int = 1000) throws -> ChildResult {
    try ChildProcess("sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
      .result(within: Limits(deadline: Deadline(in: seconds)), limit: limit)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let script: String
    let output: String
    let errors: String
    let ending: ChildResult.Ending
    var testDescription: String { script }
  }

  @Test(arguments: [
    Case(script: "echo out; echo err >&2", output: "out\n", errors: "err\n", ending: .exited(0)),
    Case(script: "exit 7", output: "", errors: "", ending: .exited(7)),
    Case(script: "echo x; kill -9 $$", output: "x\n", errors: "", ending: .killed(signal: 9)),
    Case(script: "cat; echo end", output: "end\n", errors: "", ending: .exited(0)),
    Case(script: "exec >&- 2>&-; sleep 0.1; exit 4", output: "", errors: "", ending: .exited(4)),
    Case(script: "sleep 100 & echo started", output: "started\n", errors: "", ending: .exited(0)),
  ])
  func `a child's output, errors and ending are told`(_ row: Case) throws {
    let result = try shell(row.script)
    #expect(
      result == ChildResult(output: Array(row.output.utf8), errors: Array(row.errors.utf8), ending: row.ending))
  }

  @Test func `a child reads its input, and the end of it`() throws {
    let child = try ChildProcess("/bin/cat", [], environment: [:], input: Array("secret".utf8))
    #expect(
      child.result(within: Limits(deadline: Deadline(in: 30)), limit: 100)
        == ChildResult(output: Array("secret".utf8), errors: [], ending: .exited(0)))
  }

  @Test func `a child sees the environment it is given and no other`() throws {
    let child = try ChildProcess("/usr/bin/env", [], environment: ["ONLY": "this"])
    let result = child.result(within: Limits(deadline: Deadline(in: 30)), limit: 100)
    #expect(String(decoding: result.output, as: UTF8.self) == "ONLY=this\n")
  }

  @Test func `output beyond the limit stops the child`() throws {
    let result = try shell("yes; echo not reached", limit: 10)
    #expect(result == ChildResult(output: Array("y\ny\ny\ny\ny\n".utf8), errors: [], ending: .printedTooMuch))
  }

  @Test func `errors beyond their limit are thrown away`() throws {
    let result = try shell("yes | head -c 1000000 >&2; echo out")
    #expect(result.errors.count == 4096)
    #expect(result.output == Array("out\n".utf8))
  }

  @Test func `at the deadline the child's whole group is killed`() throws {
    let result = try shell("sleep 100 & echo $!; wait", seconds: 0.5)
    #expect(result.ending == .deadlinePassed)
    let grandchild = try #require(pid_t(String(decoding: result.output, as: UTF8.self).dropLast()))
    while isRunning(grandchild) { usleep(1000) }
  }

  /// A process that nobody reaps stays as a zombie where no init does its work.
  private func isRunning(_ identifier: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8) else { return false }
    return !status.contains(") Z")
  }

  @Test func `an interrupted child is ended`() throws {
    let child = try ChildProcess("/bin/sleep", ["100"], environment: [:])
    let result = child.result(within: Limits(deadline: Deadline(in: 30), isInterrupted: { true }), limit: 100)
    #expect(result.ending == .interrupted)
  }

  @Test func `a program that does not exist is an error at once`() {
    #expect(throws: SystemError("posix_spawn", code: ENOENT)) {
      _ = try ChildProcess("no-such-program-here", [], environment: [:])
    }
  }

  @Test func `input that no pipe would hold is refused`() {
    #expect(throws: SystemError("write", code: E2BIG)) {
      _ = try ChildProcess("cat", [], environment: [:], input: [UInt8](repeating: 0, count: 4097))
    }
  }
}

struct ShellCommandTests {
  private func line(_ command: String, seconds: Double = 30) throws -> String {
    try firstLine(
      ofShellCommand: command, environment: ["PATH": "/usr/bin:/bin"],
      within: Limits(deadline: Deadline(in: seconds)))
  }

  @Test(arguments: [
    ("echo one; echo two", "one"), ("printf 'no end'", "no end"), ("printf 'dos\\r\\n'", "dos"),
    ("echo ' spaces stay '", " spaces stay "),
  ])
  func `the first line is the command's answer`(command: String, expected: String) throws {
    #expect(try line(command) == expected)
  }

  @Test(arguments: [
    ("echo secret; echo 'no such key' >&2; exit 2", "the command ended with status 2: no such key"),
    ("echo secret; kill -9 $$", "the command was killed by signal 9"),
    ("true", "the command's first line of output is empty"),
    ("yes secret", "the command printed more than 65536 bytes"),
  ])
  func `a command that fails says why, but never what it printed`(command: String, message: String) {
    #expect(throws: ShellCommandError(message: message)) { try line(command) }
  }

  @Test func `a command that does not end is stopped`() {
    #expect(throws: ShellCommandError(message: "the command did not end in time")) {
      try line("sleep 100", seconds: 0.2)
    }
  }
}
