import Testing

@testable import CloudStack

/// Section 7 of the contract: the server's answer as pretty JSON.
@Suite struct JSONTextTests {
  private static func value(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

  @Test func `pretty JSON has sorted keys, an indent of two, ASCII only, and numbers as they were sent`() throws {
    let text = #"{"b":[1,-2.50e3,{}],"a":{"Z":"負荷 𠮷","k":"\"\\\n\u001b\u007f/"},"e":[],"n":null,"t":true}"#
    #expect(
      try Self.value(text).pretty == #"""
        {
          "a": {
            "Z": "\u8ca0\u8377 \ud842\udfb7",
            "k": "\"\\\n\u001b\u007f/"
          },
          "b": [
            1,
            -2.50e3,
            {}
          ],
          "e": [],
          "n": null,
          "t": true
        }
        """#)
  }

  @Test(arguments: [
    (#"{"b":1,"a":[true,null]}"#, #"{"a":[true,null],"b":1}"#), (#"["負荷","𠮷é"]"#, #"["負荷","𠮷é"]"#),
    (#""\u001b[2J\t\u202e\u2028\u0085""#, #""\u001b[2J\t\u202e\u2028\u0085""#),
  ])
  func `compact JSON stays on its line and keeps letters`(_ text: String, _ compact: String) throws {
    #expect(try Self.value(text).compact == compact)
  }

  @Test(arguments: [#"{"a":[1,2,{"b":"\ud842\udfb7\u0000"}],"c":"負"}"#, "[]", #""""#, "12345678901234567890"])
  func `what is written reads as the same`(_ text: String) throws {
    let value = try Self.value(text)
    #expect(JSON(reading: Array(value.pretty.utf8)) == value)
    #expect(JSON(reading: Array(value.compact.utf8)) == value)
  }
}
