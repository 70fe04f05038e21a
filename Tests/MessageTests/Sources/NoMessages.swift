/// Sentences of the sources that are no messages, each with the reason.
enum NoMessages {
  /// Places where no message stands: what is before the literal, and why.
  static let places: [(before: String, reason: String)] = [
    ("help:", "help"), ("help:ArgumentHelp(", "help"), ("abstract:", "help"), ("discussion:", "help"),
    ("usage:", "help"),
    ("Prompt(text:", "a question of init; InitTests answers them"), ("agrees(to:", "a question of init"),
    ("choose(", "a question of init"), ("asked(", "a question of init"), ("askForNumber(", "a question of init"),
    ("tell(", "what init is doing"),
    ("case", "what something is compared with"),
    ("preconditionFailure(", "a fault of the program, which ends it"),
  ]

  /// Files whose sentences are no messages, or are shown whole elsewhere.
  static let files: [(path: String, reason: String)] = [
    ("CloudStack/RequestTrace.swift", "a call for --verbose"),
    ("RCFile/Keys.swift", "the key table: the README and sample.rc have its sentences"),
    ("RCFile/SampleFile.swift", "sample.rc"),
    ("RCFile/Section.swift", "comments of sample.rc"),
    ("SSH/Askpass.swift", "OpenSSH's questions"),
    ("SSH/Trace.swift", "steps for --verbose"),
    ("cronscale/Check/HostKeyQuestion.swift", "a question; CheckHostKeyTests and InitTests answer it"),
    ("cronscale/Log/ClassicLog.swift", "the log's words"),
    ("cronscale/Log/OperationText.swift", "the log's words"),
    ("cronscale/Log/ReasonText.swift", "the decision's line"),
    ("cronscale/Log/StatusText+Machines.swift", "the status's words"),
    ("cronscale/Log/StatusText.swift", "the status's words"),
  ]

  /// Single sentences, with `…` for what is put in.
  static let sentences: [(text: String, reason: String)] = [
    ("libcrypto has no HMAC-SHA1 here", "a fault of the machine, which ends the program"),
    ("Content-Type: application/x-www-form-urlencoded; charset=UTF-8", "a header"),
    ("interrupted while the command ran", "a signal is told in its own words"),
    ("REVOKED HOST KEY", "OpenSSH's words"), ("IDENTIFICATION HAS CHANGED", "OpenSSH's words"),
    ("host key is known for", "OpenSSH's words"), ("UNPROTECTED PRIVATE KEY FILE", "OpenSSH's words"),
    ("out of memory", "in the place of libssh2's own word, where there is no session to ask"),
    ("no reason given", "in the place of libssh2's own word, where it has none"),
    ("… is at work on this group", "a note of a dry run; LockTests has it"),
    ("choose another key", "what Enter stands for at a question of init"),
    ("then drain it for … and destroy it", "what a dry run would do; DryRunTests has it"),
    ("echo processors $(getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu)", "a command for the host"),
    ("cat /proc/loadavg 2>/dev/null || LC_ALL=C uptime", "a command for the host"),
    ("the members are not known", "the cloud's failure is told, and ends the run"),
    ("it must go", "for an operation without a reason, which is never made"),
    ("Private key, or the path of another", "a question of init"), ("Path of the private key", "a question of init"),
    ("Secret key (not shown)", "a question of init"), ("To see what a run would do:", "what init ends with"),
    ("To have cron do it each minute: crontab -e, with this line:\n…", "what init ends with"),
    ("Cron does it each minute once the # is gone from the last line of /etc/cron.d/cronscale.", "what init ends with"),
    ("When that is mended, to see what a run would do:", "what init ends with"),
    ("not told by the file", "the type of a private key in init's list"),
    ("no data found", "APILookupTests has it"),
    ("no item has …; there are …", "APILookupTests has it"),
    (
      "job …: the cloud does not know it, or no more; jobs are forgotten after a day", "APIJobTests has it"
    ),
    ("look at what it was to make or change", "the hint to that"), ("waiting for job …, …", "progress on a terminal"),
    ("job … goes on in the cloud; …", "APIJobTests has it"),
    ("ask for it: cronscale api queryAsyncJobResult jobid=… --wait", "the hint to that"),
    ("the cloud does not say why", "for a failed job without a word"),
    ("no command is about …", "APICatalogueTests has it"),
    (
      "this cloud does not say what its commands are: it has no listApis, or not for this user",
      "APICatalogueTests has it"
    ),
    ("see the API documentation of its version; any command can be called without it", "the hint to that"),
    ("Asynchronous: answers with a jobid; --wait waits for the job's result.", "help"), ("Answers at once.", "help"),
    ("cronscale … (libcurl …, libssh2 …)", "the version"),
  ]
}
