extension Client {
  /// The items of a list. An empty one is an object without a member, or with a count alone (reference, section 3.2).
  /// What has something else in the place of the list is no answer to this question: a group must not look empty
  /// because somebody on the way mixed up answers.
  func list(_ command: String, _ parameters: [Parameter] = [], of member: String) throws(CloudError) -> [JSON] {
    try list(member, in: try read(command, parameters), to: command)
  }

  /// The same of an answer that is there already.
  func list(_ member: String, in answer: Answer, to command: String) throws(CloudError) -> [JSON] {
    let content = answer.content
    if case .array(let items)? = content[member] { return items }
    guard case .object(let members) = content, members.keys.allSatisfy({ $0 == "count" }) else {
      throw CloudError(
        command: command,
        cause: .noAnswer(detail: "an answer without a list named \(member)", hint: Reply.troubleHint))
    }
    return []
  }

  /// The object that a list filtered by id shows; nil for an empty list, and for 431, which is what an id that never
  /// was is answered with from 3.0 on (reference, section 3.5). The id in the answer may be a UUID where a number was
  /// asked for, so it is not compared.
  func only<Object>(
    _ command: String, id: String, in member: String, _ decode: (JSON) -> Object?
  ) throws(CloudError) -> Object? {
    do throws(CloudError) {
      guard let item = try list(command, [("id", id)], of: member).first else { return nil }
      guard let object = decode(item) else { throw CloudError.withoutID(command) }
      return object
    } catch {
      guard case .refused(431, _) = error.cause else { throw error }
      return nil
    }
  }

  /// The machines of a list. One without an id makes the whole list useless: left out, it would not be counted.
  func machines(in list: [JSON], of command: String) throws(CloudError) -> [VirtualMachine] {
    try all(list.map(VirtualMachine.init), of: command)
  }

  /// The same of a list that is asked for whole and may be long.
  func machines(_ command: String, _ parameters: [Parameter], of member: String) throws(CloudError) -> [VirtualMachine]
  {
    let fields = VirtualMachine.Field.allCases.map(\.rawValue)
    let listed = try perform(
      APICall(command, parameters, isChange: false), .list(member, fields, VirtualMachine.init))
    _ = try list(member, in: listed.answer, to: command)
    return try all(listed.objects, of: command)
  }

  private func all(_ machines: [VirtualMachine?], of command: String) throws(CloudError) -> [VirtualMachine] {
    let identified = machines.compactMap { $0 }
    guard identified.count == machines.count else { throw CloudError.withoutID(command) }
    return identified
  }
}

extension CloudError {
  fileprivate static func withoutID(_ command: String) -> CloudError {
    CloudError(
      command: command, cause: .noAnswer(detail: "an object without an id in the answer", hint: Reply.troubleHint))
  }
}
