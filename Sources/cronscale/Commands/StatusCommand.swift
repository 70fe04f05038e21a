import ArgumentParser
import Platform

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "What each group remembers and has under way, and what the cloud and the load say now; changes nothing.",
    discussion: """
      Works also while a run is at work, before the first one, and where the cloud or the monitored host is away: then \
      it shows what is on disk, and ends with that failure's status.
      """)

  @OptionGroup var group: GroupOptions

  @Flag(help: "One JSON object, for programs.")
  var json = false

  func run() throws {
    Interruption.watch()
    let surroundings = Surroundings.real
    let log = Log(format: json ? .json : .classic, threshold: .trouble, showsProgress: false, now: surroundings.now)
    let invocation = Invocation(options: group, mayChange: false, log: log, surroundings: surroundings)
    throw ExitCode(invocation.report(asJSON: json).rawValue)
  }
}

extension Invocation {
  /// Prints how the groups stand, one after the other: each as soon as it may, or all in one object.
  func report(asJSON: Bool) -> ExitStatus {
    var texts = 0
    var isWritten = true
    func print(_ text: String) {
      if !StandardStream.standardOutput.write(text) { isWritten = false }
    }
    let outcomes = perform { subject in
      try subject.run.survey(rcFile: subject.rcFile, holder: GroupLock.holder(of: subject.lock))
    } telling: { outcome in
      guard !asJSON, let group = try? outcome.result.get() else { return }
      print((texts > 0 ? "\n" : "") + group.text)
      texts += 1
    }
    if asJSON { print(StatusDocument(outcomes).text) }
    return (outcomes.map { $0.status(\.exitStatus) } + [isWritten ? .done : .output]).max() ?? .done
  }
}
