#if os(Linux)
  import CloudSimulator
  import Foundation
  import Testing

  /// What the campaign would say of a group that was treated badly: each row breaks one promise.
  @Suite struct KillPromiseTests {
    private typealias Row = (
      promise: String, direction: KillScenario.Direction, mistreat: @Sendable (inout Scene) -> Void
    )

    private static let launched = "web-261118110640-00ff"

    private static let rows: [Row] = [
      ("\(launched) is lost: Running and no member", .out, { $0.cloud.unregister(launched, at: $0.now) }),
      ("2 deploys where 1 was due", .out, { deploy(&$0) }),
      ("4 VMs at one time, max_size is 3", .out, { $0.cloud.addMachine(named: "web-9", at: $0.now) }),
      ("4 members at one time, max_size is 3", .out, { $0.cloud.addMember(named: "web-9", at: $0.now) }),
      ("web-1 was destroyed and is monitored", .in, { end("web-1", &$0) }),
      ("web-3 was destroyed and is protected", .in, { end("web-3", &$0) }),
      ("web-3 was destroyed and is a member", .in, { $0.cloud.set("web-3", to: .destroyed, at: $0.now) }),
      (#"of the old members there are ["web-1"], not ["web-1", "web-3"]"#, .in, { end("web-3", &$0) }),
      ("the rule is in Add", .in, { $0.cloud.setRule(.add) }),
      ("members that do not run: [\"web-1\"]", .in, { $0.cloud.set("web-1", to: .stopped, at: $0.now) }),
      (
        "web-lb-2 has [\"web-1\"], the first rule [\"web-1\", \"web-2\"]", .repair,
        { $0.cloud.unregister("web-2", fromRuleAt: 1, at: $0.now) }
      ),
      ("web-lb-2 is in Add", .repair, { $0.cloud.setRule(at: 1) { $0.state = .add } }),
      ("an operation is left on disk", .in, { $0.files["web.json"] = Data(#""operation""#.utf8) }),
    ]

    @Test(arguments: rows.indices) func `a broken promise is told`(row: Int) {
      let (promise, direction, mistreat) = Self.rows[row]
      var scene = Self.scene(direction)
      #expect(Self.promise(direction, scene).broken == [])
      scene.now += 60
      mistreat(&scene)
      #expect(Self.promise(direction, scene).broken.contains(promise))
    }

    private static func promise(_ direction: KillScenario.Direction, _ scene: Scene) -> KillPromise {
      KillPromise(scenario: scenario(direction), end: scene)
    }

    private static func scenario(_ direction: KillScenario.Direction) -> KillScenario {
      let flavour = direction == .repair ? "3.0-rules" : "4.x"
      return KillScenario.all.first { $0.flavour == flavour && $0.direction == direction }!
    }

    /// As a group is when all has gone well.
    private static func scene(_ direction: KillScenario.Direction) -> Scene {
      var scene = scenario(direction).beginning
      switch direction {
      case .out:
        deploy(&scene)
        scene.now += 60
        scene.cloud.register(launched, at: scene.now)
      case .in:
        end("web-2", &scene)
      case .repair:
        scene.cloud.register("web-2", withRuleAt: 1, at: scene.now)
      }
      return scene
    }

    private static func deploy(_ scene: inout Scene) {
      let ids = scene.cloud.sections(endpoint: "")["launch_config"] ?? [:]
      let name = scene.cloud.machine(launched) == nil ? launched : "web-261118110740-00fe"
      _ = try? scene.cloud.perform("deployVirtualMachine", ids.merging(["name": name]) { $1 }, at: scene.now)
    }

    private static func end(_ name: String, _ scene: inout Scene) {
      scene.cloud.unregister(name, at: scene.now)
      scene.now += 1
      scene.cloud.set(name, to: .destroyed, at: scene.now)
    }
  }
#endif
