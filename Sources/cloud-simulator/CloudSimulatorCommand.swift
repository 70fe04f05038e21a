import ArgumentParser
import CloudSimulator
import Foundation

@main
struct CloudSimulatorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cloud-simulator",
    abstract: "A CloudStack cloud on loopback, for trying cronscale and for its tests.",
    discussion: """
      It has two zones, and in the first one a load-balancer rule whose members are already Running; beside them a few \
      offerings, templates and networks to choose from. It checks signatures, and its jobs take their time, like those \
      of a real server.

      When it is ready it prints what an rc file needs as key=value lines: url, api_key, secret_key, load_balancer, \
      zoneid, serviceofferingid, templateid, networkids, members; the last line is ready=yes. It runs until SIGTERM or \
      SIGINT.

      To play the operator, without a signature (HOST:PORT as in url):
        curl -X POST 'http://HOST:PORT/control?do=stop&vm=web-1'
      on a VM: \(Simulator.machineActions.joined(separator: ", "))
      without one: \(Simulator.otherActions.joined(separator: ", "))
      ledger is the history of every VM, fault takes what=FAULT, faults tells what is set and what has struck, calm \
      takes all away; forbid and allow take what=COMMAND, for the role of the account.

      A FAULT is COMMAND:ASKED:KIND or COMMAND:ASKED+TIMES:KIND, like deployVirtualMachine:1:process-drop, \
      list*:3+2:html-503, change:1:late=45: which requests (an API command, the beginning of some, read, change, or *), \
      which of them is struck first, how many in a row, and what goes wrong:
      \(Fault.Kind.help)
      """)

  @Option(help: "Port on 127.0.0.1; 0 takes any free one.")
  var port: UInt16 = 0

  @Option(help: "The line of CloudStack to imitate: 3.0 or 4.x.")
  var flavour: Flavour = .v3

  @Option(
    help: "How answers show ids: uuid (the default), integer (database numbers as text) or number (as JSON numbers).")
  var ids: IDStyle?

  @Flag(name: .customLong("integer-ids"), help: "Short for --ids integer.")
  var hasIntegerIDs = false

  @Option(help: "What there is to choose from: full, or small (one of everything that a group needs).")
  var catalogue = Catalogue.full

  @Option(help: "Seconds that a VM takes from its deploy to Running.")
  var bootTime = 3.0

  @Option(help: "Seconds that any other job takes.")
  var jobTime = 0.5

  @Option(help: "Running members of the rule at the start, named web-1, web-2, …")
  var members = 2

  @Option(help: "API key of the account; made up if not given.")
  var apiKey: String?

  @Option(help: "Secret key of the account; made up if not given.")
  var secretKey: String?

  @Option(help: "Most VMs that the account may have.")
  var vmLimit = 20

  @Option(help: "VMs that the hosts have room for; a deploy beyond it fails in its job.")
  var capacity: Int?

  @Option(help: "Seconds from a VM's destruction until it is removed for good.")
  var expungeDelay = 86_400.0

  @Option(help: "Number from which ids and keys are made.")
  var seed: UInt64 = 1

  @Option(name: .customLong("state"), help: "File in which the cloud is kept; if it exists, that cloud goes on.")
  var stateFile: String?

  @Option(help: "File to which each request is appended as a line of JSON, without key and signature.")
  var requestLog: String?

  @Option(name: .customLong("rc"), help: "File to write with the [account], [launch_config] and [scaling] sections.")
  var rcFile: String?

  @OptionGroup var faults: FaultOptions

  func validate() throws {
    guard members >= 0, members <= 200 else { throw ValidationError("--members: from 0 to 200") }
    guard !hasIntegerIDs || ids == nil else { throw ValidationError("--integer-ids and --ids: give one of them") }
    guard bootTime >= 0, jobTime >= 0, expungeDelay >= 0 else { throw ValidationError("times must not be negative") }
  }

  func run() async throws {
    let log = try requestLog.map(RequestLogFile.init)
    let simulator = try Simulator(
      cloudConfiguration, stateFile: stateFile.map(StateFile.init), takesControls: true,
      onRequest: { log?.append($0) })
    let set = try faults.all()
    simulator.withCloud { cloud, _ in cloud.faults = set }
    let signals = StopSignals()
    try await simulator.start(port: port)
    let access = simulator.access
    if let rcFile { try writeRC(access, to: rcFile) }
    FileHandle.standardOutput.write(Data("\(access.lines)\nready=yes\n".utf8))
    await signals.wait()
    await simulator.stop()
  }

  /// The file has the secret key: it is for its owner's eyes only.
  private func writeRC(_ access: Access, to path: String) throws {
    let contents = Data(access.rcSections.utf8)
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: path, contents: contents, attributes: attributes) else {
      throw ValidationError("cannot write \(path)")
    }
  }

  private var cloudConfiguration: CloudConfiguration {
    var result = CloudConfiguration()
    result.flavour = flavour
    result.ids = ids ?? (hasIntegerIDs ? .integer : .uuid)
    result.catalogue = catalogue
    (result.bootTime, result.jobTime) = (bootTime, jobTime)
    (result.members, result.vmLimit, result.capacity) = (members, vmLimit, capacity ?? Int.max)
    (result.apiKey, result.secretKey) = (apiKey, secretKey)
    (result.expungeDelay, result.seed) = (expungeDelay, seed)
    return result
  }
}

extension Flavour: ExpressibleByArgument {}
extension IDStyle: ExpressibleByArgument {}
extension Catalogue: ExpressibleByArgument {}
