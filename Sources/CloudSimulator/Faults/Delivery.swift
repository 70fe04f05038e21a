/// What a client gets for a request, and when.
package enum Delivery: Sendable, Equatable {
  /// The whole answer, so many seconds after the request.
  case answer(Response, after: Double = 0)
  /// The answer's head, as if it were whole, and so many bytes of its body; then the connection is closed.
  case cutOff(Response, bytes: Int)
  /// The answer's head at once, its body at so many bytes a second.
  case trickle(Response, bytesPerSecond: Double)
  /// Not a byte; the connection is closed so many seconds after the request.
  case dropped(after: Double = 0)

  /// The answer as the server meant it; nil where none is sent.
  package var response: Response? {
    switch self {
    case .answer(let response, _), .cutOff(let response, _), .trickle(let response, _): response
    case .dropped: nil
    }
  }
}
