import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Note [askpass]: OpenSSH gets a key's passphrase from a program that it starts, and that program is cronscale again,
// told apart by an environment variable that holds the key's path. The passphrase itself is in a pipe that is ssh's
// standard input. `ssh -n` opens /dev/null for the remote command and leaves the pipe alone, so that only children
// which inherit standard input could read it; ProxyCommand, the remote command and the host get none of it.

/// The environment variable that makes a program of ours the askpass program.
package let askpassMarker = "CRONSCALE_ASKPASS"

/// Answers OpenSSH's question where this process was started to do that: then it prints the passphrase that standard
/// input holds, if the question is for that of our key, and the result is the status to exit with.
///
/// To be called before anything else. Nil: this process has its usual work to do.
package func answerAskpass(arguments: [String], environment: [String: String]) -> Int32? {
  guard let path = environment[askpassMarker] else { return nil }
  guard asksForPassphrase(ofKey: path, question: arguments.dropFirst().first ?? "") else { return 1 }
  return passOn(from: STDIN_FILENO, to: STDOUT_FILENO) ? 0 : 1
}

/// False where there was nothing (any more): ssh asks again after a wrong answer, and the pipe is empty then.
func passOn(from input: Int32, to output: Int32) -> Bool {
  var passphrase = [UInt8](repeating: 0, count: ChildProcess.inputLimit)
  let count = unsafe read(input, &passphrase, passphrase.count)
  guard count > 0 else { return false }
  return unsafe write(output, passphrase, count) == count
}

/// ssh asks "Enter passphrase for key 'PATH': ", with at most 100 bytes of the path; ssh-keygen may leave out the path.
func asksForPassphrase(ofKey path: String, question: String) -> Bool {
  let shown = String(decoding: path.utf8.prefix(100), as: UTF8.self)
  return ["Enter passphrase for key '\(shown)': ", "Enter passphrase for \"\(path)\": ", "Enter passphrase: "]
    .contains(question)
}
