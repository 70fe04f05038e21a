import ArgumentParser
import Testing

@testable import CloudStack
@testable import cronscale

/// Which VM `init` offers first where the rule has no member yet.
@Suite struct InitMachineTests {
  private static func machine(_ id: String, inNetwork network: String?) -> VirtualMachine {
    let card = network.map { [object(["networkid": $0, "ipaddress": "10.1.1.1"])] } ?? []
    return VirtualMachine(.object(["id": .text(id), "nic": .array(card)]))!
  }

  @Test(arguments: [("1374", ["b", "d", "a", "c"]), (nil, ["a", "b", "c", "d"])])
  func `VMs of the rule's network come first`(network: String?, order: [String]) {
    let machines = [
      Self.machine("a", inNetwork: "1375"), Self.machine("b", inNetwork: "1374"), Self.machine("c", inNetwork: nil),
      Self.machine("d", inNetwork: "1374"),
    ]
    let rule = Offer.Rule(rule: .example(), members: [], networkID: network)
    #expect(machines.nearestFirst(to: rule).map(\.id) == order)
  }
}

/// What a shell offers for options that name files.
@Suite struct FileCompletionTests {
  @Test(arguments: ["--config", "--output", "--private-key", "--ca-file", "--secret-key-file", "--state-dir"])
  func `options that name a file complete files, and one that names a folder completes folders`(option: String) {
    let script = Cronscale.completionScript(for: .fish)
    let lines = script.split(separator: "\n").filter { $0.contains(" -l '\(option.dropFirst(2))' ") }
    let action = option == "--state-dir" ? "(__cronscale_complete_directories)" : "-rF"
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains(action) })
  }
}
