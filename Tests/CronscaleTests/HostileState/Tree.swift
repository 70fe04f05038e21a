import Foundation

/// JSON that can be made wrong in every way: members may repeat, and a scalar is whatever text stands there.
indirect enum Tree {
  case scalar(String)
  case array([Tree])
  case object([(name: String, value: Tree)])

  /// Reads JSON that is right.
  init(_ json: [UInt8]) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed))
  }

  private init(_ value: Any) {
    switch value {
    case let items as [Any]: self = .array(items.map { Tree($0) })
    case let members as [String: Any]:
      self = .object(members.sorted { $0.key < $1.key }.map { ($0.key, Tree($0.value)) })
    default:
      let data = try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
      self = .scalar(String(decoding: data ?? Data(), as: UTF8.self))
    }
  }

  var text: String {
    switch self {
    case .scalar(let text): text
    case .array(let items): "[\(items.map(\.text).joined(separator: ","))]"
    case .object(let members): "{\(members.map { "\"\($0.name)\":\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  /// How many values it holds, itself among them.
  var count: Int {
    switch self {
    case .scalar: 1
    case .array(let items): items.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }

  /// The value of this number, counted from 0 in the order of the text.
  func value(_ number: Int) -> Tree {
    var found = self
    _ = replacing(number) { value in
      found = value
      return value
    }
    return found
  }

  /// The same with another value in the place of one; nil takes that one out.
  func replacing(_ number: Int, _ change: (Tree) -> Tree?) -> Tree? {
    guard number > 0 else { return change(self) }
    var number = number - 1
    func visit(_ value: Tree) -> Tree? {
      let own = value.count
      defer { number -= own }
      return (0..<own).contains(number) ? value.replacing(number, change) : value
    }
    switch self {
    case .scalar: return self
    case .array(let items): return .array(items.compactMap(visit))
    case .object(let members):
      return .object(members.compactMap { name, value in visit(value).map { (name, $0) } })
    }
  }
}
