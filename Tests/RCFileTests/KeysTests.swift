import Testing

@testable import RCFile

@Suite struct KeysTests {
  @Test func `no section has a key twice`() {
    #expect(Set(Keys.all.map(\.id)).count == Keys.all.count)
  }

  @Test func `a key is in lower case, and its sentence goes on a line with its section`() {
    for key in Keys.all {
      #expect(key.name == key.name.lowercased() && key.name == key.name.trimmed)
      #expect(!key.sentence.hasSuffix(".") && key.sentence.count < 110, "\(key.name)")
    }
  }

  @Test func `a key that stands for another has it in its section`() {
    for key in Keys.all {
      guard case .insteadOf(let name, _) = key.presence else { continue }
      #expect(Keys.all.contains { $0.id == Key.ID(section: key.section, name: name) })
    }
  }
}
