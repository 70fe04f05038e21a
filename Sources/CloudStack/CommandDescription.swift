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
  /// Nil where there is no name.
  package init?(_ json: JSON) {
    guard let name = json["name"]?.text else { return nil }
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
    guard let name = json["name"]?.text else { return nil }
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

extension Client {
  /// Every command that this user may call. It is no list with pages.
  package func commands() throws(CloudError) -> [CommandDescription] {
    try list("listApis", of: "api").compactMap(CommandDescription.init)
  }
}
