/// A kind as text is its name, and `=` with what it needs to know.
extension Fault.Kind: CustomStringConvertible {
  /// Every kind in a few words, for people.
  package static let help = """
      in place of the answer, or with process- before it after the processing:
        drop, html-STATUS, api=CODE[=TEXT], throttle[=SECONDS], limit,
        empty, huge, garbage, redirect[=URL]
      with the answer: late=SECONDS, cut[=BYTES], trickle=BYTES (a second);
        received-late=SECONDS (processed then, and never answered)
      lists that show an earlier world: reads-behind=READS,
        seconds-behind=SECONDS, frozen=SECONDS (all lists, for so long)
      the job that the request starts:
        \(lines(of: Job.Fate.allCases.map { "job-\($0.rawValue)" }))
      somebody else, just before or after it is processed, as in before-twin
        or after-stop: twin,
        delete-rule, restart[=STATE], and to the VM in question or =NAME
        \(lines(of: Meddling.Deed.allCases.map(\.rawValue)))
    """

  /// Four names a line.
  private static func lines(of names: [String]) -> String {
    stride(from: 0, to: names.count, by: 4)
      .map { names[$0..<min($0 + 4, names.count)].joined(separator: ", ") }
      .joined(separator: ",\n    ")
  }

  package var description: String {
    switch self {
    case .instead(let answer): answer.description
    case .processed(let answer): "process-\(answer)"
    case .late(let seconds): "late=\(FaultWord.plain(seconds))"
    case .receivedLate(let seconds): "received-late=\(FaultWord.plain(seconds))"
    case .cutOff(let bytes): "cut" + FaultWord.tail(bytes.map(String.init))
    case .trickle(let bytes): "trickle=\(FaultWord.plain(bytes))"
    case .job(let fate): "job-\(fate.rawValue)"
    case .readsBehind(let reads): "reads-behind=\(reads)"
    case .secondsBehind(let seconds): "seconds-behind=\(FaultWord.plain(seconds))"
    case .frozen(let seconds): "frozen=\(FaultWord.plain(seconds))"
    case .meddling(let moment, let meddling): "\(moment.rawValue)-\(meddling)"
    }
  }

  init(parsing text: String) throws(FaultError.Problem) {
    let word = FaultWord(text)
    for moment in Fault.Moment.allCases {
      guard let rest = word.after("\(moment.rawValue)-") else { continue }
      guard let meddling = try Meddling(rest) else { throw .kind(word.name) }
      self = .meddling(moment, meddling)
      return
    }
    if let rest = word.after("process-") {
      guard let answer = try FalseAnswer(rest) else { throw .kind(word.name) }
      self = .processed(answer)
    } else if let fate = word.after("job-").flatMap({ Job.Fate(rawValue: $0.name) }) {
      try word.takesNothing()
      self = .job(fate)
    } else if let answer = try FalseAnswer(word) {
      self = .instead(answer)
    } else {
      try self.init(word)
    }
  }

  private init(_ word: FaultWord) throws(FaultError.Problem) {
    switch word.name {
    case "late": self = .late(try word.seconds())
    case "received-late": self = .receivedLate(try word.seconds())
    case "cut": self = .cutOff(bytes: word.argument == nil ? nil : try word.integer(from: 0))
    case "trickle": self = .trickle(bytesPerSecond: try word.seconds("bytes a second, above 0"))
    case "reads-behind": self = .readsBehind(try word.integer(from: 1))
    case "seconds-behind": self = .secondsBehind(try word.seconds())
    case "frozen": self = .frozen(try word.seconds())
    default: throw .kind(word.name)
    }
  }
}
