import Testing

@testable import CloudStack

@Suite struct AnswerTests {
  private static let troubleHint = "the cloud, or a proxy before it, is in trouble"
  private static let hostHint = "is host in [account] the API's URL? it usually ends in /client/api"

  private static func noAnswer(_ detail: String, hint: String? = hostHint, _ again: Again = .never) -> ReplyFailure {
    ReplyFailure(cause: .noAnswer(detail: detail, hint: hint), again: again)
  }

  private static func refused(_ code: Int, _ text: String, _ again: Again = .never) -> ReplyFailure {
    ReplyFailure(cause: .refused(code: code, text: text), again: again)
  }

  @Test(arguments: [
    (200, #"{"errorresponse":{"errorcode":530,"errortext":"a"}}"#, refused(530, "a")),
    (431, #"{ "x" : {"uuidList":[],"errorcode":431,"cserrorcode":4350,"errortext":"b"} }"#, refused(431, "b")),
    (530, #"{"x":{"errorcode":530}}"#, refused(530, "no error text")),
    (431, #"{"x":{"errorcode":"431","errortext":"a\u001b[2J\u202e\nb"}}"#, refused(431, "a [2J  b")),
    (503, #"{"x":{"errorcode":503,"errortext":"maintenance"}}"#, refused(503, "maintenance", .afterBackOff)),
    (
      429, #"{"x":{"errorcode":429,"errortext":"… api limit, please retry after 731 ms."}}"#,
      refused(429, "… api limit, please retry after 731 ms.", .throttled(0.731))
    ),
    (
      429, #"{"x":{"errorcode":429,"errortext":"please retry after [20] ms."}}"#,
      refused(429, "please retry after [20] ms.", .throttled(0.02))
    ),
    (429, #"{"x":{"errorcode":429,"errortext":"later"}}"#, refused(429, "later", .throttled(1))),
    // Version 2.2 does not escape quotation marks.
    (
      431,
      #"{ "deployvirtualmachineresponse" : {"errorcode" : 431, "errortext" : "can't start or end with "-" and"}  }"#,
      refused(431, #"can't start or end with "-" and"#)
    ),
    (
      401, #"{ "x" : {"errorcode" : 401, "errortext" : "unable to verify"} }"#,
      ReplyFailure(cause: .unauthorized(text: "unable to verify", clockSkew: 3), again: .never)
    ),
  ])
  func `an error envelope is a refusal, whatever its name and status`(
    _ status: Int, _ body: String, _ failure: ReplyFailure
  ) {
    #expect(throws: failure) { try Reply(status: status, body: Array(body.utf8)).answer(clockSkew: 3) }
  }

  @Test(arguments: [
    (200, "", noAnswer("an empty answer (HTTP 200)", hint: troubleHint, .afterBackOff)),
    (200, " <!DOCTYPE html>", noAnswer("an HTML page, not an API answer (HTTP 200)")),
    (404, "<html>", noAnswer("an HTML page, not an API answer (HTTP 404)")),
    (502, "<html>", noAnswer("an HTML page, not an API answer (HTTP 502)", hint: troubleHint, .afterBackOff)),
    (503, "busy", noAnswer("no JSON, so not an API answer (HTTP 503)", hint: troubleHint, .afterBackOff)),
    (
      200, "<?xml version=\"1.0\"?><x/>",
      noAnswer(
        "XML, not JSON (HTTP 200)", hint: "a proxy before the cloud may have taken response=json out of the request")
    ),
    (200, #"{"x":{"count":2,"#, noAnswer("a cut-off answer of 16 bytes (HTTP 200)", hint: troubleHint, .afterBackOff)),
    (200, "{}", noAnswer("JSON, but not an API answer (HTTP 200)")),
    (200, #"{"a":{},"b":{}}"#, noAnswer("JSON, but not an API answer (HTTP 200)")),
    (
      504, #"{"message":"timed out"}"#,
      noAnswer("JSON, but not an API answer (HTTP 504)", hint: troubleHint, .afterBackOff)
    ),
    (404, #"{"x":{"a":1}}"#, noAnswer("HTTP 404 without an error code")),
    (200, "[1]", noAnswer("JSON, but not an API answer (HTTP 200)")),
    (
      302, "<html>",
      noAnswer(
        "a redirect (HTTP 302), which is not followed: a signed request would go along",
        hint: "write the final address into host in [account], if it is the API's")
    ),
  ])
  func `what is no API answer is named as what it is`(_ status: Int, _ body: String, _ failure: ReplyFailure) {
    #expect(throws: failure) { try Reply(status: status, body: Array(body.utf8)).answer(clockSkew: nil) }
  }

  @Test(arguments: [
    (#"{ "listzonesresponse" : { } }"#, Answer(envelope: "listzonesresponse", content: .object([:]))),
    (
      #"{"restorevmresponse":{"success":"true"}}"#,
      Answer(envelope: "restorevmresponse", content: .object(["success": .text("true")]))
    ),
  ])
  func `an answer is what the single member holds, whatever its name`(_ body: String, _ answer: Answer) throws {
    #expect(try Reply(status: 200, body: Array(body.utf8)).answer(clockSkew: nil) == answer)
  }

  private static let forbidden =
    "the cloud has no command of that name, or none for this user: its operator knows, and may change the role"

  @Test(
    arguments: [
      (
        .refused(code: 431, text: "no such zone"),
        "deployVirtualMachine: the cloud answered with error 431: no such zone", nil
      ),
      (
        .unauthorized(text: "unable to verify", clockSkew: -120.4),
        "deployVirtualMachine: the cloud refused the key or the signature (401): unable to verify; "
          + "this machine's clock is 120 s ahead of the server's",
        "set this machine's clock, then check api_key and secret_key in [account]"
      ),
      (
        .unauthorized(text: "unable to verify", clockSkew: 59),
        "deployVirtualMachine: the cloud refused the key or the signature (401): unable to verify",
        "check api_key and secret_key in [account]; the user may be disabled, or this address not allowed"
      ),
      (
        .unauthorized(text: "The given command 'x' either does not exist, is not available for user.", clockSkew: 90),
        "deployVirtualMachine: the cloud refused the command (401): "
          + "The given command 'x' either does not exist, is not available for user.",
        forbidden
      ),
      (
        .refused(code: 432, text: "The given command does not exist"),
        "deployVirtualMachine: the cloud answered with error 432: The given command does not exist", forbidden
      ),
      (
        .untrusted(.expired, detail: "certificate has expired"),
        "deployVirtualMachine: the server's certificate is not trusted: certificate has expired",
        "the cloud's operator has to renew it, unless this machine's clock is wrong: date"
      ),
      (
        .noAnswer(detail: "an empty answer (HTTP 200)", hint: nil), "deployVirtualMachine: an empty answer (HTTP 200)",
        nil
      ),
      (.interrupted, "deployVirtualMachine: interrupted by a signal", nil),
    ] as [(CloudError.Cause, String, String?)])
  func `a message says where, what was found and what to do`(
    _ cause: CloudError.Cause, _ message: String, _ hint: String?
  ) {
    let error = CloudError(command: "deployVirtualMachine", cause: cause)
    #expect(error.message == message)
    #expect(error.hint == hint)
  }
}
