import CloudSimulator

/// What a seed makes of a group: its cloud and its rc file.
struct Setting {
  var cloud = CloudConfiguration()
  var minSize: Int
  var maxSize: Int
  var removable: String
  private var lines: [String: String]

  init(_ chance: inout Chance) {
    cloud.flavour = chance.pick(Flavour.allCases)
    cloud.ids = cloud.flavour == .v3 ? chance.pick(IDStyle.allCases) : .uuid
    (cloud.bootTime, cloud.jobTime) = (chance.pick([5, 40, 150]), chance.pick([0.5, 4]))
    cloud.members = chance.number(1...3)
    cloud.vmLimit = chance.pick([20, 20, 5])
    cloud.expungeDelay = chance.pick([60, 86_400])
    cloud.jobLifetime = chance.pick([120, 86_400])
    cloud.userMayExpunge = chance.once(in: 2)
    cloud.seed = chance.next() >> 1
    minSize = chance.number(1...3)
    maxSize = minSize + chance.number(0...5)
    removable = chance.once(in: 3) ? "launched" : "any"
    lines = [
      "expires": chance.pick(["600", "600", "0", "40"]), "job_timeout": chance.pick(["30", "600", "600"]),
      "out": chance.pick(["0", "0", "60", "300"]), "in": chance.pick(["0", "0", "60", "300"]),
      "periods": chance.pick(["1", "1", "2"]), "drain": chance.pick(["0", "30"]),
      "expunge": chance.pick(["yes", "no"]),
      "victim": chance.pick(["newest", "oldest"]),
    ]
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
      load_balancer = \(cloud.text(cloud.rule.id))
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
