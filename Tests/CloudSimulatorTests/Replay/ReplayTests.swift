import Testing

@Suite struct ReplayTests {
  @Test(arguments: Fixtures.transcripts)
  func `recorded requests get answers of the recorded shape`(file: String) throws {
    var replay = try Replay(file)
    let (sent, differences) = replay.run()
    let unknown = differences.filter { difference in !KnownDifference.all.contains { $0.covers(difference) } }
    #expect(unknown.sorted() == [])
    #expect(sent > 0)
  }

  @Test func `every known difference still occurs`() throws {
    let differences = try Fixtures.transcripts.flatMap { file in
      var replay = try Replay(file)
      return replay.run().differences
    }
    let gone = KnownDifference.all.filter { known in !differences.contains(where: known.covers) }
    #expect(gone.map(\.description) == [])
  }

  /// Those that are not sent are in `Scenario`, each with its reason.
  @Test func `all exchanges are sent but those listed`() throws {
    let counts = try Fixtures.transcripts.map { file in
      var replay = try Replay(file)
      let skipped = Scenario.all[String(file.prefix(2))]?.skips.flatMap(\.indexes).count ?? 0
      return try (sent: replay.run().sent, skipped: skipped, all: Fixtures.transcript(file).count)
    }
    #expect(counts.allSatisfy { $0.sent + $0.skipped == $0.all })
  }
}
