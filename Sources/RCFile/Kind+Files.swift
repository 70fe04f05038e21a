extension Kind {
  /// The path of one file.
  static func path(_ set: @escaping Setter<String>) -> Kind {
    Kind { text, surroundings, settings throws(Complaint) in
      set(&settings, try surroundings.path(text))
    }
  }

  /// The paths of several files, separated by commas.
  static func paths(_ set: @escaping Setter<[String]>) -> Kind {
    Kind(severalLines: true) { text, surroundings, settings throws(Complaint) in
      var paths: [String] = []
      for part in listed(text) { paths.append(try surroundings.path(part)) }
      guard !paths.isEmpty else { throw Complaint(found: text, allowed: "paths, separated by commas") }
      set(&settings, paths)
    }
  }

  /// A command line for the shell, or for the monitored host's.
  static func command(_ set: @escaping Setter<String>) -> Kind {
    Kind(severalLines: true) { text, _, settings in set(&settings, text) }
  }

  /// A secret that stands in the rc file itself.
  static func secret(_ set: @escaping Setter<SecretSource>) -> Kind {
    value(set) { text in .inline(Secret(text)) }
  }

  /// The path of a file whose first line is a secret.
  static func secretFile(_ set: @escaping Setter<SecretSource>) -> Kind {
    Kind { text, surroundings, settings throws(Complaint) in
      set(&settings, .file(try surroundings.path(text)))
    }
  }

  /// The command whose first output line is a secret.
  static func secretCommand(_ set: @escaping Setter<SecretSource>) -> Kind {
    Kind(severalLines: true) { text, _, settings in set(&settings, .command(text)) }
  }

  /// The parts of a list, which commas or line ends separate; empty ones are skipped, as the API does.
  static func listed(_ text: String) -> [String] {
    text.split { $0 == "," || $0.isNewline }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension Surroundings {
  /// The path of a file as the rc file names it: `~/` is the home folder, a relative path starts at the rc file's folder.
  ///
  /// The old tools took a relative path from the current folder, which is the home folder under cron: the same for
  /// `~/.idcfrc`.
  func path(_ text: String) throws(Complaint) -> String {
    if let mark = text.first, mark == "\"" || mark == "'" { throw Complaint(found: text, allowed: "a path") }
    if text.hasPrefix("/") { return text }
    guard text.hasPrefix("~") else { return folder + text }
    guard text == "~" || text.hasPrefix("~/") else {
      throw Complaint(found: text, allowed: "a path", hint: "only ~/ is expanded: write the whole path")
    }
    guard let home else {
      throw Complaint("~ is in \(text.quoted), and HOME is not set", hint: "write the whole path")
    }
    return home + text.dropFirst()
  }
}
