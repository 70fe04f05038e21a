import CloudStack

/// What an answer holds, as rows of named fields.
struct Rows: Equatable {
  var rows: [[String: JSON]]
  /// Whether the answer was a list, however short; else it was one object.
  var isList: Bool

  /// - Parameter content: what the envelope holds, or a job's result.
  init(_ content: JSON) {
    if let list = content.list {
      rows = list.items.map { $0.members ?? [list.name: $0] }
      isList = true
    } else {
      let members = content.members ?? ["result": content]
      // An object under its own name alone, as a VM in a job's result (reference, section 4.2).
      rows = [members.count == 1 ? members.values.first?.members ?? members : members]
      isList = false
    }
  }

  /// Every field that some row has, sorted.
  var allFields: [String] {
    Set(rows.flatMap(\.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The columns that were asked for. Case matters only where two fields differ in nothing else.
  func columns(_ fields: APIWords.Fields) -> [String] {
    switch fields {
    case .all: return allFields
    case .named(let names):
      let known = allFields
      return names.map { name in
        known.contains(name) ? name : known.first { $0.lowercased() == name.lowercased() } ?? name
      }
    }
  }
}

extension JSON {
  fileprivate var members: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
