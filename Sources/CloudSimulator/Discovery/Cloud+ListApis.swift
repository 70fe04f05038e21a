extension Cloud {
  /// The commands that the user may call, with what each takes and answers; all on one page, as in 4.18
  /// (`ApiDiscoveryServiceImpl.java`). A `name` that is unknown or forbidden is an error.
  func listApis(_ call: Call) throws(Refusal) -> Answer {
    let open = Described.all.values.filter { mayCall($0.name, call.user) }.sorted { $0.name < $1.name }
    guard let name = call.parameters["name"] else { return list(open.map(json)) }
    guard let wanted = open.first(where: { $0.name == name }) else {
      throw Refusal(530, "Api Discovery plugin was unable to find an api by that name or process any apis")
    }
    return list([json(wanted)])
  }

  private func list(_ items: [JSON]) -> Answer { .list(name: "api", items: items, total: items.count) }

  private func json(_ command: Described) -> JSON {
    let related = Described.all.values.filter { $0.answer == command.answer && $0.name != command.name }.map(\.name)
    return [
      "name": .text(command.name), "description": .text(command.text), "since": command.since.map(JSON.text),
      "isasync": .boolean(command.isAsync),
      "related": .text(command.answer == .success ? "" : related.sorted().joined(separator: ",")),
      "params": .list(command.parameters.map(json)), "response": .list(command.answer.fields.map(json)),
    ]
  }

  private func json(_ parameter: Described.Parameter) -> JSON {
    [
      "name": .text(parameter.name), "description": .text(parameter.text), "type": .text(parameter.type.rawValue),
      "length": .number(parameter.length), "required": .boolean(parameter.isRequired),
      "since": parameter.since.map(JSON.text),
    ]
  }

  private func json(_ field: Described.Field) -> JSON {
    ["name": .text(field.name), "description": .text(field.text), "type": .text(field.type)]
  }
}
