extension BrokenFile {
  /// Mistakes in values of `[account]` and `[monitoring]`.
  static let connections: [BrokenFile] = [
    BrokenFile(
      "an endpoint without scheme",
      [2: ["host = cloud.example.com/client/api"]],
      says: """
        web.rc:2: [account] host: found "cloud.example.com/client/api"; allowed: a full URL such as https://cloud.example.com/client/api
        it begins with https:// or http://
        """),
    BrokenFile(
      "an endpoint of another scheme",
      [2: ["host = ftp://cloud.example.com/client/api"]],
      says: """
        web.rc:2: [account] host: found "ftp://cloud.example.com/client/api"; allowed: a full URL such as https://cloud.example.com/client/api
        it begins with https:// or http://
        """),
    BrokenFile(
      "an endpoint with a password, which is not shown",
      [2: ["host = https://ann:hunter2@cloud.example.com/client/api"]],
      says: """
        web.rc:2: [account] host: the URL holds a user name or password
        the API takes api_key and secret_key only
        """),
    BrokenFile(
      "an endpoint with a query",
      [2: ["host = https://cloud.example.com/client/api?response=json"]],
      says: """
        web.rc:2: [account] host: found "https://cloud.example.com/client/api?response=json"; allowed: a full URL such as https://cloud.example.com/client/api
        write it without ? and #; unlike the web page's URL it usually ends in /client/api
        """),
    BrokenFile(
      "the web page's URL",
      [2: ["host = https://cloud.example.com/client/#/dashboard"]],
      says: """
        web.rc:2: [account] host: found "https://cloud.example.com/client/#/dashboard"; allowed: a full URL such as https://cloud.example.com/client/api
        write it without ? and #; unlike the web page's URL it usually ends in /client/api
        """),
    BrokenFile(
      "an endpoint without host",
      [2: ["host = https:///client/api"]],
      says: """
        web.rc:2: [account] host: found "https:///client/api"; allowed: a full URL such as https://cloud.example.com/client/api
        """),
    BrokenFile(
      "an endpoint with a wrong port",
      [2: ["host = https://cloud.example.com:99999/client/api"]],
      says: """
        web.rc:2: [account] host: found "https://cloud.example.com:99999/client/api"; allowed: a full URL such as https://cloud.example.com/client/api
        """),
    BrokenFile(
      "a secret given in two ways",
      [4: ["secret_key = SECRET", "secret_key_file = /etc/cronscale/secret"]],
      says: """
        web.rc:5: [account] secret_key_file: secret_key is given on line 4 already
        remove one of the two
        """),
    BrokenFile(
      "a passphrase given in two ways",
      [
        8: [
          "private_key_path = /home/ann/.ssh/id_rsa", "pass_phrase_command = pass show ssh",
          "pass_phrase_file = /etc/cronscale/pass",
        ]
      ],
      says: """
        web.rc:10: [monitoring] pass_phrase_file: pass_phrase_command is given on line 9 already
        remove one of the two
        """),
    BrokenFile(
      "a time-out of 0",
      [4: ["secret_key = SECRET", "timeout = 0"]],
      says: """
        web.rc:5: [account] timeout: found "0"; allowed: seconds from 0.001 to 86400
        """),
    BrokenFile(
      "a time-out with a unit",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "timeout = 10s"]],
      says: """
        web.rc:9: [monitoring] timeout: found "10s"; allowed: seconds from 0.001 to 86400
        write seconds, without a unit
        """),
    BrokenFile(
      "an expiry that servers refuse",
      [4: ["secret_key = SECRET", "expires = 901"]],
      says: """
        web.rc:5: [account] expires: found "901"; allowed: a whole number from 0 to 900
        """),
    BrokenFile(
      "a host twice",
      [6: ["host = web1, web2, WEB1"]],
      says: """
        web.rc:6: [monitoring] host: names the host "WEB1" twice
        take one of the two away
        """),
    BrokenFile(
      "no host between commas",
      [6: ["host = ,"]],
      says: """
        web.rc:6: [monitoring] host: found ","; allowed: host names or addresses, separated by commas, or members
        """),
    BrokenFile(
      "the members and a host",
      [6: ["host = members, web1"]],
      says: """
        web.rc:6: [monitoring] host: "members" is all hosts, and others are named beside it
        write it alone, or not at all
        """),
    BrokenFile(
      "the VM of members",
      [6: ["host = members", "vm = web1"]],
      says: """
        web.rc:7: [monitoring] vm: is of no use where host is members
        remove the line
        """),
    BrokenFile(
      "an address of a named host",
      [6: ["host = web1", "address = name"]],
      says: """
        web.rc:7: [monitoring] address: is of use only where host is members
        remove the line
        """),
    BrokenFile(
      "an address of no kind",
      [6: ["host = members", "address = ipv6"]],
      says: """
        web.rc:7: [monitoring] address: found "ipv6"; allowed: private, name or public
        """),
    BrokenFile(
      "an aggregate of no kind",
      [6: ["host = web1", "aggregate = mean"]],
      says: """
        web.rc:7: [monitoring] aggregate: found "mean"; allowed: average, maximum or median
        """),
    BrokenFile(
      "a host with a port",
      [6: ["host = web1:2222"]],
      says: """
        web.rc:6: [monitoring] host: found "web1:2222"; allowed: host names or addresses, separated by commas, or members
        the port has a key of its own: port
        """),
    BrokenFile(
      "a host with a user",
      [6: ["host = scaler@web1"]],
      says: """
        web.rc:6: [monitoring] host: found "scaler@web1"; allowed: host names or addresses, separated by commas, or members
        the user has a key of its own: user
        """),
    BrokenFile(
      "a host that is an option of ssh",
      [6: ["host = -oProxyCommand=true"]],
      says: """
        web.rc:6: [monitoring] host: found "-oProxyCommand=true"; allowed: host names or addresses, separated by commas, or members
        """),
    BrokenFile(
      "more VMs than hosts",
      [6: ["host = 192.0.2.1", "vm = web1, web2"]],
      says: """
        web.rc:7: [monitoring] vm: names 2 VMs, and host names 1
        name the VM of each host, in the same order; a name with a comma in it: by its id
        """),
    BrokenFile(
      "fewer VMs than hosts",
      [6: ["host = 192.0.2.1, 192.0.2.2", "vm = web1"]],
      says: """
        web.rc:7: [monitoring] vm: names 1 VM, and host names 2
        name the VM of each host, in the same order; a name with a comma in it: by its id
        """),
    BrokenFile(
      "a VM twice",
      [6: ["host = 192.0.2.1, 192.0.2.2", "vm = web1, web1"]],
      says: """
        web.rc:7: [monitoring] vm: names the VM "web1" twice
        take one of the two away
        """),
    BrokenFile(
      "a user that is an option of ssh",
      [7: ["user = -l"]],
      says: """
        web.rc:7: [monitoring] user: found "-l"; allowed: a login name
        """),
    BrokenFile(
      "another user's home folder",
      [8: ["private_key_path = ~ann/.ssh/id_rsa"]],
      says: """
        web.rc:8: [monitoring] private_key_path: found "~ann/.ssh/id_rsa"; allowed: a path
        only ~/ is expanded: write the whole path
        """),
    BrokenFile(
      "a port that is none",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "port = 0"]],
      says: """
        web.rc:9: [monitoring] port: found "0"; allowed: a whole number from 1 to 65535
        """),
    BrokenFile(
      "an unknown metric",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "metric = load2"]],
      says: """
        web.rc:9: [monitoring] metric: found "load2"; allowed: load1, load5 or load15
        """),
    BrokenFile(
      "neither yes nor no",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "per_cpu = maybe"]],
      says: """
        web.rc:9: [monitoring] per_cpu: found "maybe"; allowed: yes or no
        """),
    BrokenFile(
      "an unknown way with host keys",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "host_key = none"]],
      says: """
        web.rc:9: [monitoring] host_key: found "none"; allowed: strict or accept-new
        """),
    BrokenFile(
      "an unknown transport",
      [8: ["private_key_path = /home/ann/.ssh/id_rsa", "transport = telnet"]],
      says: """
        web.rc:9: [monitoring] transport: found "telnet"; allowed: auto, libssh2 or ssh
        """),
  ]
}
