import ArgumentParser

/// The answers of `init` that a script gives; a person is asked for the others.
struct InitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The API's full URL.", valueName: "url"))
  var host: String?

  @Option(
    help: ArgumentHelp("More certificate authorities to trust, a PEM file.", valueName: "file"), completion: .file())
  var caFile: String?

  @Option(help: ArgumentHelp("The user's API key.", valueName: "key"))
  var apiKey: String?

  @Option(help: ArgumentHelp("Or a file whose first line it is.", valueName: "file"), completion: .file())
  var apiKeyFile: String?

  @Option(help: ArgumentHelp("Or a command that prints it.", valueName: "command"))
  var apiKeyCommand: String?

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the user's secret key. The key itself may be in $CRONSCALE_SECRET_KEY, never on the command line, which others can read.",
      valueName: "file"), completion: .file())
  var secretKeyFile: String?

  @Option(help: ArgumentHelp("Or a command that prints it.", valueName: "command"))
  var secretKeyCommand: String?

  @Option(help: ArgumentHelp("The load-balancer rule, by id or exact name.", valueName: "rule"))
  var rule: String?

  @Option(help: ArgumentHelp("The zone, by id or exact name. Without it: the rule's.", valueName: "zone"))
  var zone: String?

  @Option(help: ArgumentHelp("The template of new VMs, by id or exact name.", valueName: "template"))
  var template: String?

  @Option(help: ArgumentHelp("Their service offering, by id or exact name.", valueName: "offering"))
  var offering: String?

  @Option(help: ArgumentHelp("Their network, by id or exact name. Without it: the rule's.", valueName: "network"))
  var network: String?

  @Option(help: ArgumentHelp("The monitored host: a name or address that SSH reaches.", valueName: "host"))
  var monitor: String?

  @Option(
    help: ArgumentHelp(
      "The monitored VM, by id or exact name. Without it: the one with that name or address.", valueName: "vm"))
  var vm: String?

  @Option(help: ArgumentHelp("The SSH port. Without it: 22.", valueName: "port"))
  var port: String?

  @Option(help: ArgumentHelp("The SSH login name.", valueName: "user"))
  var user: String?

  @Option(help: ArgumentHelp("The private key to log in with.", valueName: "file"), completion: .file())
  var privateKey: String?

  @Option(
    help: ArgumentHelp("A file whose first line is that key's passphrase.", valueName: "file"), completion: .file())
  var passPhraseFile: String?

  @Option(help: ArgumentHelp("Or a command that prints it.", valueName: "command"))
  var passPhraseCommand: String?

  @Flag(help: "Believe a host whose key is in no known_hosts file, and write the key down.")
  var acceptHostKeys = false

  @Option(help: ArgumentHelp("The group's name. Without it: from the rule's name.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The least number of running members.", valueName: "number"))
  var minSize: String?

  @Option(help: ArgumentHelp("The greatest number of VMs.", valueName: "number"))
  var maxSize: String?

  @Option(help: ArgumentHelp("Scale out when the load is above it.", valueName: "load"))
  var thresholdOut: String?

  @Option(help: ArgumentHelp("Scale in when the load is below it.", valueName: "load"))
  var thresholdIn: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write. Without it: ~/.cronscalerc.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replace that file if it is there.")
  var force = false

  func validate() throws {
    let rivals = [
      [("--api-key", apiKey), ("--api-key-file", apiKeyFile), ("--api-key-command", apiKeyCommand)],
      [("--secret-key-file", secretKeyFile), ("--secret-key-command", secretKeyCommand)],
      [("--pass-phrase-file", passPhraseFile), ("--pass-phrase-command", passPhraseCommand)],
    ]
    for group in rivals {
      let given = group.filter { $0.1 != nil }.map(\.0)
      guard given.count <= 1 else {
        throw ValidationError("\(given.joined(separator: " and ")) say the same thing: give one of them")
      }
    }
  }
}
