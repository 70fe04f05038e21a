import Testing

@Suite struct ReplayTests {
  @Test(arguments: Fixtures.transcripts)
  func `recorded requests get answers of the recorded shape`(file: String) throws {
    var replay = try Replay(file)
    let (sent, differences) = replay.run()
    print(file, "sent", sent)
    for d in differences.sorted() { print("DIFF", d.file, d.index, d.text) }
  }
}
