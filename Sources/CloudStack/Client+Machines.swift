/// What a deploy was answered at once, before its job has begun. An id missing here is looked up by the machine's name.
package struct Deployed: Equatable, Sendable {
  package let machineID: String?
  package let jobID: String?
}

extension Client {
  /// The machine; nil where it never was, or is gone for this user.
  package func machine(id: String) throws(CloudError) -> VirtualMachine? {
    try only("listVirtualMachines", id: id, in: "virtualmachine", VirtualMachine.init)
  }

  /// Those of exactly this name, by our own comparison: the server's matches parts, and old ones allow several.
  package func machines(named name: String) throws(CloudError) -> [VirtualMachine] {
    try allMachines(where: [("name", name)]).filter { $0.name == name }
  }

  /// Every machine that the user sees.
  package func allMachines() throws(CloudError) -> [VirtualMachine] { try allMachines(where: []) }

  /// Asks for a machine. The request may be taken up until `end` of the server's clock, or at any time where the client
  /// was made with the plain signature.
  package func deploy(_ parameters: [Parameter], validUntil end: Double) throws(CloudError) -> Deployed {
    let answer = try change("deployVirtualMachine", parameters, validUntil: end)
    return Deployed(machineID: answer.content["id"]?.text, jobID: answer.content["jobid"]?.text)
  }

  /// Asks for the machine's end; the job's id. `expunge` fails as a whole for users who may not (reference, section 6.8).
  package func destroy(id: String, expunge: Bool) throws(CloudError) -> String? {
    let parameters: [Parameter] = [("id", id)] + (expunge ? [("expunge", "true")] : [])
    return try change("destroyVirtualMachine", parameters).content["jobid"]?.text
  }

  /// Without paging a list is cut at 500 without a word (reference, section 3.3). A page that is short, or that brings
  /// nothing new, is the last: the count that the server gives is not to be trusted.
  private func allMachines(where filter: [Parameter]) throws(CloudError) -> [VirtualMachine] {
    var pageSize = 500
    var found: [VirtualMachine] = []
    var page = 1
    while true {
      let items: [VirtualMachine]
      do throws(CloudError) {
        items = try machinePage(page, size: pageSize, filter)
      } catch {
        guard let allowed = error.allowedPageSize, allowed < pageSize else { throw error }
        (pageSize, page, found) = (allowed, 1, [])
        continue
      }
      let known = found.count
      found = withoutDuplicates(found + items)
      guard items.count >= pageSize, found.count > known else { return found }
      guard page < Self.mostPages else {
        throw CloudError(command: "listVirtualMachines", cause: .noAnswer(detail: "a list without an end", hint: nil))
      }
      page += 1
    }
  }

  /// 500,000 machines at the usual size.
  private static var mostPages: Int { 1_000 }

  private func machinePage(_ page: Int, size: Int, _ filter: [Parameter]) throws(CloudError) -> [VirtualMachine] {
    let command = "listVirtualMachines"
    let paging: [Parameter] = [("page", String(page)), ("pagesize", String(size))]
    return try machines(in: try list(command, filter + paging, of: "virtualmachine"), of: command)
  }
}

extension CloudError {
  /// What the server names where the page was too large for it: "Page size can't exceed max allowed page size value:
  /// 500"; 100 where it names nothing.
  fileprivate var allowedPageSize: Int? {
    guard case .refused(431, let text) = cause, text.lowercased().contains("page size") else { return nil }
    let allowed = text.split { !("0"..."9").contains($0) }.last.flatMap { Int($0) } ?? 100
    return allowed > 0 ? allowed : nil
  }
}
