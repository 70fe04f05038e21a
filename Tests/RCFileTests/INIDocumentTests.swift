import Chance
import Testing

@testable import RCFile

/// What Python 3.11's `RawConfigParser(inline_comment_prefixes=(';',))` made of the same texts.
@Suite struct INIDocumentTests {
  @Test(arguments: [
    ("[a]\nk = v", ["a": ["k": "v"]]),
    ("[a]\nKey: w", ["a": ["Key": "w"]]),
    ("[a]\nk = a=b:c #d %(x)s", ["a": ["k": "a=b:c #d %(x)s"]]),
    ("[a]\nk = a ; b", ["a": ["k": "a"]]),
    ("[a]\nk = a;b", ["a": ["k": "a;b"]]),
    ("[a]\n# c\n ; c\nk = v", ["a": ["k": "v"]]),
    ("[a]\nk = one\n  two\n\n  three\n", ["a": ["k": "one\ntwo\n\nthree"]]),
    ("[a]\n  k = 1\n  l = 2", ["a": ["k": "1", "l": "2"]]),
    ("[a]\nk = 1\n  # no\n  two", ["a": ["k": "1\ntwo"]]),
    ("[ a ] b\nk = v", [" a ": ["k": "v"]]),
    ("[a]b]\nk = v", ["a]b": ["k": "v"]]),
    ("[a]\r\nk = v\r\nl = w", ["a": ["k": "v", "l": "w"]]),
    ("[a]\rk = v", ["a": ["k": "v"]]),
    ("[a]\nk\t=\t v \t", ["a": ["k": "v"]]),
    ("[a]\nk = \u{3000}負荷\u{3000}", ["a": ["k": "負荷"]]),
    ("[a]\nk =", ["a": ["k": ""]]),
    ("[a]\n[b]\n  k = v", ["a": [:], "b": ["k": "v"]]),
  ])
  func `a file is read as ConfigParser reads it`(text: String, sections: [String: [String: String]]) {
    let document = INIDocument(text.utf8)
    let read = document.sections.map {
      ($0.name, Dictionary(uniqueKeysWithValues: $0.entries.map { ($0.name, $0.value) }))
    }
    #expect(Dictionary(uniqueKeysWithValues: read) == sections)
    #expect(document.faults == [])
  }

  @Test(arguments: [("k = v\n[a]", 1), ("[a]\nk", 2), ("[a]\n= v", 2), ("[]\nk = v", 1)])
  func `what ConfigParser refuses is a fault on the same line`(text: String, line: Int) {
    #expect(INIDocument(text.utf8).faults.map(\.line) == [line])
  }

  @Test func `a byte-order mark is skipped`() {
    #expect(INIDocument("\u{FEFF}[a]\nk = v".utf8) == INIDocument("[a]\nk = v".utf8))
  }

  @Test(arguments: 0..<500)
  func `no file, however garbled, ends the program`(seed: UInt64) {
    var random = Chance(seed: seed)
    var bytes = Array(SettingsDecodingTests.fullText.utf8)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let noise = [UInt8]("\n\r\t []=:;#,~\"-/@".utf8) + [0, 0x80, 0xE3, 0xFF]
      let end = min(bytes.count, place + Int.random(in: 0...4, using: &random))
      bytes.replaceSubrange(place..<end, with: [noise.randomElement(using: &random)!])
    }
    do throws(Problems) {
      _ = try Settings.decode(bytes, file: "web.rc", home: "/home/ann")
    } catch {
      #expect(!error.all.isEmpty)
    }
  }

  @Test func `a UTF-16 file is named as such`() {
    let fault = INIDocument.Fault(line: 1, what: "the file is UTF-16", hint: "save it as UTF-8")
    #expect(INIDocument([0xFF, 0xFE, 0x5B, 0x00]).faults == [fault])
  }

  @Test func `a comment in another encoding does no harm`() {
    let shiftJIS: [UInt8] = [0x23, 0x95, 0x89, 0x89, 0xD7, 0x0A]
    #expect(INIDocument(shiftJIS + "[a]\nk = v".utf8).sections == INIDocument("\n[a]\nk = v".utf8).sections)
  }
}
