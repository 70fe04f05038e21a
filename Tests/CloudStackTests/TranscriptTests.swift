import Testing

@testable import CloudStack

@Suite struct TranscriptTests {
  @Test(arguments: Recorded.all().filter(\.isJSON))
  func `each recorded answer is read, each error by its own code`(_ recorded: Recorded) {
    let reply = Reply(status: recorded.status, body: Array(recorded.body.utf8))
    do throws(ReplyFailure) {
      let answer = try reply.answer(clockSkew: nil)
      #expect(recorded.status == 200)
      #expect(answer.envelope == recorded.params["command"].map { "\($0.lowercased())response" })
    } catch {
      switch error.cause {
      case .unauthorized: #expect(recorded.status == 401)
      case .refused(let code, let text):
        #expect(code == recorded.status)
        #expect(!text.isEmpty && text != "no error text")
      default: Issue.record("\(error)")
      }
    }
  }

  @Test(arguments: Recorded.all().filter { !$0.isJSON })
  func `what is recorded and no JSON is no answer`(_ recorded: Recorded) {
    let reply = Reply(status: recorded.status, body: Array(recorded.body.utf8))
    #expect(throws: ReplyFailure.self) { try reply.answer(clockSkew: nil) }
  }

  @Test func `each recorded machine is read whole`() throws {
    var seen = 0
    for recorded in Recorded.all().filter(\.isJSON) where recorded.status == 200 {
      let content = try Reply(status: 200, body: Array(recorded.body.utf8)).answer(clockSkew: nil).content
      let lists = [content["virtualmachine"], content["loadbalancerruleinstance"]].compactMap { $0?.items }
      for json in lists.joined() {
        let machine = try #require(VirtualMachine(json))
        #expect(machine.name != nil && machine.state != nil && machine.account != nil && machine.domainID != nil)
        #expect(machine.created != nil && machine.networkInterfaces.count == json["nic"]?.items.count)
        seen += 1
      }
    }
    #expect(seen > 100)
  }

  @Test func `each recorded job has a status`() throws {
    var seen: [String: Int] = [:]
    for recorded in Recorded.all() where recorded.isJSON && recorded.status == 200 {
      guard recorded.params["command"] == "queryAsyncJobResult" else { continue }
      let content = try Reply(status: 200, body: Array(recorded.body.utf8)).answer(clockSkew: nil).content
      switch try #require(JobStatus(content)) {
      case .pending: seen["pending", default: 0] += 1
      case .succeeded: seen["succeeded", default: 0] += 1
      case .failed(let code, _):
        #expect([431, 530, 531, 533, 534].contains(code ?? 0))
        seen["failed", default: 0] += 1
      case .unknown: Issue.record("an answered job is known")
      }
    }
    #expect(Set(seen.keys) == ["pending", "succeeded", "failed"])
  }
}
