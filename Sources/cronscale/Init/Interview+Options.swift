import RCFile

extension Interview {
  /// What options say that cannot be taken, as far as that can be told before the cloud is asked: all of it.
  func wrongOptions() -> [Failure] {
    var (draft, failures) = (Draft(), [Failure]())
    func judge(_ option: String, _ value: String?, _ put: (inout Draft, String) throws(Objection) -> Void) {
      guard let value else { return }
      do { try put(&draft, value) } catch { failures.append(.wrongOption(option, error)) }
    }
    for (option, value, section, key) in plainOptions {
      judge(option, value) { draft, text throws(Objection) in try draft.set(section, key, to: text, home: user.home) }
    }
    judge("--private-key", options.privateKey) { _, text throws(Objection) in _ = try key(at: text) }
    judge("--name", options.name) { draft, text throws(Objection) in try draft.setGroupName(text) }
    judge("--max-size", options.maxSize) { draft, text throws(Objection) in try draft.setMaxSize(text) }
    judge("--threshold-in", options.thresholdIn) { draft, text throws(Objection) in try draft.setLowerThreshold(text) }
    judge("--output", options.output) { _, text throws(Objection) in _ = try fileName(text) }
    return failures
  }

  /// Those that the key table judges alone.
  private var plainOptions: [(option: String, value: String?, section: Section, key: String)] {
    [
      ("--host", options.host, .account, "host"), ("--ca-file", options.caFile.map(absolute), .account, "ca_file"),
      ("--api-key", options.apiKey, .account, "api_key"),
      ("--api-key-file", options.apiKeyFile.map(absolute), .account, "api_key_file"),
      ("--api-key-command", options.apiKeyCommand, .account, "api_key_command"),
      ("--secret-key-file", options.secretKeyFile.map(absolute), .account, "secret_key_file"),
      ("--secret-key-command", options.secretKeyCommand, .account, "secret_key_command"),
      ("--monitor", options.monitor, .monitoring, "host"), ("--port", options.port, .monitoring, "port"),
      ("--user", options.user, .monitoring, "user"),
      ("--pass-phrase-file", options.passPhraseFile.map(absolute), .monitoring, "pass_phrase_file"),
      ("--pass-phrase-command", options.passPhraseCommand, .monitoring, "pass_phrase_command"),
      ("--min-size", options.minSize, .scaling, "min_size"),
      ("--threshold-out", options.thresholdOut, .scaleOut, "threshold"),
    ]
  }
}
