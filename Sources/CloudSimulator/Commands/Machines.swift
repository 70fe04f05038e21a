extension Cloud {
  func listVirtualMachines(_ call: Call) throws(Refusal) -> Answer {
    try refuseWideCharacters(call)
    if let group = call.parameters["groupid"], !world.machines.contains(where: { $0.group?.id.matches(group) ?? false })
    {
      throw unknown(group, in: .group, parameter: "groupid", call)
    }
    let wanted = try filtered(world.machines, \.id, in: .machine, call)
    let visible = wanted.filter { isVisible($0, to: call.user) && passes($0, call.parameters) }
    // The order is not by age or name (3.3 of the reference).
    let items = visible.sorted { $0.id.uuid < $1.id.uuid }
      .map { json($0, toAdmin: call.user.isAdmin, at: call.now) }
    return try paged("virtualmachine", items, call)
  }

  func isVisible(_ machine: Machine, to user: World.User) -> Bool {
    guard machine.removed == nil else { return false }
    return user.isAdmin || (machine.account == user.name && !machine.state.isGone)
  }

  private func passes(_ machine: Machine, _ parameters: Parameters) -> Bool {
    if let name = parameters["name"], !name.isEmpty, !matches(machine.name, name) { return false }
    if let keyword = parameters["keyword"] {
      let fields = [machine.name, machine.displayName, machine.state.rawValue]
      guard fields.contains(where: { Cloud.like($0, keyword) }) else { return false }
    }
    if let state = parameters["state"], state != machine.state.rawValue { return false }
    if let zone = parameters["zoneid"], !world.zone(machine.zone).id.matches(zone) { return false }
    if let id = parameters["networkid"], !machine.nics.contains(where: { world.network($0.network).id.matches(id) }) {
      return false
    }
    if let group = parameters["groupid"], machine.group?.id.matches(group) != true { return false }
    return isOld || (passesIDs(machine, parameters) && passesTags(machine, parameters))
  }

  private func passesIDs(_ machine: Machine, _ parameters: Parameters) -> Bool {
    let ids = parameters.list("ids")
    return ids.isEmpty || ids.contains(where: machine.id.matches)
  }

  /// Several tags are ORed (6.2 of the reference).
  private func passesTags(_ machine: Machine, _ parameters: Parameters) -> Bool {
    let tags = parameters.map("tags")
    return tags.isEmpty || tags.contains { tag in machine.tags.contains(Machine.Tag(key: tag.key, value: tag.value)) }
  }

  private func matches(_ name: String, _ wanted: String) -> Bool {
    behaviour.nameFilterIsExact ? name == wanted : Cloud.like(name, wanted)
  }

  /// SQL's LIKE with `%` on both sides, without case; `%` and `_` in the text are wildcards.
  static func like(_ text: String, _ pattern: String) -> Bool {
    func matches(_ text: Substring, _ pattern: Substring) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "%" {
        return matches(text, pattern.dropFirst()) || (!text.isEmpty && matches(text.dropFirst(), pattern))
      }
      guard let letter = text.first, first == "_" || first == letter else { return false }
      return matches(text.dropFirst(), pattern.dropFirst())
    }
    let plain = !pattern.contains { $0 == "%" || $0 == "_" }
    return plain
      ? text.lowercased().contains(pattern.lowercased()) || pattern.isEmpty
      : matches(text.lowercased()[...], "%\(pattern.lowercased())%"[...])
  }

  /// A database of three-byte UTF-8 fails on characters outside the basic plane (recorded 13).
  private func refuseWideCharacters(_ call: Call) throws(Refusal) {
    let texts = [call.parameters["name"], call.parameters["keyword"]].compactMap { $0 }
    guard !isOld || texts.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value <= 0xffff } }) else {
      throw .internalError
    }
  }
}
