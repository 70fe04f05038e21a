import Platform
import RCFile
import SSH
import Scaling

/// A host whose load counts, and how to ask it.
struct MonitoredHost: Sendable {
  var destination: Destination
  var transport: SSH.Transport
  let systemClient: SystemClient
  let metric: LoadMetric
  let isPerProcessor: Bool
  /// The administrator's own command, whose first output word is the number.
  let command: String?
  let isInterrupted: @Sendable () -> Bool
  let log: Log
  /// Whether others are asked at the same time, so that each of its steps is to be told with its name.
  var isOneOfSeveral = false

  struct Answer: Sendable {
    var load: Result<Double, Failure>
    /// The numeric address that answered.
    var address: String?
    /// Why the system's client was used although libssh2 would have been preferred.
    var fallbackReason: String?
  }

  /// Blocks until the host has answered or its time is up.
  func read(before deadline: Deadline) -> Answer {
    let outcome = ask(before: deadline)
    let load = outcome.result.mapError(Failure.init).flatMap(load)
    return Answer(
      load: load, address: (try? outcome.result.get())?.peerAddress, fallbackReason: outcome.fallbackReason)
  }

  /// The same, as far as SSH goes.
  ///
  /// - Parameter note: is told of each step that is done, on some thread.
  func ask(
    before deadline: Deadline, noting note: @escaping @Sendable (Milestone) -> Void = { _ in }
  ) -> Execution.Outcome {
    let execution = Execution(
      of: remoteCommand, on: destination, systemClient: systemClient, before: deadline, isInterrupted: isInterrupted,
      trace: { [log, mark = isOneOfSeveral ? "\(destination.host): " : ""] step, duration in
        note(step)
        log(.trace(key: "ssh", text: "\(mark)\(step), \(Int(duration * 1000)) ms"))
      })
    return execution.run(by: transport)
  }

  /// One line for any login shell; `/bin/sh` reads the rest, in the C locale, whose `uptime` has decimal points. The
  /// status is that of the command, which may end its own shell.
  var remoteCommand: String {
    let reading = command.map { "/bin/sh -c \($0.forShell)" } ?? "cat /proc/loadavg 2>/dev/null || LC_ALL=C uptime"
    let processors = "echo processors $(getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu)"
    guard isPerProcessor else { return command ?? "/bin/sh -c \(reading.forShell)" }
    let both = "\(reading); s=$?; \(processors); exit $s"
    return "/bin/sh -c \(both.forShell)"
  }

  /// The number that decides, in what the host has answered.
  func load(in output: CommandOutput) -> Result<Double, Failure> {
    guard case .exited(let exitStatus) = output.ending else { return .failure(noLoad(output)) }
    let processors = isPerProcessor ? Load.processors(output: output.text) : 1
    let value = command == nil ? Load(output: output.text)?[metric] : Load.number(firstWordOf: output.text)
    guard let value, let processors, command == nil || exitStatus == 0 else { return .failure(noLoad(output)) }
    // Compared as it was read; only a quotient has digits that nobody printed.
    return .success(isPerProcessor ? (value / Double(processors) * 10_000).rounded() / 10_000 : value)
  }

  private func noLoad(_ output: CommandOutput) -> Failure {
    let printed = output.text.split(whereSeparator: \.isNewline).last.map { "it printed \"\($0.prefix(100))\"" }
    let said = output.errorText.split(whereSeparator: \.isNewline).last.map { "it said \"\($0.prefix(100))\"" }
    return Failure(
      .loadNotUnderstood,
      "\(destination.host): no load in the answer: \(printed ?? said ?? "it printed nothing")\(output.ending.remark)",
      hint: "log in (\(destination.login)) and run: \(command ?? "cat /proc/loadavg, or uptime")")
  }
}

extension CommandOutput.Ending {
  /// What is odd about the way a command ended; empty where nothing is.
  fileprivate var remark: String {
    switch self {
    case .exited(0): ""
    case .exited(let status): ", exit status \(status)"
    case .killed(let signal): ", and was killed by SIG\(signal)"
    case .printedTooMuch: ", and more than \(CommandOutput.limit) bytes in all"
    }
  }
}
