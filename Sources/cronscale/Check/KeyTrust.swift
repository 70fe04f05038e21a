/// Whether new host keys are to be trusted: people are asked one question at a time, and once for a host that several
/// groups have.
struct KeyTrust {
  private let newHostKeys: NewHostKeys
  /// To questions that were asked, by their text.
  private var answers: [String: Bool] = [:]

  init(_ newHostKeys: NewHostKeys) {
    self.newHostKeys = newHostKeys
  }

  /// - Throws: where a signal came.
  mutating func trusts(_ question: HostKeyQuestion) throws(Failure) -> Bool {
    switch newHostKeys {
    case .refused: return false
    case .accepted: return true
    case .asked:
      if let answer = answers[question.text] { return answer }
      let answer: Bool
      do { answer = try Questioner.standard.agrees(to: question.text) } catch { throw Checkup.interrupted }
      answers[question.text] = answer
      return answer
    }
  }
}
