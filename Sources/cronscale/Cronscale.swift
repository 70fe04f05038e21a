import ArgumentParser

@main
struct Cronscale: ParsableCommand {
  func run() throws {}
}
