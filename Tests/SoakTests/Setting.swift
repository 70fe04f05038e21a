import Chance
import CloudSimulator

/// What a seed makes of a group: its cloud and its rc file.
struct Setting {
  var cloud = CloudConfiguration()
  var minSize: Int
  var maxSize: Int
  var removable: String
  private var lines: [String: String]

  init(_ chance: inout Chance) {
    cloud.flavour = chance.one(of: Flavour.allCases)
    cloud.ids = cloud.flavour == .v3 ? chance.one(of: IDStyle.allCases) : .uuid
    (cloud.bootTime, cloud.jobTime) = (chance.one(of: [5, 40, 150]), chance.one(of: [0.5, 4]))
    cloud.members = chance.number(1...3)
    cloud.vmLimit = chance.one(of: [20, 20, 5])
    cloud.expungeDelay = chance.one(of: [60, 86_400])
    cloud.jobLifetime = chance.one(of: [120, 86_400])
    cloud.userMayExpunge = chance.once(in: 2)
    cloud.seed = chance.next() >> 1
    minSize = chance.number(1...3)
    maxSize = minSize + chance.number(0...5)
    removable = chance.once(in: 3) ? "launched" : "any"
    lines = [
      "expires": chance.one(of: ["600", "600", "0", "40"]), "job_timeout": chance.one(of: ["30", "600", "600"]),
      "out": chance.one(of: ["0", "0", "60", "300"]), "in": chance.one(of: ["0", "0", "60", "300"]),
      "periods": chance.one(of: ["1", "1", "2"]), "drain": chance.one(of: ["0", "30"]),
      "expunge": chance.one(of: ["yes", "no"]),
      "victim": chance.one(of: ["newest", "oldest"]),
    ]
    cloud.rules = chance.once(in: 3) ? 2 : 1
  }

  func rc(_ cloud: Cloud) -> String {
    func line(_ key: String) -> String { lines[key] ?? "" }
    return """
      [account]
      host = http://cloud.example/client/api
      api_key = in-memory
      secret_key = in-memory
      expires = \(line("expires"))
      [monitoring]
      host = web-1
      user = nobody
      private_key_path = none
      [launch_config]
      zoneid = \(cloud.text(cloud.world.zone.id))
      serviceofferingid = \(cloud.text(cloud.world.offerings[0].id))
      templateid = \(cloud.text(cloud.world.templates[0].id))
      [scaling]
      name = web
      min_size = \(minSize)
      max_size = \(maxSize)
      load_balancer = \(cloud.world.rules.map { cloud.text($0.id) }.joined(separator: ", "))
      job_timeout = \(line("job_timeout"))
      [scaling_policy_out]
      threshold = 3
      periods = \(line("periods"))
      cooldown = \(line("out"))
      [scaling_policy_in]
      threshold = 1
      periods = \(line("periods"))
      cooldown = \(line("in"))
      drain = \(line("drain"))
      expunge = \(line("expunge"))
      victim = \(line("victim"))
      removable = \(removable)
      """ + "\n"
  }
}
