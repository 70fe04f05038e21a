extension Memory {
  /// Takes down how the operation in progress ended, and lets go of it.
  package mutating func finish(_ ending: Ending, at now: Instant) {
    operation = nil
    switch ending {
    case .launched:
      lastScaleOut = now
      failedLaunches = FailedLaunches()
    case .removed:
      lastScaleIn = now
    case .launchFailed:
      failedLaunches.note(at: now)
    case .kept:
      break
    }
  }
}
