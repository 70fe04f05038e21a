extension Cloud {
  /// The page of a list that was asked for (3.3 of the reference); without paging the first `pageSize` items.
  func paged(_ name: String, _ items: [JSON], _ call: Call) throws(Refusal) -> Answer {
    let range = try range(of: items.count, call)
    return .list(name: name, items: Array(items[range]), total: items.count)
  }

  private func range(of count: Int, _ call: Call) throws(Refusal) -> Range<Int> {
    let limit = configuration.pageSize
    guard call.parameters["page"] != nil || call.parameters["pagesize"] != nil else { return 0..<min(count, limit) }
    guard call.parameters["pagesize"] != nil else { throw Cloud.missing("pagesize", beside: "page") }
    guard call.parameters["page"] != nil else { throw Cloud.missing("page", beside: "pagesize") }
    let page = try integer("page", call)
    let size = try integer("pagesize", call)
    guard size != -1 else { throw Refusal(431, "Can't specify page parameter when pagesize is -1 (Unlimited)") }
    guard size <= limit else { throw Refusal(431, "Page size can't exceed max allowed page size value: \(limit)") }
    let start = min(count, max(0, page - 1) * max(0, size))
    return start..<min(count, start + max(0, size))
  }

  private static func missing(_ name: String, beside other: String) -> Refusal {
    Refusal(431, "\"\(name)\" parameter is required when \"\(other)\" is specified")
  }

  private func integer(_ name: String, _ call: Call) throws(Refusal) -> Int {
    guard let value = Int(call.parameters[name] ?? "") else {
      throw Refusal(530, "Internal server error, unable to execute request.")
    }
    return value
  }
}
