extension BrokenFile {
  /// Mistakes in sections, keys and the form of values.
  static let structure: [BrokenFile] = [
    BrokenFile(
      "a line that is no INI",
      [15: ["max_size 5"]],
      says: """
        web.rc:13: [scaling] max_size: is missing
        the greatest number of VMs, failed and stopped ones included
        web.rc:15: neither a [section] nor a key = value
        a comment begins with # or ;
        """),
    BrokenFile(
      "a secret whose key was lost is not quoted",
      [4: ["secret_key SECRET"]],
      says: """
        web.rc:1: [account] secret_key: is missing
        the user's secret key
        web.rc:4: neither a [section] nor a key = value
        a comment begins with # or ;
        """),
    BrokenFile(
      "a key before any section",
      [1: ["host = https://cloud.example.com/client/api", "[account]"]],
      says: """
        web.rc:1: a line before any [section]
        begin the file with a section such as [account]
        """),
    BrokenFile(
      "an empty file",
      Dictionary(uniqueKeysWithValues: (1...20).map { ($0, []) }),
      says: """
        web.rc: [account]: the section is missing
        it holds at least host, api_key, secret_key
        web.rc: [monitoring]: the section is missing
        it holds at least host, user, private_key_path
        web.rc: [launch_config]: the section is missing
        it holds at least serviceofferingid, templateid, zoneid
        web.rc: [scaling]: the section is missing
        it holds at least min_size, max_size, load_balancer
        web.rc: [scaling_policy_out]: the section is missing
        it holds at least threshold
        web.rc: [scaling_policy_in]: the section is missing
        it holds at least threshold
        """),
    BrokenFile(
      "a missing section",
      [19: [], 20: []],
      says: """
        web.rc: [scaling_policy_in]: the section is missing
        it holds at least threshold
        """),
    BrokenFile(
      "a misspelt section",
      [13: ["[scalin]"]],
      says: """
        web.rc:13: [scalin]: unknown section
        did you mean [scaling]?
        """),
    BrokenFile(
      "a section in the wrong case",
      [1: ["[Account]"]],
      says: """
        web.rc:1: [Account]: unknown section
        did you mean [account]?
        """),
    BrokenFile(
      "a section with spaces",
      [5: ["[ monitoring ]"]],
      says: """
        web.rc:5: [ monitoring ]: unknown section
        did you mean [monitoring]?
        """),
    BrokenFile(
      "a section given twice",
      [20: ["threshold = 1", "[scaling]", "min_size = 3"]],
      says: """
        web.rc:21: [scaling]: begun on line 13 already
        put all keys into one of the two
        """),
    BrokenFile(
      "both spellings of a section",
      [20: ["threshold = 1", "[scalling]", "min_size = 3"]],
      says: """
        web.rc:21: [scalling]: the same section as [scaling] on line 13
        put all keys into one of the two
        """),
    BrokenFile(
      "both names of the launch section",
      [20: ["threshold = 1", "[launch]", "zoneid = 1"]],
      says: """
        web.rc:21: [launch]: the same section as [launch_config] on line 9
        put all keys into one of the two
        """),
    BrokenFile(
      "both spellings of a policy",
      [20: ["threshold = 1", "[scalling_policy_out]", "threshold = 4"]],
      says: """
        web.rc:21: [scalling_policy_out]: the same section as [scaling_policy_out] on line 17
        put all keys into one of the two
        """),
    BrokenFile(
      "a misspelt key",
      [15: ["max_sise = 5"]],
      says: """
        web.rc:15: [scaling] max_sise: unknown key
        did you mean max_size?
        """),
    BrokenFile(
      "swapped letters in a key",
      [18: ["treshold = 3"]],
      says: """
        web.rc:18: [scaling_policy_out] treshold: unknown key
        did you mean threshold?
        """),
    BrokenFile(
      "a key of another section",
      [16: ["load_balancer = 64330", "cooldown = 60"]],
      says: """
        web.rc:17: [scaling] cooldown: unknown key
        it belongs in [scaling_policy_out] or [scaling_policy_in]
        """),
    BrokenFile(
      "a key like no other",
      [7: ["user = scaler", "colour = red"]],
      says: """
        web.rc:8: [monitoring] colour: unknown key
        known here: host, vm, address, user, private_key_path, pass_phrase, pass_phrase_file, pass_phrase_command, port, metric, per_cpu, command, aggregate, known_hosts, host_key, timeout, transport
        """),
    BrokenFile(
      "a misspelt key in DEFAULT",
      [1: ["[DEFAULT]", "time_out = 5", "[account]"]],
      says: """
        web.rc:2: [DEFAULT] time_out: unknown key
        did you mean timeout?
        """),
    BrokenFile(
      "an API parameter in DEFAULT",
      [1: ["[DEFAULT]", "networkids = 5", "[account]"]],
      says: """
        web.rc:2: [DEFAULT] networkids: unknown key
        [DEFAULT] takes keys of cronscale only; parameters of the API belong in [launch_config]
        """),
    BrokenFile(
      "a key given twice",
      [15: ["max_size = 5", "MAX_SIZE = 50"]],
      says: """
        web.rc:16: [scaling] max_size: given on line 15 already
        remove one of the two
        """),
    BrokenFile(
      "a missing key",
      [16: []],
      says: """
        web.rc:13: [scaling] load_balancer: is missing
        the load-balancer rule's id; several with commas: a VM joins all, and is counted on the first; this lists them: cronscale api listLoadBalancerRules -t id,name,publicip
        """),
    BrokenFile(
      "an empty key",
      [16: ["load_balancer ="]],
      says: """
        web.rc:16: [scaling] load_balancer: is empty
        the load-balancer rule's id; several with commas: a VM joins all, and is counted on the first; this lists them: cronscale api listLoadBalancerRules -t id,name,publicip
        """),
    BrokenFile(
      "an empty optional key",
      [7: ["user = scaler", "metric ="]],
      says: """
        web.rc:8: [monitoring] metric: is empty
        leave the line out for the default, load1
        """),
    BrokenFile(
      "a value of quotation marks only",
      [7: ["user = \"\""]],
      says: """
        web.rc:7: [monitoring] user: is empty
        the login name
        """),
    BrokenFile(
      "a placeholder left",
      [3: ["api_key = YOUR-API-KEY"]],
      says: """
        web.rc:3: [account] api_key: still the placeholder YOUR-API-KEY
        the user's API key
        """),
    BrokenFile(
      "a wrong indentation",
      [15: ["  max_size = 5"]],
      says: """
        web.rc:13: [scaling] max_size: is missing
        the greatest number of VMs, failed and stopped ones included
        web.rc:14: [scaling] min_size: the value goes on in line 15, which is indented
        take the indentation away if that line is a key of its own
        """),
    BrokenFile(
      "a value that is no UTF-8",
      [7: ["user = sc\u{FFFD}ler"]],
      says: """
        web.rc:7: [monitoring] user: holds bytes that are no UTF-8
        save the file as UTF-8
        """),
    BrokenFile(
      "a control character",
      [7: ["user = sca\u{7}ler"]],
      says: """
        web.rc:7: [monitoring] user: holds the control character U+0007
        retype the line
        """),
  ]
}
