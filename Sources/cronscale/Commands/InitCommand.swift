import ArgumentParser
import Platform

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Asks a few questions, offers what the account has, and writes an rc file that check passes.",
    discussion: """
      Nothing is written before the last answer, and never over a file without asking. What an option says is not \
      asked; where there is no terminal, what is missing is named. Questions go to standard error; standard output has \
      what check says, and the line for crontab.
      """)

  @OptionGroup var options: InitOptions

  func run() throws {
    Interruption.watch()
    let user = User.current
    let surroundings = Surroundings.real
    let interview = Interview(
      options: options, questioner: .standard, user: user, effects: .real(user: user, surroundings: surroundings))
    throw ExitCode(Initiation(interview: interview, surroundings: surroundings).perform().rawValue)
  }
}
