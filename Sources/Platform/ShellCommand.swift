/// Why a command of the rc file gave no line; it never holds what the command printed to standard output.
package struct ShellCommandError: Error, Equatable {
  package let message: String
}

/// The first line that a command prints, run by `/bin/sh -c`: how secrets are fetched from a password store.
package func firstLine(
  ofShellCommand command: String, environment: [String: String], within limits: Limits
) throws(ShellCommandError) -> String {
  let result: ChildResult
  do {
    let child = try ChildProcess("/bin/sh", ["-c", command], environment: environment)
    result = child.result(within: limits, limit: 65536)
  } catch {
    throw ShellCommandError(message: "the command could not be started: \(error.reason)")
  }
  if let complaint = result.ending.complaint {
    let said = lastLine(of: result.errors).map { ": \($0)" } ?? ""
    throw ShellCommandError(message: complaint + said)
  }
  let line = result.output.prefix { $0 != UInt8(ascii: "\n") }
  let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  guard !text.isEmpty else { throw ShellCommandError(message: "the command's first line of output is empty") }
  return text
}

extension ChildResult.Ending {
  /// Nil where the child did what it was asked to.
  fileprivate var complaint: String? {
    switch self {
    case .exited(0): nil
    case .exited(let status): "the command ended with status \(status)"
    case .killed(let signal): "the command was killed by signal \(signal)"
    case .printedTooMuch: "the command printed more than 65536 bytes"
    case .deadlinePassed: "the command did not end in time"
    case .interrupted: "interrupted while the command ran"
    }
  }
}
