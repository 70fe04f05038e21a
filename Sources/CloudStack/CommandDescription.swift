/// What the cloud says of one of its commands: an item of listApis (4.1 and later).
package struct CommandDescription: Equatable, Sendable {
  package let name: String
  package let text: String
  package let isAsync: Bool
  package let parameters: [Parameter]

  /// One parameter of it.
  package struct Parameter: Equatable, Sendable {
    package let name: String
    package let text: String
    /// "string", "uuid", "integer", "boolean", "list", "map", …
    package let type: String
    package let isRequired: Bool
  }
}

extension CommandDescription {
  /// Nil where there is no name, or none that a command can have.
  package init?(_ json: JSON) {
    guard let name = json["name"]?.text, name.isPlainName else { return nil }
    self.name = name
    text = json["description"]?.text ?? ""
    isAsync = json["isasync"]?.bool ?? false
    parameters = (json["params"]?.items ?? []).compactMap(Parameter.init)
  }

  /// In the form that it was read from, without what nobody here asks for; the server's own is ten times as long.
  package var json: JSON {
    .object([
      "name": .text(name), "description": .text(text), "isasync": .bool(isAsync),
      "params": .array(parameters.map(\.json)),
    ])
  }
}

extension CommandDescription.Parameter {
  fileprivate init?(_ json: JSON) {
    guard let name = json["name"]?.text, name.isPlainName else { return nil }
    self.name = name
    text = json["description"]?.text ?? ""
    type = json["type"]?.text ?? ""
    isRequired = json["required"]?.bool ?? false
  }

  fileprivate var json: JSON {
    .object([
      "name": .text(name), "description": .text(text), "type": .text(type), "required": .bool(isRequired),
    ])
  }
}

extension String {
  /// Whether it is nothing but letters, digits and `_.-` inside, as all names of the API are. A shell expands what it is
  /// offered to complete a word with: a name of another kind would be a command line of the cloud's.
  fileprivate var isPlainName: Bool {
    guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

extension Client {
  /// Every command that this user may call. It is no list with pages. A call goes without it as well, so it is asked for
  /// once only.
  package func commands() throws(CloudError) -> [CommandDescription] {
    let command = "listApis"
    return try list("api", in: try readOnce(command), to: command).compactMap(CommandDescription.init)
  }
}
