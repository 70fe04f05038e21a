extension Operation {
  /// What to look at before the next ``advance(seeing:under:at:)``.
  package func question(under terms: Terms, at now: Instant) -> Question {
    switch phase {
    case .intended, .draining:
      return Question()
    case .searching:
      return Question(machine: .name(name))
    case .booting(let call):
      guard let job = call.job else { return Question(machine: who) }
      return Question(machine: now - call.since > terms.jobLife ? who : nil, job: job)
    case .readying:
      return Question(machine: who, readiness: terms.asksReadiness)
    case .registering(let call, _), .unregistering(let call), .destroying(let call, _):
      if let job = call.job { return Question(job: job) }
      return Question(machine: who, rules: place.rules)
    }
  }

  private var who: Question.Who {
    machineID.map { .id($0) } ?? .name(name)
  }
}
