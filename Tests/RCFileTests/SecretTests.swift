import Testing

@testable import RCFile

@Suite struct SecretTests {
  @Test func `a secret shows as dots wherever it is printed`() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump([SecretSource.inline(secret)], to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\(SecretSource.inline(secret))", dumped] {
      #expect(text.contains("••••") && !text.contains("hunter2"))
    }
    #expect(secret.reveal() == "hunter2")
  }
}
