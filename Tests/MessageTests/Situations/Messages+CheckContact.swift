import RCFile
import TestSupport

@testable import CloudStack
@testable import cronscale

extension Messages {
  /// What `cronscale check` finds in the secrets and on the way to the API; other failures are those of a run.
  static func checkContact() throws -> Chapter {
    Chapter(
      "cronscale check: the API",
      [
        try secrets(), contact("no https", Contact(), \.certificate, endpoint: "http://cloud.example.com/client/api"),
        contact("the key is good", Contact(), \.signature),
        contact("the clocks agree", Contact(clockAhead: 1), \.clock),
        contact("the cloud tells no time", Contact(), \.clock),
        contact("this machine's clock is early", Contact(clockAhead: 90), \.clock),
        contact("it is later than a request is valid", Contact(clockAhead: -900), \.clock),
        contact("what comes before it failed", trouble, \.signature),
        forbidden("a command that the user's role does not have"),
        Entry("a report without trouble", logged: ["sum  : \(CheckReport(findings: [Check.drain.ok("")]).lastLine)"]),
      ])
  }

  private static let trouble = Contact(trouble: CloudError(command: "listZones", cause: .noConnection("no such host")))

  private static func secrets() throws -> Entry {
    let desk = try Desk()
    let text = BrokenFile.validText.replacing("/home/ann/.ssh/id_rsa", with: try desk.file("id", ""))
    let file = RCFileExamination(
      .success(RCText(in: try desk.file("web.rc", text), user: desk.user)), user: desk.user)
    let secrets = Secrets(user: desk.user, isInterrupted: { false })
    return Entry("the secrets are there", found: SecretsExamination(file, secrets).findings)
  }

  private static func contact(
    _ situation: String, _ contact: Contact, _ finding: (Evidence) -> Finding,
    endpoint: String = "https://cloud.example.com/client/api"
  ) -> Entry {
    Entry(situation, found: [finding(Evidence(file: [], endpoint: endpoint, expires: 600, contact: .read(contact)))])
  }

  private static func forbidden(_ situation: String) -> Entry {
    let client = Client(answering: { _ in
      let body = #"{"x":{"errorcode":432,"errortext":"The user is not allowed to request the API command"}}"#
      return Exchange(outcome: .success(Reply(status: 432, body: Array(body.utf8))), date: nil, seconds: 0)
    })
    var reader = CloudReader(client, now: { noon })
    let zones = reader.read { () throws(CloudError) in try client.zones() }
    return Entry(situation, found: [Check.zone.judge(zones) { _ in Check.zone.ok("") }])
  }
}

extension CheckReport {
  fileprivate var lastLine: Substring { text.split(separator: "\n").last ?? "" }
}
