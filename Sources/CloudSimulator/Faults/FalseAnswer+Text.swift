extension FalseAnswer: CustomStringConvertible {
  package var description: String {
    switch self {
    case .drop: "drop"
    case .html(let status): "html-\(status)"
    case .api(let code, let text): "api=\(code)" + FaultWord.tail(text)
    case .throttle(let seconds): "throttle" + FaultWord.tail(seconds.map(String.init))
    case .limit: "limit"
    case .empty: "empty"
    case .huge: "huge"
    case .garbage: "garbage"
    case .redirect(let place): "redirect" + FaultWord.tail(place)
    }
  }

  /// nil where no false answer has that name.
  init?(_ word: FaultWord) throws(FaultError.Problem) {
    if let status = word.after("html-") {
      self = .html(status: try FaultWord(name: "html-STATUS", argument: status.name).integer(from: 200, to: 599))
      return
    }
    switch word.name {
    case "api":
      let rest = FaultWord(word.argument ?? "")
      self = .api(
        code: try FaultWord(name: "api", argument: rest.name).integer(from: 400, to: 599), text: rest.argument)
      return
    case "throttle":
      self = .throttle(retryAfter: word.argument == nil ? nil : try word.integer(from: 0))
      return
    case "redirect":
      self = .redirect(to: word.argument)
      return
    case "drop": self = .drop
    case "limit": self = .limit
    case "empty": self = .empty
    case "huge": self = .huge
    case "garbage": self = .garbage
    default: return nil
    }
    try word.takesNothing()
  }
}
