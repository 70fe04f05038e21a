extension Cloud {
  /// Answers an HTTP request as ``respond(to:at:)`` does, with the faults that are set for it.
  package mutating func deliver(_ request: Request, at now: Double) -> Delivery {
    advance(to: now)
    let command = Parameters(of: request, behaviour: behaviour).raw["command"] ?? ""
    let kinds = strike(command, at: now)
    let lag = past.lag(of: command, kinds, in: self, at: now)
    meddle(.before, kinds, request, at: now)
    let delivery = delivery(of: request, kinds, lag, at: now)
    meddle(.after, kinds, request, at: now)
    past.note(world, faults, at: now)
    return delivery
  }

  /// Takes away every fault that is still to come, and ends what lists that are frozen show.
  package mutating func calm() {
    faults = []
    past = Past()
  }

  /// What goes wrong with a request; every matching fault has counted it.
  private mutating func strike(_ command: String, at now: Double) -> [Fault.Kind] {
    var kinds: [Fault.Kind] = []
    for index in faults.indices where faults[index].matches(command) {
      let kind = faults[index].kind
      if faults[index].asked > 1 {
        faults[index].asked -= 1
      } else if !kind.isAnswer || !kinds.contains(where: \.isAnswer) {
        faults[index].times -= 1
        kinds.append(kind)
        faultsTaken.append(Fault.Taken(kind: kind, command: command, at: now))
      }
    }
    faults.removeAll { $0.times < 1 }
    return kinds
  }

  private mutating func delivery(
    of request: Request, _ kinds: [Fault.Kind], _ lag: Past.Lag?, at now: Double
  ) -> Delivery {
    for kind in kinds {
      switch kind {
      case .instead(let answer): return delivery(answer, of: request, at: now)
      case .processed(let answer):
        _ = response(to: request, kinds, lag, at: now)
        return delivery(answer, of: request, at: now)
      case .late(let seconds): return .answer(response(to: request, kinds, lag, at: now), after: seconds)
      case .receivedLate(let seconds):
        world.agenda.append(Appointment(at: now + seconds, event: .receive(request)))
        return .dropped(after: seconds)
      case .cutOff(let bytes):
        let response = response(to: request, kinds, lag, at: now)
        return .cutOff(response, bytes: min(bytes ?? response.body.count / 2, response.body.count))
      case .trickle(let bytesPerSecond):
        return .trickle(response(to: request, kinds, lag, at: now), bytesPerSecond: bytesPerSecond)
      case .job, .readsBehind, .secondsBehind, .frozen, .meddling: continue
      }
    }
    return .answer(response(to: request, kinds, lag, at: now))
  }

  private func delivery(_ answer: FalseAnswer, of request: Request, at now: Double) -> Delivery {
    response(answer, to: request, at: now).map { .answer($0) } ?? .dropped()
  }

  /// The request's own answer, from an earlier world where the lists lag.
  private mutating func response(
    to request: Request, _ kinds: [Fault.Kind], _ lag: Past.Lag?, at now: Double
  ) -> Response {
    if let lag {
      var earlier = Cloud(configuration, resuming: lag.world(as: world))
      return earlier.respond(to: request, at: now)
    }
    defer { nextFate = nil }
    for case .job(let fate) in kinds { nextFate = fate }
    return respond(to: request, at: now)
  }
}
