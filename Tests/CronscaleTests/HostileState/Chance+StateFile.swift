import Chance

/// How right state files are made wrong.
extension Chance {
  /// A file made of one of these, most of them still JSON.
  mutating func file(from trees: [Tree]) -> [UInt8] {
    var tree = one(of: trees)
    for _ in 0..<Int.random(in: 1...3, using: &self) { tree = changed(tree, among: trees) }
    var bytes = Array(tree.text.utf8)
    if once(in: 20) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &self)) }
    if once(in: 20), let place = bytes.indices.randomElement(using: &self) {
      bytes[place] = UInt8.random(in: 0...255, using: &self)
    }
    return bytes
  }

  private mutating func changed(_ tree: Tree, among trees: [Tree]) -> Tree {
    let number = Int.random(in: 0..<tree.count, using: &self)
    let donor = one(of: trees)
    let other = donor.value(Int.random(in: 0..<donor.count, using: &self))
    let scalar = Tree.scalar(one(of: Self.scalars))
    let kind = Int.random(in: 0..<10, using: &self)
    let changed = tree.replacing(number) { value in
      switch (kind, value) {
      case (0, _): nil
      case (1, _): other
      case (2, _): .array([value, value])
      case (3, .object(let members)): .object(members + members.map { ($0.name, scalar) })
      case (3, _), (4, .array): .array([])
      case (4, _): .object([])
      case (_, .scalar): scalar
      case (_, .array(let items)): .array(items.map { _ in scalar })
      case (_, .object): value
      }
    }
    return changed ?? .scalar("")
  }

  private static let scalars = [
    "0", "-0", "1", "-1", "3", "1.5", "60", "1795000000", "1e3", "1e-400", "1e17", "1e18", "1e19", "1e300", "-1e300",
    "1e999",
    "-1e999", "9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "1.7976931348623157e308", "18446744073709551615", "2147483648", "NaN", "Infinity", "0x10", "null", "true", "false",
    "",
    "\"\"", "\"64330\"", "\"launch\"", "\"removal\"", "\"repair\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"../../etc\"",
    "\"\\u001b[2J\\n\"",
    "\"負荷 &=?#%\"", "\"\(String(repeating: "x", count: 5000))\"", "[]", "{}",
  ]
}
