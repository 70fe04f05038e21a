import Testing

@testable import CloudStack

@Suite struct SignatureTests {
  @Test(arguments: SignatureVector.all())
  func `the string to sign, the signature and the wire form are the server's`(_ vector: SignatureVector) {
    let parameters = vector.params.map { (name: $0[0], value: $0[1]) }
    #expect(Signature.stringToSign(parameters) == vector.stringToSign)
    #expect(Signature.of(parameters, secretKey: vector.secretKey) == vector.signature)
    #expect(Signature.signedQuery(parameters, secretKey: vector.secretKey) == vector.query)
  }

  @Test func `there are 28 vectors`() { #expect(SignatureVector.all().count == 28) }

  /// The keys of the recorded server's user `scaler`; it lived for the recording only.
  @Test func `each signed request of the user that the real server accepted has our signature`() {
    let apiKey = "xYRyOPQtHiTxdY-xKPqETylbx_0qdJRcxjY_7loCN0oHD3A9y2-xd4cXgm34YZPrkCoSplW5hSlzMOuExgk8Ew"
    let secretKey = "BeJ4uaad7peAPYcVhqI5WUf1SvBSmklw7qTUtrmOGL7CwWYGxM4azzn0ZNYClQAbra5DU6D9MffAY5iPZ1sXVg"
    var verified = 0
    for recorded in Recorded.all() where recorded.status != 401 && recorded.params.values.contains(apiKey) {
      guard let given = recorded.params.first(where: { $0.key.lowercased() == "signature" }) else { continue }
      // An unknown command is answered with 432 before its signature is looked at.
      guard recorded.status != 432 else { continue }
      let parameters = recorded.params.filter { $0.key != given.key }.map { (name: $0.key, value: $0.value) }
      #expect(Signature.of(parameters, secretKey: secretKey) == given.value, "\(recorded.title): \(recorded.url)")
      verified += 1
    }
    #expect(verified == 722)
  }
}
