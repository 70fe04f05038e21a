import Platform

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Adds a host's key to a known_hosts file, which is made where there is none (0600, its folder 0700).
func writeDown(_ key: HostKey, of name: String, in file: String) throws(SSHError) {
  do {
    try makeFolder(of: file)
    try append("\(name) \(key.type) \(key.base64)", to: file)
  } catch {
    throw SSHError(
      .configuration, "the host key of \(name) cannot be added to \(file): \(error.reason)",
      hint:
        "make the file writable for this user: ls -l \(file); or add the key by hand and set host_key = strict in [monitoring]"
    )
  }
}

/// One write in append mode: lines of processes that do this at the same time never mix.
private func append(_ line: String, to file: String) throws(SystemError) {
  let number = unsafe open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
  guard number >= 0 else { throw .last("open") }
  let known = Descriptor(owning: number)
  let bytes = Array(((endsInsideLine(known) ? "\n" : "") + line + "\n").utf8)
  guard unsafe write(known.number, bytes, bytes.count) == bytes.count else { throw .last("write") }
}

private func makeFolder(of file: String) throws(SystemError) {
  guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
  guard unsafe mkdir(String(file[..<slash]), 0o700) == 0 || errno == EEXIST else { throw .last("mkdir") }
}

/// Someone's editor may have left the last line without its end.
private func endsInsideLine(_ file: borrowing Descriptor) -> Bool {
  var last = UInt8(ascii: "\n")
  guard lseek(file.number, -1, SEEK_END) >= 0, unsafe read(file.number, &last, 1) == 1 else { return false }
  return last != UInt8(ascii: "\n")
}
