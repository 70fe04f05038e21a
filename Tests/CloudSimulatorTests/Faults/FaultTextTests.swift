import CloudSimulator
import Foundation
import Testing

/// The one-line form of faults, which control files, curl and a seed's replay use.
@Suite struct FaultTextTests {
  static let table: [(text: String, fault: Fault)] = [
    ("deployVirtualMachine:1:process-drop", Fault("deployVirtualMachine", .processed(.drop))),
    ("list*:3+2:html-503", Fault("list*", asked: 3, times: 2, .instead(.html(status: 503)))),
    ("*:2:late=45", Fault("*", asked: 2, .late(45))),
    ("change:1:drop", Fault("change", .instead(.drop))),
    ("read:1+9:received-late=0.5", Fault("read", times: 9, .receivedLate(0.5))),
    ("*:1:cut", Fault("*", .cutOff(bytes: nil))), ("*:1:cut=10", Fault("*", .cutOff(bytes: 10))),
    ("*:1:trickle=2.5", Fault("*", .trickle(bytesPerSecond: 2.5))),
    ("*:1:api=431", Fault("*", .instead(.api(code: 431, text: nil)))),
    ("*:1:process-api=530=no: not = now", Fault("*", .processed(.api(code: 530, text: "no: not = now")))),
    ("*:1:throttle", Fault("*", .instead(.throttle(retryAfter: nil)))),
    ("*:1:throttle=7", Fault("*", .instead(.throttle(retryAfter: 7)))),
    ("*:1:limit", Fault("*", .instead(.limit))), ("*:1:empty", Fault("*", .instead(.empty))),
    ("*:1:process-huge", Fault("*", .processed(.huge))), ("*:1:garbage", Fault("*", .instead(.garbage))),
    ("*:1:redirect", Fault("*", .instead(.redirect(to: nil)))),
    ("*:1:redirect=https://h:1/?a=b", Fault("*", .instead(.redirect(to: "https://h:1/?a=b")))),
    ("list*:1:reads-behind=2", Fault("list*", .readsBehind(2))),
    ("list*:1:seconds-behind=5", Fault("list*", .secondsBehind(5))), ("*:1:frozen=20", Fault("*", .frozen(20))),
    ("*:1:before-twin", Fault("*", .meddling(.before, .twin))),
    ("*:1:after-delete-rule", Fault("*", .meddling(.after, .deleteRule))),
    ("*:1:after-restart", Fault("*", .meddling(.after, .restart(startingBecomes: .stopped)))),
    ("*:1:after-restart=Running", Fault("*", .meddling(.after, .restart(startingBecomes: .running)))),
  ]

  @Test(arguments: table.indices) func `a fault is written and read`(row: Int) throws {
    let (text, fault) = Self.table[row]
    #expect(fault.description == text)
    #expect(try Fault(parsing: text) == fault)
    #expect(try JSONDecoder().decode(Fault.self, from: JSONEncoder().encode(fault)) == fault)
  }

  @Test(arguments: Job.Fate.allCases) func `so is what a job comes to`(fate: Job.Fate) throws {
    #expect(try Fault(parsing: "*:1:job-\(fate.rawValue)") == Fault("*", .job(fate)))
    #expect(Fault("*", .job(fate)).description == "*:1:job-\(fate.rawValue)")
  }

  @Test(arguments: Meddling.Deed.allCases) func `so is what somebody does to a VM`(deed: Meddling.Deed) throws {
    for moment in Fault.Moment.allCases {
      let text = "*:1:\(moment.rawValue)-\(deed.rawValue)"
      #expect(try Fault(parsing: text) == Fault("*", .meddling(moment, .machine(deed, named: nil))))
      #expect(try Fault(parsing: "\(text)=web-1").description == "\(text)=web-1")
    }
  }

  @Test func `a plus that a URL made a space is read all the same`() throws {
    #expect(try Fault(parsing: "list*:3 2:drop").description == "list*:3+2:drop")
  }

  @Test(arguments: [
    ("drop", "not of the form COMMAND:ASKED:KIND"),
    ("deployVirtualMachines:1:drop", "no command \"deployVirtualMachines\""),
    ("lst*:1:drop", "no command \"lst*\""), ("*:0:drop", "\"0\" is no count"), ("*:1+:drop", "\"1+\" is no count"),
    ("*:x:drop", "\"x\" is no count"), ("*:1:dorp", "no kind \"dorp\""),
    ("*:1:process-late=3", "no kind \"process-late\""),
    ("*:1:job-dance", "no kind \"job-dance\""), ("*:1:before-dance", "no kind \"before-dance\""),
    ("*:1:drop=3", "drop with \"3\""), ("*:1:late", "late with \"\""), ("*:1:late=-1", "late with \"-1\""),
    ("*:1:html-20", "html-STATUS with \"20\""), ("*:1:api=20", "api with \"20\""),
    ("*:1:reads-behind=0", "reads-behind with \"0\""), ("*:1:after-restart=Dancing", "restart with \"Dancing\""),
  ])
  func `a text that is no fault is named, with what there is`(text: String, message: String) {
    let error = #expect(throws: FaultError.self) { try Fault(parsing: text) }
    #expect(error?.description.hasPrefix("fault \"\(text)\": \(message)\n  ") == true, "\(error?.description ?? "")")
  }

  @Test func `the list of kinds is the whole list`() throws {
    let error = #expect(throws: FaultError.self) { try Fault(parsing: "*:1:dorp") }
    for (_, fault) in Self.table {
      let name = fault.kind.description.split(separator: "=")[0]
        .replacing(/^(process|before|after)-/, with: "").replacing(/^html-503$/, with: "html-STATUS")
      #expect(error?.description.contains(name) == true, "\(name)")
    }
  }
}
