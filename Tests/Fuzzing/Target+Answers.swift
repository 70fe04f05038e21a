@testable import CloudStack

/// For one thread, which libFuzzer is.
nonisolated(unsafe) private let client = Client(
  endpoint: "http://cloud/client/api", credentials: Credentials(apiKey: "key", secretKey: "secret"), timeout: 1,
  expires: 600,
  environment: ClientEnvironment(
    now: { 1_795_250_272 }, uptime: { 0 }, sleep: { _ in }, isInterrupted: { false }))

/// The first byte chooses the HTTP status, the others are the body.
func takeAnswer(_ bytes: [UInt8]) {
  let statuses = [200, 200, 200, 401, 429, 430, 431, 500, 502, 530, 302, 599]
  let status = bytes.first.map { statuses[Int($0) % statuses.count] } ?? 200
  let reply = Reply(status: status, body: Array(bytes.dropFirst()), redirect: status == 302 ? "http://else" : nil)
  do throws(ReplyFailure) {
    use(try reply.answer(clockSkew: 61).content)
  } catch {
    let error = CloudError(command: "listZones", cause: error.cause)
    precondition(!error.message.isEmpty && error.message.unicodeScalars.count < 1000, "what is said of an answer")
    _ = error.hint
  }
  do throws(ReplyFailure) {
    let answer = try reply.xmlAnswer(clockSkew: 61)
    precondition(answer.rows.count <= answer.children.count, "a row that is no child")
    _ = (answer.text, answer.jobResult, answer.jobID)
  } catch {
    _ = CloudError(command: "listZones", cause: error.cause).message
  }
}

/// Every model from every value, whatever the command would have been.
private func use(_ json: JSON) {
  _ = (json.integer, json.bool, json.text, JobStatus(json), LoadBalancerRule(json), PublicAddress(json))
  _ = (Zone(json), ServiceOffering(json), Template(json), Network(json), json.pretty)
  if let machine = VirtualMachine(json) { use(machine) }
  if let machines = try? client.machines(in: json.items, of: "listVirtualMachines") {
    precondition(machines.count == json.items.count, "a machine that is left out")
  }
  switch json {
  case .array(let items): for item in items { use(item) }
  case .object(let members): for member in members.values { use(member) }
  case .text(let text): use(text)
  case .null, .bool, .number: break
  }
}

private func use(_ machine: VirtualMachine) {
  precondition(Set(machine.addresses).count == machine.addresses.count, "an address twice")
  precondition(machine.created?.isFinite ?? true, "a date that is none")
}

/// Any text may stand where a date is expected, or come back as a parameter.
private func use(_ text: String) {
  if let instant = Timestamp.instant(text) {
    precondition(instant.isFinite, "a date that is none")
    _ = Timestamp.text(instant)
  }
  precondition(text.excerpt.unicodeScalars.count <= 500, "a text for one line")
  guard text.utf8.count < 256 else { return }
  _ = Signature.signedQuery([("id", text), ("response", "json")], secretKey: "secret")
}
