/// The last line that is not blank, at most 200 bytes of it.
package func lastLine(of bytes: [UInt8]) -> String? {
  let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  let last = lines.last { line in line.contains { $0 > UInt8(ascii: " ") } }
  return last.map { String(decoding: $0.prefix(200), as: UTF8.self) }
}
