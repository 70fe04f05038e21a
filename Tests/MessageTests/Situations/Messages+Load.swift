import SSH
import Scaling

@testable import cronscale

extension Messages {
  /// What the host says in the place of a load.
  static func load() -> Chapter {
    Chapter(
      "the load",
      [
        answer("it prints something else", "Last login: today", .exited(0)),
        answer("it prints nothing", "", .exited(0)),
        answer("it only complains", "", .exited(127), errors: "sh: uptime: not found"),
        answer("it is killed", "", .killed(signal: "KILL")),
        answer("it prints and prints", "y\ny", .printedTooMuch),
        answer("a command of the rc file's fails", "0", .exited(1), command: "cat /run/queue-length"),
      ])
  }

  private static func answer(
    _ situation: String, _ output: String, _ ending: CommandOutput.Ending, errors: String = "", command: String? = nil
  ) -> Entry {
    let host = MonitoredHost(
      destination: .web1, transport: .library, systemClient: SystemClient(askpass: "", environment: [:]),
      metric: .load1, isPerProcessor: false, command: command, isInterrupted: { false }, log: Lines().log())
    let answer = CommandOutput(text: output, errorText: errors, ending: ending, peerAddress: nil)
    return Entry(situation, failures { _ = try host.load(in: answer).get() })
  }
}
