extension BrokenFile {
  /// Mistakes in values of the other sections.
  static let group: [BrokenFile] = [
    BrokenFile(
      "a name in place of an id",
      [12: ["zoneid = jp-east"]],
      says: """
        web.rc:12: [launch_config] zoneid: found "jp-east"; allowed: an id, that is an integer or a UUID
        this lists them: cronscale api listZones -t id,name
        """),
    BrokenFile(
      "a misspelt key of the launch section",
      [12: ["zoneid = 1", "name_prefx = web"]],
      says: """
        web.rc:13: [launch_config] name_prefx: unknown key
        did you mean name_prefix?
        """),
    BrokenFile(
      "a misspelt key that would be passed on",
      [12: ["zoneid = 1", "redy = tcp:80"]],
      says: """
        web.rc:13: [launch_config] redy: unknown key
        did you mean ready?
        """),
    BrokenFile(
      "a name for all VMs",
      [12: ["zoneid = 1", "name = web"]],
      says: """
        web.rc:13: [launch_config] name: VMs of one group cannot share one name
        give name_prefix: each name begins with it
        """),
    BrokenFile(
      "a parameter that signs the request",
      [12: ["zoneid = 1", "SignatureVersion = 3"]],
      says: """
        web.rc:13: [launch_config] SignatureVersion: cronscale itself sends this with each request
        remove the line
        """),
    BrokenFile(
      "a parameter without value",
      [12: ["zoneid = 1", "networkids ="]],
      says: """
        web.rc:13: [launch_config] networkids: is empty
        leave the line out
        """),
    BrokenFile(
      "a parameter name with a space",
      [12: ["zoneid = 1", "network ids = 5"]],
      says: """
        web.rc:13: [launch_config] network ids: no parameter of deployVirtualMachine is called so
        names are such as networkids or details[0].cpuNumber
        """),
    BrokenFile(
      "a parameter that goes on",
      [12: ["zoneid = 1", "networkids = 5", "  keypair = web"]],
      says: """
        web.rc:13: [launch_config] networkids: the value goes on in line 14, which is indented
        take the indentation away if that line is a key of its own
        """),
    BrokenFile(
      "user data twice",
      [12: ["zoneid = 1", "userdata_file = /etc/web.yaml", "userdata = aGVsbG8="]],
      says: """
        web.rc:13: [launch_config] userdata_file: userdata is given on line 14 as well
        remove one of the two
        """),
    BrokenFile(
      "a VM name that cannot be",
      [12: ["zoneid = 1", "name_prefix = 1-web"]],
      says: """
        web.rc:13: [launch_config] name_prefix: found "1-web"; allowed: 1 to 45 letters a to z, digits and '-', first a letter
        """),
    BrokenFile(
      "too long a VM name",
      [12: ["zoneid = 1", "name_prefix = wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"]],
      says: """
        web.rc:13: [launch_config] name_prefix: found "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"; allowed: 1 to 45 letters a to z, digits and '-', first a letter
        """),
    BrokenFile(
      "a group name that no VM can have",
      [16: ["load_balancer = 64330", "name = web_servers"]],
      says: """
        web.rc:9: [launch_config] name_prefix: is missing, and no VM's name can begin with the group's name "web_servers"
        allowed: 1 to 45 letters a to z, digits and '-', first a letter
        """),
    BrokenFile(
      "a group name that is a path",
      [12: ["zoneid = 1", "name_prefix = web"], 16: ["load_balancer = 64330", "name = ../web"]],
      says: """
        web.rc:18: [scaling] name: found "../web"; allowed: 1 to 64 of the letters a to z and A to Z, digits, '.', '_' and '-', first no '.'
        """),
    BrokenFile(
      "an unknown readiness",
      [12: ["zoneid = 1", "ready = tcp"]],
      says: """
        web.rc:13: [launch_config] ready: found "tcp"; allowed: job, tcp:PORT or http:PORT/PATH
        """),
    BrokenFile(
      "a readiness without path",
      [12: ["zoneid = 1", "ready = http:80"]],
      says: """
        web.rc:13: [launch_config] ready: found "http:80"; allowed: job, tcp:PORT or http:PORT/PATH
        """),
    BrokenFile(
      "a size that is no number",
      [14: ["min_size = two"]],
      says: """
        web.rc:14: [scaling] min_size: found "two"; allowed: a whole number from 1 to 100000
        """),
    BrokenFile(
      "a size of 0",
      [14: ["min_size = 0"]],
      says: """
        web.rc:14: [scaling] min_size: found "0"; allowed: a whole number from 1 to 100000
        """),
    BrokenFile(
      "more at least than at most",
      [14: ["min_size = 6"]],
      says: """
        web.rc:14: [scaling] min_size: 6 is more than max_size 5 on line 15
        """),
    BrokenFile(
      "one rule twice",
      [16: ["load_balancer = 64330, 64331, 64330"]],
      says: """
        web.rc:16: [scaling] load_balancer: names the rule "64330" twice
        take one of the two away
        """),
    BrokenFile(
      "rules without commas",
      [16: ["load_balancer = 64330 64331"]],
      says: """
        web.rc:16: [scaling] load_balancer: found "64330 64331"; allowed: ids, integers or UUIDs
        separate them by commas
        """),
    BrokenFile(
      "rules with semicolons",
      [16: ["load_balancer = 64330;64331"]],
      says: """
        web.rc:16: [scaling] load_balancer: found "64330;64331"; allowed: ids, integers or UUIDs
        separate them by commas
        """),
    BrokenFile(
      "one of several rules is no id",
      [16: ["load_balancer = 64330, web"]],
      says: """
        web.rc:16: [scaling] load_balancer: found "web"; allowed: an id, that is an integer or a UUID
        this lists them: cronscale api listLoadBalancerRules -t id,name,publicip
        """),
    BrokenFile(
      "a rule that is no id",
      [16: ["load_balancer = web"]],
      says: """
        web.rc:16: [scaling] load_balancer: found "web"; allowed: an id, that is an integer or a UUID
        this lists them: cronscale api listLoadBalancerRules -t id,name,publicip
        """),
    BrokenFile(
      "a decimal comma",
      [18: ["threshold = 3,5"]],
      says: """
        web.rc:18: [scaling_policy_out] threshold: found "3,5"; allowed: a decimal, 0 or more
        write a point in place of the comma
        """),
    BrokenFile(
      "a threshold below 0",
      [20: ["threshold = -1"]],
      says: """
        web.rc:20: [scaling_policy_in] threshold: found "-1"; allowed: a decimal, 0 or more
        """),
    BrokenFile(
      "a threshold that is not a number",
      [18: ["threshold = nan"]],
      says: """
        web.rc:18: [scaling_policy_out] threshold: found "nan"; allowed: a decimal, 0 or more
        """),
    BrokenFile(
      "equal thresholds",
      [20: ["threshold = 3"]],
      says: """
        web.rc:20: [scaling_policy_in] threshold: 3 is not lower than the other threshold, 3 on line 18
        a load between the two leaves the group as it is
        """),
    BrokenFile(
      "thresholds the wrong way round",
      [18: ["threshold = 0.5"]],
      says: """
        web.rc:20: [scaling_policy_in] threshold: 1 is not lower than the other threshold, 0.5 on line 18
        a load between the two leaves the group as it is
        """),
    BrokenFile(
      "no periods",
      [18: ["threshold = 3", "periods = 0"]],
      says: """
        web.rc:19: [scaling_policy_out] periods: found "0"; allowed: a whole number from 1 to 100000
        """),
    BrokenFile(
      "periods that are a decimal",
      [18: ["threshold = 3", "periods = 1.5"]],
      says: """
        web.rc:19: [scaling_policy_out] periods: found "1.5"; allowed: a whole number from 1 to 100000
        """),
    BrokenFile(
      "a cooldown below 0",
      [18: ["threshold = 3", "cooldown = -1"]],
      says: """
        web.rc:19: [scaling_policy_out] cooldown: found "-1"; allowed: seconds from 0 to 1000000000
        """),
    BrokenFile(
      "an endless drain",
      [20: ["threshold = 1", "drain = inf"]],
      says: """
        web.rc:21: [scaling_policy_in] drain: found "inf"; allowed: seconds from 0 to 1000000000
        """),
    BrokenFile(
      "an unknown victim",
      [20: ["threshold = 1", "victim = random"]],
      says: """
        web.rc:21: [scaling_policy_in] victim: found "random"; allowed: newest or oldest
        """),
    BrokenFile(
      "an unknown choice of the removable",
      [20: ["threshold = 1", "removable = none"]],
      says: """
        web.rc:21: [scaling_policy_in] removable: found "none"; allowed: any or launched
        """),
    BrokenFile(
      "four mistakes at once, by line",
      [2: ["host = cloud"], 14: ["min_size = 0"], 16: [], 20: ["threshold = 1", "expunge = perhaps"]],
      says: """
        web.rc:2: [account] host: found "cloud"; allowed: a full URL such as https://cloud.example.com/client/api
        it begins with https:// or http://
        web.rc:13: [scaling] load_balancer: is missing
        the load-balancer rule's id; several with commas: a VM joins all, and is counted on the first; this lists them: cronscale api listLoadBalancerRules -t id,name,publicip
        web.rc:14: [scaling] min_size: found "0"; allowed: a whole number from 1 to 100000
        web.rc:20: [scaling_policy_in] expunge: found "perhaps"; allowed: yes or no
        """),
  ]
}
