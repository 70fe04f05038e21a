import ArgumentParser

/// Which group a command is about, and where that is remembered.
struct GroupOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("config")],
    help: ArgumentHelp(
      "The rc file. Without it: $CRONSCALE_RC, ~/.cronscalerc, ~/.idcfrc, whichever is there first.", valueName: "file"),
    completion: .file()
  )
  var configs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where the group's memory is kept. Without it: $CRONSCALE_STATE_DIR, /var/lib/cronscale for root, else $XDG_STATE_HOME/cronscale.",
      valueName: "folder"), completion: .directory)
  var stateDir: String?

  func validate() throws {
    guard configs.count <= 1 else {
      throw ValidationError(
        "several rc files in one run are not supported yet: give --config once, and cron a line for each")
    }
  }
}
