@testable import Scaling

/// The cloud as a course tells it: it changes only when the course says so, and shows only what is asked for.
struct Cloud: Sendable {
  var machines: [Machine] = []
  /// Rules that list the VM, and rules whose last change did not reach the load balancer.
  var listing: Set<String> = []
  var inactive: Set<String> = []
  /// A job that nobody mentions is at work.
  var jobs: [String: JobSight] = [:]
  var isReady = false
  var clock = noon

  func sight(for question: Question) -> Sight {
    Sight(
      machines: machines.filter { answers($0, to: question.machine) },
      listings: question.rules.map {
        Listing(rule: $0, isListed: listing.contains($0), isActive: !inactive.contains($0))
      },
      job: question.job.map { jobs[$0] ?? .pending },
      isReady: question.readiness && isReady,
      cloudTime: clock)
  }

  private func answers(_ machine: Machine, to who: Question.Who?) -> Bool {
    switch who {
    case .id(let id): machine.id == id
    case .name(let name): machine.name == name
    case nil: false
    }
  }
}
