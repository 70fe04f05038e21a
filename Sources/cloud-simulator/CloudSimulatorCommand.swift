import ArgumentParser

@main
struct CloudSimulatorCommand: ParsableCommand {
  func run() throws {}
}
