import ArgumentParser

/// Which groups a command is about, and where they are remembered.
struct GroupOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("config")],
    help: ArgumentHelp(
      "The rc file of a group, or a folder: every *.rc in it, by name. May be given more than once. Without it: $CRONSCALE_RC, ~/.cronscalerc, ~/.idcfrc, whichever is there first.",
      valueName: "file"),
    completion: .file()
  )
  var configs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where the groups' memory is kept. Without it: $CRONSCALE_STATE_DIR, /var/lib/cronscale for root and for the user whose folder it is, else $XDG_STATE_HOME/cronscale.",
      valueName: "folder"), completion: .directory)
  var stateDir: String?
}
