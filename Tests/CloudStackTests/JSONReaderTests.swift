import Chance
import Testing

@testable import CloudStack

@Suite struct JSONReaderTests {
  @Test(arguments: [
    (#"{"a":1}"#, JSON.object(["a": .number("1")])),
    (" \r\n{ \"a\" : [ ] , \"b\":{ } } ", .object(["a": .array([]), "b": .object([:])])),
    ("[9007199254740993,-1.50e+3,0]", .array([.number("9007199254740993"), .number("-1.50e+3"), .number("0")])),
    ("[true,false,null]", .array([.bool(true), .bool(false), .null])),
    (#""a\n\"\\\/\u00e9\ud83d\ude00\ud83dx""#, .text("a\n\"\\/é😀\u{FFFD}x")),
    ("\"a\u{1}b\tc\nd\"", .text("a b c d")),
    ("\u{FEFF}{}", .object([:])),
    (#"{"a":1,"a":2}"#, .object(["a": .number("2")])),
    (#""負荷分散""#, .text("負荷分散")),
  ])
  func `a value is read with all its digits and characters`(_ text: String, _ value: JSON) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == value)
  }

  @Test func `invalid UTF-8 becomes the replacement character`() throws {
    #expect(try JSONReader.read([0x22, 0x61, 0xFF, 0x62, 0x22]) == .text("a\u{FFFD}b"))
  }

  @Test(arguments: [
    "", " ", "{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "[1,", "[", "tru", "\"\\u00", "-", "1.", "2e+",
  ])
  func `a beginning without its end is cut off`(_ text: String) {
    #expect(throws: JSONProblem.cutOff) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test(arguments: [
    ("{}{}", 2), ("<html>", 0), ("{a:1}", 1), ("[1 2]", 3), ("{\"a\" 1}", 5), ("[,]", 1), ("nul!", 3),
    ("\"\\u00g0\"", 5),
    (String(repeating: "[", count: 100), 64),
  ])
  func `what is no JSON is refused where it begins to be none`(_ text: String, _ offset: Int) {
    #expect(throws: JSONProblem.unexpected(offset: offset)) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func `each beginning of a real answer is cut off, never misread and never a crash`() throws {
    let body = Array(try #require(Recorded.all().first { $0.isJSON && $0.body.count > 3000 }).body.utf8)
    let end = try #require(body.lastIndex(of: UInt8(ascii: "}")))
    for length in 0..<end {
      #expect(throws: JSONProblem.cutOff) { try JSONReader.read(Array(body.prefix(length))) }
    }
  }

  @Test func `real answers with broken bytes are read or refused, never a crash`() {
    var random = Chance(seed: 20_261_121)
    let bodies = Recorded.all().filter { $0.isJSON && $0.body.count < 3000 }.map { Array($0.body.utf8) }
    var (read, refused) = (0, 0)
    for _ in 0..<3000 {
      guard var body = bodies.randomElement(using: &random) else { continue }
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        guard let place = body.indices.randomElement(using: &random) else { continue }
        body[place] = UInt8.random(in: 0...255, using: &random)
      }
      do throws(JSONProblem) {
        _ = try JSONReader.read(body)
        read += 1
      } catch { refused += 1 }
    }
    #expect(read > 0 && refused > 0)
  }
}
