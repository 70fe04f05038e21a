import Testing

@testable import CloudStack

@Suite struct ModelTests {
  private func json(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

  @Test func `a machine of 2.2 has ids that are numbers, and one address beside its cards`() throws {
    let machine = VirtualMachine(
      try json(
        """
        {"id":2614,"name":"test_1","displayname":"t","created":"2011-06-24T00:22:56+0000","state":"Running","domainid":801,
         "account":"a","ipaddress":"1.1.3.122","jobid":9007199254740993,
         "nic":[{"id":3914,"networkid":860,"ipaddress":"1.1.3.122","isdefault":true},{"id":3915,"networkid":861}]}
        """))
    #expect(
      machine
        == VirtualMachine(
          id: "2614", name: "test_1", displayName: "t", instanceName: nil, state: "Running",
          networkInterfaces: [
            .init(networkID: "860", address: "1.1.3.122", isDefault: true),
            .init(networkID: "861", address: nil, isDefault: false),
          ],
          addresses: ["1.1.3.122"], created: 1_308_874_976, isDeleteProtected: false, account: "a", domainID: "801",
          jobID: "9007199254740993"))
  }

  @Test func `a machine of 4.x has every address of every card`() throws {
    let machine = VirtualMachine(
      try json(
        """
        {"id":"ab-1","instancename":"i-2-3-VM","deleteprotection":true,"unheard":{"of":[1]},"nic":[
         {"networkid":"n","ipaddress":"10.1.1.2","ip6address":"fd00::2","secondaryip":[{"id":"s","ipaddress":"10.1.1.9"}]}]}
        """))
    #expect(
      machine
        == VirtualMachine(
          id: "ab-1", name: nil, displayName: nil, instanceName: "i-2-3-VM", state: nil,
          networkInterfaces: [.init(networkID: "n", address: "10.1.1.2", isDefault: false)],
          addresses: ["10.1.1.2", "fd00::2", "10.1.1.9"], created: nil, isDeleteProtected: true, account: nil,
          domainID: nil, jobID: nil))
  }

  @Test(.timeLimit(.minutes(1))) func `a machine may have any number of addresses`() throws {
    let wanted = (0..<100_000).map { "a\($0)" }
    let cards = (wanted + wanted).map { #"{"ipaddress":"\#($0)"}"# }.joined(separator: ",")
    #expect(VirtualMachine(try json(#"{"id":1,"nic":[\#(cards)]}"#))?.addresses == wanted)
  }

  @Test func `a machine with an impossible date has none`() throws {
    let machine = VirtualMachine(try json(#"{"id":1,"created":"2026-11-9223372036854775807T00:00:00Z"}"#))
    #expect(machine?.id == "1" && machine?.created == nil)
  }

  @Test(
    arguments: [
      (#"{"jobid":17164,"jobstatus":0,"jobprocstatus":0}"#, .pending),
      (#"{"jobstatus":1,"jobresultcode":0,"jobresult":{"success":true}}"#, .succeeded),
      (#"{"jobid":17177,"jobstatus":2}"#, .failed(code: nil, text: nil)),
      (#"{"jobstatus":2,"jobresultcode":0}"#, .failed(code: nil, text: nil)),
      (
        #"{"jobstatus":2,"jobresultcode":530,"jobresult":{"errorcode":533,"errortext":"no room"}}"#,
        .failed(code: 533, text: "no room")
      ),
      (#"{"jobstatus":2,"jobresultcode":530,"jobresult":{"errorcode":431}}"#, .failed(code: 431, text: nil)),
      (#"{"jobstatus":2,"jobresultcode":530,"jobresult":"cancel\nled"}"#, .failed(code: 530, text: "cancel led")),
      (#"{"jobstatus":3}"#, .failed(code: nil, text: nil)),
      (#"{"jobid":1}"#, nil),
    ] as [(String, JobStatus?)])
  func `a job stands as its status says, and every status from 2 on is failed`(_ text: String, _ status: JobStatus?)
    throws
  {
    #expect(JobStatus(try json(text)) == status)
  }
}
