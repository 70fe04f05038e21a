#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that we started, in a process group of its own so that it can be stopped with all it started.
package struct ChildProcess: ~Copyable {
  let identifier: pid_t
  let output: Descriptor
  let errors: Descriptor

  /// The most that can be given as input: what any pipe takes before someone reads it.
  package static let inputLimit = 4096

  /// Starts a program found in `$PATH`, or by its path. Without input its standard input is /dev/null.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8] = []
  ) throws(SystemError) {
    let outputPipe = try Pipe()
    let errorPipe = try Pipe()
    try outputPipe.reading.becomeNonblocking()
    try errorPipe.reading.becomeNonblocking()
    let plan = try SpawnPlan()
    let inputPipe = try Self.pipe(holding: input)
    if input.isEmpty { plan.connectNothing(to: STDIN_FILENO) } else { plan.connect(inputPipe.number, to: STDIN_FILENO) }
    plan.connect(outputPipe.writing.number, to: STDOUT_FILENO)
    plan.connect(errorPipe.writing.number, to: STDERR_FILENO)
    identifier = try plan.start(program, arguments, environment: environment)
    output = outputPipe.reading
    errors = errorPipe.reading
  }

  /// The reading end of a pipe whose writing end is closed already: no thread has to feed the child.
  private static func pipe(holding input: [UInt8]) throws(SystemError) -> Descriptor {
    guard input.count <= inputLimit else { throw SystemError("write", code: E2BIG) }
    let pipe = try Pipe()
    guard unsafe write(pipe.writing.number, input, input.count) == input.count else { throw .last("write") }
    return pipe.reading
  }
}
