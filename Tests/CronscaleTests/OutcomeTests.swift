import Scaling
import Testing

@testable import CloudStack
@testable import cronscale

/// What an error of the API means for a change that it answered.
@Suite struct OutcomeTests {
  @Test(
    arguments: [
      (.noAnswer(detail: "d", hint: nil), .unanswered("deploy: d")),
      (.refused(code: 530, text: "t"), .refused("deploy: the cloud answered with error 530: t")),
      (
        .unauthorized(text: "t", clockSkew: nil),
        .refused("deploy: the cloud refused the key or the signature (401): t")
      ),
      (.noConnection("d"), .notSent("deploy: no connection to the API, nothing was sent: d")),
      (.untrusted(.expired, detail: "d"), .notSent("deploy: the server's certificate is not trusted: d")),
      (.misconfigured(detail: "d", hint: "h"), .notSent("deploy: d")),
      (.interrupted, .notSent("deploy: interrupted by a signal")),
    ] as [(CloudError.Cause, Outcome)])
  func `only an answer that did not come leaves a change in doubt`(_ cause: CloudError.Cause, _ outcome: Outcome) {
    #expect(Outcome(CloudError(command: "deploy", cause: cause)) == outcome)
  }
}
