/// Single things by the ids that an rc file names. The server is asked for each id, since it may show another form of it
/// than the one that was written down (reference, section 6.9).
extension Client {
  /// Nil where there is none, and for ordinary users also where it is disabled.
  package func zone(id: String) throws(CloudError) -> Zone? {
    try found("listZones", [("available", "true"), ("id", id)], in: "zone", Zone.init).first
  }

  package func serviceOffering(id: String) throws(CloudError) -> ServiceOffering? {
    try found("listServiceOfferings", [("id", id)], in: "serviceoffering", ServiceOffering.init).first
  }

  /// The template in each of its zones; none where the user may not deploy it.
  package func template(id: String) throws(CloudError) -> [Template] {
    for filter in ["executable", "sharedexecutable"] {
      let rows = try found("listTemplates", [("templatefilter", filter), ("id", id)], in: "template", Template.init)
      if !rows.isEmpty { return rows }
    }
    return []
  }

  package func network(id: String) throws(CloudError) -> Network? {
    try found("listNetworks", [("id", id)], in: "network", Network.init).first
  }

  /// 431: an id that never was (reference, section 3.5).
  private func found<Object>(
    _ command: String, _ parameters: [Parameter], in member: String, _ decode: (JSON) -> Object?
  ) throws(CloudError) -> [Object] {
    do throws(CloudError) {
      return try list(command, parameters, of: member).compactMap(decode)
    } catch {
      guard case .refused(431, _) = error.cause else { throw error }
      return []
    }
  }
}
