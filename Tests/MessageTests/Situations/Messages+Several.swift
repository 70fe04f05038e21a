@testable import CloudStack
@testable import cronscale

extension Messages {
  /// Several monitored hosts, or all members.
  static func several() throws -> Chapter {
    Chapter(
      "several monitored hosts",
      try named() + [
        try observed("there is no running member", Stage(host: "members")),
        try observed("a member does not answer", member(silence("10.1.1.11"))),
        try observed("the cloud shows no address of a member", member(address: nil)),
        try observed("a member's name is none that a host can have", member(name: "-web", by: "name")),
        try observed("a member has no public address", member(by: "public")),
        Entry("status, where the cloud does not tell the members", .membersUnknown),
      ])
  }

  private static func named() throws -> [Entry] {
    func three(_ answer: MonitoredHost.Answer) -> Stage {
      Stage(readings: ["web2": answer], host: "web1, web2, web3")
    }
    let half = Stage(readings: ["web2": silence("web2")], host: "web1, web2")
    let bySystem = MonitoredHost.Answer(load: .success(2), fallbackReason: "the reason")
    return [
      try observed("two of three answer", three(silence("web2"))), try observed("one of two answers", half),
      try observed("libssh2 cannot do what one of three needs", three(bySystem)),
    ]
  }

  private static func silence(_ host: String) -> MonitoredHost.Answer {
    MonitoredHost.Answer(
      load: .failure(Failure(.unavailable, "\(host) port 2222: the reason", hint: "what to look at")))
  }

  /// One member, all are asked.
  private static func member(
    _ answer: MonitoredHost.Answer = .init(load: .success(2)), name: String = "web-1", address: String? = "10.1.1.11",
    by kind: String = "private"
  ) -> Stage {
    let card = address.map { #"{"networkid":"7","ipaddress":"\#($0)"}"# } ?? #"{"networkid":"7"}"#
    let machine = #"{"id":"101","name":"\#(name)","state":"Running","nic":[\#(card)]}"#
    let members = (
      part: "command=listLoadBalancerRuleInstances&",
      body: #"{"x":{"loadbalancerruleinstance":[\#(machine)]}}"#
    )
    return Stage(answers: [members, Stage.rules], reading: answer, host: "members", address: kind)
  }
}
