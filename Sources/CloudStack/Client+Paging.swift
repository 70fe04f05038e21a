extension Client {
  /// Every item of a list, whatever its length.
  func everything(
    _ command: String, _ parameters: [Parameter] = [], of member: String
  ) throws(CloudError) -> [JSON] {
    var found: [JSON] = []
    var seen: Set<[JSON]> = []
    try eachPage(of: command) { page throws(CloudError) in
      if page.number == 1 { (found, seen) = ([], []) }
      let items = try list(command, parameters + page.parameters, of: member)
      let known = found.count
      found += items.filter { seen.insert($0.identity).inserted }
      return (items.count, found.count > known)
    }
    return found
  }

  /// Asks for page after page.
  ///
  /// Without paging a list is cut at 500 without a word (reference, section 3.3). A page that is short, or that brings
  /// nothing new, is the last: the count that the server gives is not to be trusted, and some commands answer each page
  /// with the whole list.
  ///
  /// - Parameter ask: is given the first page again where the server wants smaller ones.
  func eachPage(
    of command: String, ask: (Page) throws(CloudError) -> (items: Int, bringsNews: Bool)
  ) throws(CloudError) {
    var page = Page()
    while true {
      let answered: (items: Int, bringsNews: Bool)
      do throws(CloudError) { answered = try ask(page) } catch {
        guard let allowed = error.allowedPageSize, allowed < page.size else { throw error }
        page = Page(size: allowed)
        continue
      }
      guard answered.items >= page.size, answered.bringsNews else { return }
      guard page.number < Page.most else {
        throw CloudError(
          command: command, cause: .noAnswer(detail: "a list without an end", hint: Reply.troubleHint))
      }
      page.number += 1
    }
  }
}

/// One page of a list.
struct Page {
  /// From 1.
  var number = 1
  var size = 500

  /// 500,000 items at the usual size.
  static let most = 1_000

  var parameters: [Parameter] { [("page", String(number)), ("pagesize", String(size))] }
}

extension JSON {
  /// What tells an item of a list from the others: between two pages things come, go and change. A template that is in
  /// several zones is listed for each under one id.
  var identity: [JSON] {
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
