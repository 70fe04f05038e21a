import RCFile
import Scaling

extension GroupEvidence {
  var diskFindings: [Finding] {
    switch disk.folder {
    case .success(.there(let path)): [Check.stateFolder.ok(path), stateFile, lock]
    case .success(.toBeMade(let path)): [Check.stateFolder.ok("\(path), which the first run makes"), stateFile, lock]
    case .failure(let failure):
      [Check.stateFolder.failed(failure)] + [Check.stateFile, .lock].map { $0.notChecked(until: .stateFolder) }
    }
  }

  private var stateFile: Finding {
    switch disk.rival {
    case .failure(let failure): return Check.stateFile.failed(failure)
    case .success(let rival?):
      let isNew = (try? disk.state.get()) == .nothing
      return Check.stateFile.failed(.taken(settings.group.rules, by: rival, path: disk.stateFile, isNew: isNew))
    case .success(nil): break
    }
    switch disk.state {
    case .failure(let failure): return Check.stateFile.failed(failure)
    case .success(.nothing): return Check.stateFile.ok("\(disk.stateFile), which the first run makes")
    case .success(.memory(let memory)), .success(.outdated(let memory)):
      guard let operation = memory.operation, operation.hasBegun else { return Check.stateFile.ok(disk.stateFile) }
      let rules = operation.place.rules
      guard operation.fits(settings.group.rules) else {
        let place = "\(rules.ruleWords) of \(operation.place.endpoint)"
        return Check.stateFile.failed(.misplaced(operation, state: disk.stateFile, madeFor: place))
      }
      return Check.stateFile.ok(
        "\(disk.stateFile); unfinished: \(operation.summary), with which the next run goes on")
    case .success(.another(let memory, let subject)): return judge(memory, of: subject)
    case .success(.unreadable(let why)):
      return Check.stateFile.warning(
        "\(disk.stateFile): \(why); the next run puts it aside and begins anew",
        mend: "restore it from a backup, if there is one that is not old")
    }
  }

  private func judge(_ memory: Memory, of subject: StateFile.Subject) -> Finding {
    let place = subject.words
    if let operation = memory.operation {
      return Check.stateFile.failed(.misplaced(operation, state: disk.stateFile, madeFor: place))
    }
    return Check.stateFile.warning(
      "\(disk.stateFile) is about \(place): the next run forgets its cooldowns and back-off",
      mend: "if that rule is still scaled by another rc file, give one of the two another name in [scaling]")
  }

  private var lock: Finding {
    if let holder = disk.holder { return Check.lock.ok("held by \(holder): a run is at work") }
    return disk.lockTrouble.map { Check.lock.failed($0) } ?? Check.lock.ok("free")
  }

  /// What is remembered of the group.
  var memory: Memory? {
    switch disk.state {
    case .success(.memory(let memory)), .success(.outdated(let memory)): memory
    case .success(.nothing), .success(.another), .success(.unreadable), .failure: nil
    }
  }
}
