@testable import CloudStack
@testable import cronscale

extension Client {
  /// A client of a cloud that answers everything in one way, and never waits.
  convenience init(timeout: Double = 30, caFile: String? = nil, answering exchange: ((Request) -> Exchange)?) {
    self.init(
      endpoint: "https://cloud.example.com/client/api", credentials: Credentials(apiKey: "KEY", secretKey: "SECRET"),
      timeout: timeout, expires: 600, caFile: caFile,
      environment: ClientEnvironment(
        now: { 1_795_255_200 }, uptime: { 0 }, sleep: { _ in }, isInterrupted: { false }),
      exchange: exchange)
  }

  /// The same for an answer whose clock is `skew` seconds ahead of this machine's.
  convenience init(answering status: Int, _ body: String, redirect: String? = nil, skew: Double = 0) {
    self.init(answering: { _ in
      Exchange(
        outcome: .success(Reply(status: status, body: Array(body.utf8), redirect: redirect)),
        date: 1_795_255_200 + skew, seconds: 0)
    })
  }
}

extension Messages {
  /// What the cloud, or what stands before it, answers.
  static func answers() throws -> Chapter {
    Chapter("the cloud's answers", refusals + oddAnswers + oddLists + tooLate)
  }

  private static func rule(_ situation: String, _ client: Client) -> Entry {
    Entry(situation, failures { _ = try client.rule(id: "64330") })
  }

  private static var refusals: [Entry] {
    let unauthorized =
      #"{"x":{"errorcode":401,"errortext":"unable to verify user credentials and/or request signature"}}"#
    let forbidden =
      #"{"x":{"errorcode":401,"errortext":"The given command 'x' either does not exist, is not available for user"}}"#
    let broken = #"{"errorcode" : 431, "errortext" : "Unable to start with "-" and"}"#
    return [
      rule(
        "a refusal with the cloud's own text",
        Client(answering: 530, #"{"x":{"errorcode":530,"errortext":"Internal error"}}"#)),
      rule("a refusal without a word", Client(answering: 530, #"{"x":{"errorcode":530}}"#)),
      rule("a refusal of a 2.2 cloud that is no JSON", Client(answering: 530, broken)),
      rule("the key or the signature is refused", Client(answering: 401, unauthorized)),
      rule("this one command is forbidden, or unknown", Client(answering: 401, forbidden)),
      rule("the same of another version", Client(answering: 432, forbidden.replacing("401", with: "432"))),
      rule("it is refused because this machine's clock is late", Client(answering: 401, unauthorized, skew: 420)),
      rule("it is refused because this machine's clock is early", Client(answering: 401, unauthorized, skew: -420)),
    ]
  }

  private static var oddAnswers: [Entry] {
    [
      rule("an empty answer", Client(answering: 200, "")),
      rule(
        "a redirect",
        Client(answering: 302, "<html>", redirect: "https://www.example.com/client/api")),
      rule("a web page", Client(answering: 404, "<html>")),
      Entry(
        "no XML where it was asked for",
        Failure(CloudError(command: "listZones", cause: Reply(status: 200, body: [1]).noXML.cause))),
      rule("XML", Client(answering: 200, "<?xml version=\"1.0\"?><x/>")),
      rule("half of an answer", Client(answering: 200, #"{"x":{"count":2,"#)),
      rule("something else", Client(answering: 200, "busy")),
      rule("something else where the cloud should be, which is in trouble", Client(answering: 503, "<html>")),
      rule("JSON of somebody else", Client(answering: 200, "{}")),
      rule("an error status without an error", Client(answering: 404, #"{"x":{"a":1}}"#)),
    ]
  }

  private static var oddLists: [Entry] {
    let one = #"{"x":{"loadbalancerrule":[{"name":"web-lb"}]}}"#
    return [
      rule("another list than was asked for", Client(answering: 200, #"{"x":{"zone":[]}}"#)),
      rule("a rule without an id", Client(answering: 200, one)),
      Entry("a job without a status", failures { _ = try Client(answering: 200, #"{"x":{"a":1}}"#).job(id: "450318") }),
      Entry("a list without an end", failures { _ = try endless.rules() }),
    ]
  }

  /// Gives one more rule with each page, and allows pages of one.
  private static var endless: Client {
    Client(answering: { request in
      let page = request.query.split(separator: "&").first { $0.hasPrefix("page=") } ?? ""
      let body =
        request.query.contains("pagesize=1&")
        ? #"{"x":{"loadbalancerrule":[{"id":"\#(page)"}]}}"#
        : #"{"x":{"errorcode":431,"errortext":"Page size can't exceed max allowed page size value: 1"}}"#
      return Exchange(outcome: .success(Reply(status: 200, body: Array(body.utf8))), date: nil, seconds: 0)
    })
  }

  private static var tooLate: [Entry] {
    [
      Entry(
        "a change is held up on this machine until it must no longer be sent",
        failures { _ = try Client(answering: 200, "").deploy([], validUntil: 1_795_255_200) })
    ]
  }
}
