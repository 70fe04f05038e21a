import CloudStack
import RCFile

extension Interview {
  /// Asks which VM is monitored, and how SSH reaches it.
  mutating func askForHost(of offer: Offer, behind rule: Offer.Rule) throws(Failure) {
    if rule.members.isEmpty {
      questioner.tell(
        "No member of \((rule.rule.name ?? rule.rule.id).printable) is listed: the monitored VM has to be one.")
    }
    let machine = try monitoredMachine(of: offer, behind: rule)
    try askForAddress(of: machine)
    if let machine { try name(machine, among: offer.machines) }
  }

  /// The VM that the options name or address, else one that a person chooses; nil where the account has none at all.
  private func monitoredMachine(of offer: Offer, behind rule: Offer.Rule) throws(Failure) -> VirtualMachine? {
    let machines = offer.machines
    if options.vm == nil, let host = options.monitor {
      if let found = machines.first(where: { $0.isCalled(host) }) { return found }
      questioner.tell("No VM of the account is called \(host.printable) or has that address.")
    }
    let candidates = options.vm != nil || rule.members.isEmpty ? machines.nearestFirst(to: rule) : rule.members
    guard !candidates.isEmpty else { return nil }
    let row = try choose("Monitored VM", "--vm", options.vm, from: .machines(candidates), fallback: 0)
    return candidates.first { $0.id == row.id }
  }

  private mutating func askForAddress(of machine: VirtualMachine?) throws(Failure) {
    let fallback = machine?.usualAddress ?? machine?.name
    try askForHostName(
      Prompt(
        text: "Its name or address for SSH", option: "--monitor", given: options.monitor,
        fallback: questioner.isPersonThere ? fallback : nil))
    try ask(Prompt(text: "SSH port", option: "--port", given: options.port, fallback: "22"), for: .monitoring, "port")
  }

  /// One host only: the file takes more, and what they are called in the account, by hand.
  mutating func askForHostName(_ question: Prompt) throws(Failure) {
    try ask(question) { draft, text throws(Objection) in
      guard !text.contains(","), text.lowercased() != "members" else {
        throw Objection("name one host", hint: "others, or members, can be written into the file afterwards")
      }
      try draft.set(.monitoring, "host", to: text, home: nil)
    }
  }

  /// Other VMs of that name would be taken for it as well: then it goes by its id.
  private mutating func name(_ machine: VirtualMachine, among machines: [VirtualMachine]) throws(Failure) {
    let isUnique = machines.count { $0.name == machine.name } == 1
    if isUnique, let name = machine.name, (try? draft.set(.monitoring, "vm", to: name, home: nil)) != nil { return }
    try take(machine.id, from: "--vm", for: .monitoring, "vm")
  }
}

extension [VirtualMachine] {
  /// Those of the network that the rule serves before those that cannot become its members.
  func nearestFirst(to rule: Offer.Rule) -> [VirtualMachine] {
    func isNear(_ machine: VirtualMachine) -> Bool {
      machine.networkInterfaces.contains { $0.networkID != nil && $0.networkID == rule.networkID }
    }
    return filter(isNear) + filter { !isNear($0) }
  }
}

extension VirtualMachine {
  /// Whether it goes by this name or has this address.
  fileprivate func isCalled(_ text: String) -> Bool {
    [name, displayName, instanceName, id].contains(text) || addresses.contains(text)
  }

  /// Of its default network, else the first.
  fileprivate var usualAddress: String? {
    networkInterfaces.first { $0.isDefault }?.address ?? addresses.first
  }
}
