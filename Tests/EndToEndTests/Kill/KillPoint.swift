#if os(Linux)
  /// Where a run is killed.
  enum KillPoint: Hashable, Sendable, CustomStringConvertible {
    /// The k-th request to the cloud, from 1 on: before the cloud has it, or after it was carried out, unanswered.
    case request(Int, RequestMoment)
    /// The k-th writing of the state file, from 1 on.
    case write(Int, WriteMoment)

    enum RequestMoment: String, CaseIterable { case before, after }

    /// Half: a part of the draft is on disk.
    enum WriteMoment: String, CaseIterable { case before, half, after }

    /// All points of a run that makes so many requests and writes.
    static func all(requests: Int, writes: Int) -> [KillPoint] {
      (0..<requests).flatMap { k in RequestMoment.allCases.map { .request(k + 1, $0) } }
        + (0..<writes).flatMap { k in WriteMoment.allCases.map { .write(k + 1, $0) } }
    }

    /// As in "request 3 before".
    var description: String {
      switch self {
      case .request(let number, let moment): "request \(number) \(moment)"
      case .write(let number, let moment): "write \(number) \(moment)"
      }
    }

    /// Reads what ``description`` writes.
    init?(_ text: String) {
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 3, let number = Int(words[1]) else { return nil }
      switch words[0] {
      case "request":
        guard let moment = RequestMoment(rawValue: words[2]) else { return nil }
        self = .request(number, moment)
      case "write":
        guard let moment = WriteMoment(rawValue: words[2]) else { return nil }
        self = .write(number, moment)
      default: return nil
      }
    }
  }
#endif
