extension Decoder {
  /// Takes the launch section's own names without `_` for parameters of deployVirtualMachine.
  mutating func passOnParameters(of content: SectionContent) {
    let known = Keys.all.filter { $0.section == content.section }.map(\.name)
    for entry in content.own where !entry.name.contains("_") && !known.contains(entry.name.lowercased()) {
      do throws(Complaint) {
        try Self.checkParameterName(entry.name, known: known)
        // Base64 text of user data is often wrapped; an id that goes on is a missing line break.
        let value = try Self.plainText(of: entry, severalLines: entry.name.lowercased() == "userdata")
        guard !value.isEmpty else { throw Complaint("is empty", hint: "leave the line out") }
        settings.launch.parameters.append(Settings.Launch.Parameter(name: entry.name, value: value))
      } catch {
        complain(error, key: Self.showable(entry.name), at: content.place.at(entry.line))
      }
    }
    complainIfUserdataIsGivenTwice(content)
  }

  /// Refuses names that are cronscale's to send, that no API has, or that look like a misspelt key of ours, since the
  /// API ignores parameters that it does not know.
  private static func checkParameterName(_ name: String, known: [String]) throws(Complaint) {
    switch name.lowercased() {
    case "name":
      throw Complaint("VMs of one group cannot share one name", hint: "give name_prefix: each name begins with it")
    case "command", "response", "apikey", "secretkey", "signature", "signatureversion", "expires", "sessionkey":
      throw Complaint("cronscale itself sends this with each request", hint: "remove the line")
    case "account", "domainid", "projectid":
      throw Complaint(
        "a VM of another account or project would not be among those that the key lists, and so be lost",
        hint: "use the API keys of its owner")
    default: break
    }
    guard name.utf8.allSatisfy({ $0.isLetter || $0.isDigit || "[].-".utf8.contains($0) }) else {
      throw Complaint(
        "no parameter of deployVirtualMachine is called so",
        hint: "names are such as networkids or details[0].cpuNumber")
    }
    if let near = Suggestion.nearest(to: name, among: known) {
      throw Complaint("unknown key", hint: "did you mean \(near)?")
    }
  }

  private mutating func complainIfUserdataIsGivenTwice(_ content: SectionContent) {
    guard let inline = content.own.first(where: { $0.name.lowercased() == "userdata" }),
      let file = content.finding("userdata_file")
    else { return }
    complain(
      Complaint("userdata is given on line \(inline.line) as well", hint: "remove one of the two"),
      key: "userdata_file", at: file.place)
  }
}
