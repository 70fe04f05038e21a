import CloudStack
import Testing

@testable import cronscale

/// Section 7 of the contract and 7.1 of the reference: how answers are shown.
@Suite struct APITextTests {
  private static func rows(_ json: String) throws -> Rows {
    Rows(try #require(JSON(reading: Array(json.utf8))))
  }

  private static func table(_ json: String, _ fields: APIWords.Fields = .all) throws -> String {
    let rows = try rows(json)
    return TableText(columns: rows.columns(fields), rows: rows).text
  }

  @Test func `a table is the old tool's, to the letter`() throws {
    let zones = #"{"count":2,"zone":[{"id":2,"name":"jp-east-f2v"},{"id":1,"name":"jp-east-t1v"}]}"#
    #expect(
      try Self.table(zones, .named(["id", "name"])) == """
        +----+-------------+
        | id |     name    |
        +----+-------------+
        | 1  | jp-east-t1v |
        | 2  | jp-east-f2v |
        +----+-------------+

        """)
  }

  @Test func `numbers sort as numbers, texts as texts, what is missing first`() throws {
    let items = #"{"x":[{"a":10},{"a":9},{"b":1},{"a":"10"},{"a":"9"},{"a":true},{"a":[1]}]}"#
    #expect(
      try Self.table(items, .named(["a"])) == """
        +------+
        |  a   |
        +------+
        |      |
        | True |
        | 9    |
        | 10   |
        | 10   |
        | 9    |
        | [1]  |
        +------+

        """)
  }

  @Test func `equal first fields go by the others, and all fields are sorted by name`() throws {
    let items = #"{"x":[{"n":1,"z":"b","c":"k"},{"n":1,"z":"a","c":"k"}]}"#
    #expect(
      try Self.table(items) == """
        +---+---+---+
        | c | n | z |
        +---+---+---+
        | k | 1 | a |
        | k | 1 | b |
        +---+---+---+

        """)
  }

  @Test func `a field is found whatever the case of its letters, the exact one first`() throws {
    let items = #"{"x":[{"id":1,"crossZones":2,"crosszones":3}]}"#
    #expect(
      try Self.rows(items).columns(.named(["ID", "CROSSZONES", "crosszones", "none"]))
        == ["id", "crossZones", "crosszones", "none"])
  }

  @Test func `wide characters take two columns, combining ones none, and control characters are written out`() throws {
    let items = #"{"x":[{"n":"負荷"},{"n":"𠮷🚀"},{"n":"e\u0301"},{"n":"a\u001b[1m\n\u202e"}]}"#
    #expect(
      try Self.table(items) == #"""
        +--------------------+
        |         n          |
        +--------------------+
        | a\u001b[1m\n\u202e |
        | e\#u{301}                  |
        | 負荷               |
        | 𠮷🚀               |
        +--------------------+

        """#)
  }

  @Test func `nested values are compact JSON with sorted names`() throws {
    let items = #"{"x":[{"nic":[{"b":1,"a":"負\u001b"}],"ok":false,"no":null}]}"#
    #expect(
      try Self.table(items, .named(["nic", "ok", "no"])) == #"""
        +--------------------------+-------+----+
        |           nic            |   ok  | no |
        +--------------------------+-------+----+
        | [{"a":"負\u001b","b":1}] | False |    |
        +--------------------------+-------+----+

        """#)
  }

  @Test(arguments: [
    #"{"capability":{"version":"4.18","ok":true}}"#, #"{"version":"4.18","ok":true}"#,
  ])
  func `a single object is one row with its cells in the middle`(_ json: String) throws {
    #expect(
      try Self.table(json) == """
        +------+---------+
        |  ok  | version |
        +------+---------+
        | True |   4.18  |
        +------+---------+

        """)
  }

  @Test(arguments: ["{}", #"{"count":7}"#])
  func `a list without items has no rows`(_ json: String) throws {
    let rows = try Self.rows(json)
    #expect(rows.isList && rows.rows.isEmpty)
  }

  @Test(arguments: [
    (true, "\"a\",\"b\",\"c\"\r\n"), (false, ""),
  ])
  func `CSV is the old tool's: in the server's order, texts quoted, CRLF, an empty line`(
    _ hasHeader: Bool, _ header: String
  ) throws {
    let rows = try Self.rows(
      #"{"x":[{"a":2.50,"b":"say \"hi\", ü\n"},{"a":"1","b":true,"c":{"k":"v"}},{"c":"\u001b"}]}"#)
    let text = CSVText(columns: ["a", "b", "c"], rows: rows, hasHeader: hasHeader).text
    let body = ["2.50,\"say \"\"hi\"\", ü\n\",", "\"1\",True,\"{\"\"k\"\":\"\"v\"\"}\"", ",,\"\\u001b\""]
    #expect(text == header + body.map { $0 + "\r\n" }.joined() + "\n")
  }
}
