#if os(Linux)
  import CloudSimulator
  import TestSupport

  /// A scale out, a scale in or a repair that is due in one flavour of the cloud, and how the group must be in the end.
  struct KillScenario: Sendable, CustomStringConvertible {
    enum Direction: String, CaseIterable { case out, `in`, repair }

    /// As in "3.0-uuid".
    var flavour: String
    var direction: Direction
    var configuration: CloudConfiguration
    /// Of the rc file, over what all have in common.
    var settings: [String: [String: String]] = [:]
    /// VMs that are protected from deletion.
    var protected: [String] = []
    /// Who must be a member in the end, of those that were there before.
    var remaining: [String]
    var asksReadiness = false
    /// Who is missing from the second rule in the beginning, or from the first.
    var missing: (name: String, rule: Int)?

    var description: String { "\(flavour) \(direction)" }

    /// Most VMs, and most members, at any time: nothing else is due than the one VM more or less.
    static let maxSize = 3
    static let monitored = "web-1"

    var load: String {
      switch direction {
      case .out: "3.42"
      case .in: "0.30"
      case .repair: "2.00"
      }
    }

    /// Deploys that the cloud must have carried out in the end.
    var deploys: Int { direction == .out ? 1 : 0 }

    /// Members in the end.
    var size: Int {
      let isThere = remaining.contains(missing?.name ?? "") || missing == nil
      return remaining.count + deploys + (isThere ? 0 : 1)
    }

    /// The group before the first run.
    var beginning: Scene {
      let now = 1_795_000_000.0
      var cloud = Cloud(configuration, at: now)
      for name in protected { cloud.protect(name) }
      // A VM of cronscale's making is there beside the two.
      if let name = missing?.name, cloud.machine(name) == nil {
        _ = cloud.addMember(named: name, at: now)
        cloud.register(name, withRuleAt: 1, at: now)
      }
      if let missing { cloud.unregister(missing.name, fromRuleAt: missing.rule, at: now) }
      return Scene(cloud: cloud, now: now)
    }

    func rc(endpoint: String, host: KillHost) -> String {
      let common = [
        "monitoring": KillHost.section,
        "launch_config": ["ready": asksReadiness ? "tcp:\(host.launched.port)" : "job"],
        "scaling": ["min_size": "2", "max_size": "\(Self.maxSize)"],
        "scaling_policy_out": ["threshold": "3", "cooldown": "0"],
        "scaling_policy_in": ["threshold": "1", "cooldown": "0"],
      ]
      var sections = beginning.cloud.sections(endpoint: endpoint)
      sections["scaling"]?["load_balancer"] = beginning.cloud.ruleIDs.joined(separator: ", ")
      return rcText([common, settings].reduce(sections) { $0.merging($1) { $0.merging($1) { $1 } } })
    }

    /// The simulated VMs have no network: the cloud is made to say that the third one has the answering host's address.
    var rewriting: [(String, String)] { asksReadiness ? [("10.1.1.13", "127.0.0.2")] : [] }
  }

  extension KillScenario {
    static let all: [KillScenario] = [
      out("3.0-integer", .v3, .integer),
      out("3.0-uuid", .v3, .uuid),
      out("4.x", .v4, .uuid),
      out("3.0-number", .v3, .number),
      out("3.0-ready", .v3, .integer, asksReadiness: true),
      `in`("3.0-integer", .v3, .integer, drain: 0),
      `in`("3.0-uuid", .v3, .uuid, drain: 30),
      `in`("4.x", .v4, .uuid, drain: 30, expunge: true, mayExpunge: true, protected: "web-3"),
      `in`("4.x-unexpungeable", .v4, .uuid, drain: 0, expunge: true),
      `in`("3.0-number", .v3, .number, drain: 5),
      out("3.0-rules", .v3, .integer, rules: 2),
      `in`("4.x-rules", .v4, .integer, drain: 5, rules: 2),
      repair("3.0-rules", .v3, missing: ("web-2", 1)),
      repair("4.x-first", .v4, missing: (launchedBefore, 0)),
    ]

    /// A VM that cronscale made some time ago.
    static let launchedBefore = "web-260101000000-00aa"

    private static func out(
      _ name: String, _ flavour: Flavour, _ ids: IDStyle, asksReadiness: Bool = false, rules: Int = 1
    ) -> KillScenario {
      KillScenario(
        flavour: name, direction: .out, configuration: configuration(flavour, ids, members: 2, rules: rules),
        remaining: ["web-1", "web-2"], asksReadiness: asksReadiness)
    }

    private static func `in`(
      _ name: String, _ flavour: Flavour, _ ids: IDStyle, drain: Int, expunge: Bool = false, mayExpunge: Bool = false,
      protected: String? = nil, rules: Int = 1
    ) -> KillScenario {
      var configuration = configuration(flavour, ids, members: 3, rules: rules)
      configuration.userMayExpunge = mayExpunge
      return KillScenario(
        flavour: name, direction: .in, configuration: configuration,
        settings: ["scaling_policy_in": ["drain": "\(drain)", "expunge": expunge ? "yes" : "no"]],
        protected: protected.map { [$0] } ?? [], remaining: ["web-1", protected ?? "web-2"])
    }

    private static func repair(
      _ name: String, _ flavour: Flavour, missing: (name: String, rule: Int)
    ) -> KillScenario {
      KillScenario(
        flavour: name, direction: .repair, configuration: configuration(flavour, .integer, members: 2, rules: 2),
        remaining: ["web-1", "web-2"], missing: missing)
    }

    /// With jobs that the program, which looks every 2 seconds, sees at work once or twice.
    private static func configuration(
      _ flavour: Flavour, _ ids: IDStyle, members: Int, rules: Int = 1
    ) -> CloudConfiguration {
      var configuration = CloudConfiguration()
      (configuration.flavour, configuration.ids) = (flavour, ids)
      (configuration.members, configuration.rules) = (members, rules)
      return configuration
    }
  }
#endif
