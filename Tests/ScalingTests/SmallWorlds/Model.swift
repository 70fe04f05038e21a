@testable import Scaling

/// A kind of small world: what the rc file says, what the cloud does, and where it begins.
struct Model {
  var name: String
  var policy: Policy
  var asksReadiness = false
  /// Whether destroyed VMs stay listed for a while, as an admin's key sees them.
  var seesDestroyed = false
  /// Whether the cloud lets this user expunge.
  var allowsExpunge = false
  var members: [VM]
  /// A carelessness on purpose, to see that it is caught.
  var sabotage: Sabotage?

  var start: World {
    var world = World()
    world.vms = VMs(members)
    world.isActive = true
    world.target = .none
    return world
  }

  /// Every number a multiple of a tick.
  var terms: Terms {
    Terms(
      drain: policy.drain, expunge: policy.expunge, monitored: monitored, asksReadiness: asksReadiness,
      readyTimeout: 60, jobTimeout: 60, jobLife: 60, poll: Clock.tick,
      deployMargin: sabotage == .givesUpEarly ? -60 : 30)
  }

  var monitored: Monitored {
    sabotage == .mistakesMonitored ? Monitored(name: Names.name(.launched, at: 1)) : Names.monitored
  }
}

/// Something that happens in a small world.
enum Happening {
  case runStarts(World.Load)
  case runLooksCloser
  case runTurns(isReady: Bool)
  case call(Reply)
  case callThenCrash(Reply)
  case crash
  /// Out of time, interrupted, or a read failed.
  case runLeaves
  case tick
  case listsFallBehind
  case listsCatchUp
  case work(VM.Work, Int, WorkEvent)
  case jobForgotten
  case lateDeployArrives
  case lateChangeArrives
  case settles(Int, Condition)
  case stranger(Meddling, Int)
  case clockSet(forward: Bool)
  case calm
}

/// What comes back from a call.
enum Reply: CaseIterable {
  case accepted
  case acceptedWithoutJob
  case acceptedWithoutID
  case refused
  case refusedButDone
  case notSent
  case lost
  case lostButDone
  /// No answer, and the cloud gets the request later.
  case late
}

/// How the cloud's work on a VM goes on.
enum WorkEvent: CaseIterable {
  case begins
  case succeeds
  /// The job says so, and nothing has changed.
  case pretends
  case fails
  /// A start that leaves the VM in Error, an assignment that leaves it listed and the load balancer untouched.
  case failsBadly
  /// The job failed and did it all the same.
  case failsButDoes
  /// The VM is gone afterwards.
  case loses
  /// It is done, and the job says "pending" for ever.
  case hangsDone
  /// It is not done, and the job says "pending" for ever.
  case hangsUndone
}

/// What somebody else does to a VM.
enum Meddling: CaseIterable {
  case destroy, stop, start, register, unregister, protect, unprotect, migrate, lose
}

/// One way on from a world.
struct Edge {
  var happening: Happening
  var world: World
  var isFault = false
  /// How it breaks the promise.
  var breach: String?
}
