import Testing

/// No message is left out of the golden file.
@Suite struct CompletenessTests {
  /// The sentences that the golden file does not show, by file.
  private static func missing() throws -> [(file: String, literals: [Literal])] {
    let messages = try GoldenFile.messages()
    return try SourceTree.sentences.get().map { file, literals in
      (file, literals.filter { literal in !messages.contains { literal.isPart(of: $0) } })
    }
  }

  @Test func `every sentence of the sources is in the golden file, or listed as no message`() throws {
    let excused = Set(NoMessages.sentences.map(\.text))
    for (file, literals) in try Self.missing() where !NoMessages.files.contains(where: { $0.path == file }) {
      for literal in literals where !excused.contains(literal.text) && !literal.isNoMessageByPlace {
        Issue.record("\(file):\(literal.line): build it for messages.txt, or list it in NoMessages: \(literal.text)")
      }
    }
  }

  @Test func `every exception still stands for something`() throws {
    let missing = try Self.missing()
    let sentences = Set(missing.flatMap(\.literals).map(\.text))
    for (path, _) in NoMessages.files {
      #expect(missing.contains { $0.file == path && !$0.literals.isEmpty }, "\(path) has no such sentence any more")
    }
    for (text, _) in NoMessages.sentences {
      #expect(sentences.contains(text), "it is in no source any more, or in the golden file: \(text)")
    }
    for (before, _) in NoMessages.places {
      #expect(missing.flatMap(\.literals).contains { $0.context.hasSuffix(before) }, "nothing stands behind \(before)")
    }
  }

  @Test func `literals are found where Swift has them`() {
    let source = ##"""
      let a = "one \(b ? "two" : c(")")) three" // "no"
      let d = #"raw "\#(e) text"# /* "no" */ + "quote \" end"
      """##
    #expect(SwiftLiterals(source).all.map(\.text) == ["two", ")", "one … three", "raw \"… text", "quote \" end"])
    let long = "let f = \"\"\"\n    first \\\n    second\n    \"\"\""
    #expect(SwiftLiterals(long).all.map(\.pieces) == [["first second"]])
  }
}

extension Literal {
  fileprivate var isNoMessageByPlace: Bool { NoMessages.places.contains { context.hasSuffix($0.before) } }
}
