extension Client {
  /// Every item of a list, whatever its length.
  ///
  /// Without paging a list is cut at 500 without a word (reference, section 3.3). A page that is short, or that brings
  /// nothing new, is the last: the count that the server gives is not to be trusted, and some commands answer each page
  /// with the whole list.
  func everything(
    _ command: String, _ parameters: [Parameter] = [], of member: String
  ) throws(CloudError) -> [JSON] {
    var pageSize = 500
    var found: [JSON] = []
    var seen: Set<[JSON]> = []
    var page = 1
    while true {
      let items: [JSON]
      do throws(CloudError) {
        let paging: [Parameter] = [("page", String(page)), ("pagesize", String(pageSize))]
        items = try list(command, parameters + paging, of: member)
      } catch {
        guard let allowed = error.allowedPageSize, allowed < pageSize else { throw error }
        (pageSize, page, found, seen) = (allowed, 1, [], [])
        continue
      }
      let known = found.count
      found += items.filter { seen.insert($0.identity).inserted }
      guard items.count >= pageSize, found.count > known else { return found }
      guard page < Self.mostPages else {
        throw CloudError(
          command: command, cause: .noAnswer(detail: "a list without an end", hint: Reply.troubleHint))
      }
      page += 1
    }
  }

  /// 500,000 items at the usual size.
  private static var mostPages: Int { 1_000 }
}

extension JSON {
  /// What tells an item of a list from the others: between two pages things come, go and change. A template that is in
  /// several zones is listed for each under one id.
  fileprivate var identity: [JSON] {
    guard let id = self["id"] else { return [self] }
    return [id, self["zoneid"] ?? .null]
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
