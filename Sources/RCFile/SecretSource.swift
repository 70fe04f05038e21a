/// Where a secret comes from; whoever needs it reads the file or runs the command.
package enum SecretSource: Sendable, Hashable {
  /// It stands in the rc file.
  case inline(Secret)
  /// It is the first line of the file at this path, `~` expanded.
  case file(String)
  /// It is the first output line of this shell command.
  case command(String)
}
