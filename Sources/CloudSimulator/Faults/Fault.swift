/// Something that goes wrong with one request to the cloud, or with a few in a row.
///
/// As text it is one line, `COMMAND:ASKED:KIND` or `COMMAND:ASKED+TIMES:KIND`: `deployVirtualMachine:1:process-drop`,
/// `list*:3+2:html-503`, `*:2:late=45`. It is encoded as that text.
package struct Fault: Sendable, Equatable {
  /// An API command without regard to case, `list*` for all that begin so, `read`, `change`, or `*` for any request.
  package var command: String
  /// Which matching request it strikes first: 1 is the next one.
  package var asked: Int
  /// How many matching requests in a row it strikes.
  package var times: Int
  package var kind: Kind

  package init(_ command: String, asked: Int = 1, times: Int = 1, _ kind: Kind) {
    (self.command, self.asked, self.times, self.kind) = (command, asked, times, kind)
  }

  /// What can go wrong.
  package enum Kind: Sendable, Equatable {
    /// The request is not processed; this is all that the client gets.
    case instead(FalseAnswer)
    /// The request is processed, and this is all that the client gets.
    case processed(FalseAnswer)
    /// Processed at once, answered so many seconds later.
    case late(Double)
    /// Received and processed so many seconds after it was sent, and never answered; a signature may have expired.
    case receivedLate(Double)
    /// The answer ends after so many bytes of its body, or in the middle.
    case cutOff(bytes: Int?)
    /// The answer comes at so many bytes a second.
    case trickle(bytesPerSecond: Double)
    /// The job that the request starts comes to this.
    case job(Job.Fate)
    /// A list shows the world as it was so many reads of the same list ago.
    case readsBehind(Int)
    /// A list shows the world as it was so many seconds ago.
    case secondsBehind(Double)
    /// For so many seconds all lists show the world as it was just before this request.
    case frozen(Double)
    /// Somebody else is at work just before or just after the request is processed.
    case meddling(Moment, Meddling)
  }

  package enum Moment: String, Sendable, CaseIterable {
    case before
    case after
  }

  /// A fault that has struck.
  package struct Taken: Sendable, Equatable {
    package var kind: Kind
    /// The command of the request that it struck.
    package var command: String
    package var at: Double
  }
}

extension Fault {
  /// Whether the fault is about requests of this command; `list*` and the like match by their beginning.
  func matches(_ name: String) -> Bool {
    let (wanted, name) = (command.lowercased(), name.lowercased())
    switch wanted {
    case "read": return LoggedRequest.isRead(name)
    case "change": return !name.isEmpty && !LoggedRequest.isRead(name)
    default: return wanted.last == "*" ? name.hasPrefix(wanted.dropLast()) : name == wanted
    }
  }
}

extension Fault.Kind {
  /// Whether it decides what the client gets; no request has two of these.
  var isAnswer: Bool {
    switch self {
    case .instead, .processed, .late, .receivedLate, .cutOff, .trickle: true
    case .job, .readsBehind, .secondsBehind, .frozen, .meddling: false
    }
  }
}
