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

  private func allMachines(where filter: [Parameter]) throws(CloudError) -> [VirtualMachine] {
    let command = "listVirtualMachines"
    return try machines(in: try everything(command, filter, of: "virtualmachine"), of: command)
  }
}
