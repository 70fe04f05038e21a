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

  @Test func `the rc file that is yet to be written shows as dots`() throws {
    var draft = Draft()
    try draft.set(.account, "secret_key", to: "hunter2", home: nil)
    var dumped = ""
    dump(draft, to: &dumped)
    for text in ["\(draft)", String(reflecting: draft), dumped] {
      #expect(text.contains("••••") && !text.contains("hunter2"))
    }
  }
}
