/// What a new machine is made of: for people to choose from, and for checks of what they chose.
extension Client {
  /// The zones that the user sees; a disabled one is not among them for ordinary users (reference, section 5).
  package func zones() throws(CloudError) -> [Zone] {
    try everything("listZones", [("available", "true")], of: "zone").compactMap(Zone.init)
  }

  package func serviceOfferings() throws(CloudError) -> [ServiceOffering] {
    try everything("listServiceOfferings", of: "serviceoffering").compactMap(ServiceOffering.init)
  }

  /// The templates that the user may deploy, or has and cannot deploy yet; one that is in several zones is listed for
  /// each. `executable` names unready ones too, where `featured` does not (recorded 16).
  package func templates() throws(CloudError) -> [Template] {
    try everything("listTemplates", [("templatefilter", "executable")], of: "template").compactMap(Template.init)
  }

  package func networks() throws(CloudError) -> [Network] {
    try everything("listNetworks", of: "network").compactMap(Network.init)
  }
}
