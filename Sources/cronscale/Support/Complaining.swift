import CloudStack
import Platform

// Note [Two manners].
// A run's log is for cron: each line has its time. What a person types, or a script calls, complains as the argument
// parser does, `Error: …`, so that there is one manner for a wrong option and a wrong answer.

/// Tells on standard error what ended a command, and on a line of its own what to do about it.
func complain(_ failure: Failure) {
  tell("Error", failure.message)
  if let hint = failure.hint { tell("Hint", hint) }
}

/// The same for anything that a command may throw; the status that the process ends with, the highest of several.
func complain(of error: any Error) -> ExitStatus {
  let failures =
    switch error {
    case let refusal as Refusal: refusal.failures
    case let failure as Failure: [failure]
    // No next run goes on with what a person has stopped.
    case let error as CloudError where error.cause == .interrupted: [Failure(.unfinished, error.message)]
    case let error as CloudError: [Failure(error)]
    default: [Failure(.fault, "\(error)")]
    }
  failures.forEach(complain)
  return failures.map(\.status).max() ?? .fault
}

/// Tells on standard error what does not end the command.
func warn(_ text: String) {
  tell("Warning", text)
}

/// A standard error that cannot be written has nobody behind it.
private func tell(_ kind: String, _ text: String) {
  _ = StandardStream.standardError.write("\(kind): \(text.printable)\n")
}
