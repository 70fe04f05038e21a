import RCFile
import SSH

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Interview {
  /// Asks for the private key: one of those in `~/.ssh`, or a path; and for its passphrase where it has one.
  mutating func askForKey(given: String?) throws(Failure) {
    let found = Choices.keys(user.home.map { PrivateKey.found(in: "\($0)/.ssh") } ?? [], shownAs: inHome)
    let isOffered = given == nil && questioner.isPersonThere && !found.rows.isEmpty
    if isOffered { questioner.show(found) }
    let question = Prompt(
      text: isOffered ? "Private key, or the path of another" : "Path of the private key", option: "--private-key",
      given: given, fallback: usualKey(among: found, isOffered: isOffered))
    let key = try questioner.answer(question) { text throws(Objection) in
      if isOffered, let row = try? found.row(typed: text) { return try self.key(at: row.id) }
      return try self.key(at: text)
    }
    try take(inHome(key.path), from: "--private-key", for: .monitoring, "private_key_path")
    try askForPassphrase(of: key)
  }

  /// The one of before where this is not the first time; else the first of the list.
  private func usualKey(among found: Choices, isOffered: Bool) -> String? {
    guard let before = draft[.monitoring, "private_key_path"] else { return isOffered ? "1" : nil }
    let place = isOffered ? found.rows.firstIndex { inHome($0.id) == before } : nil
    return place.map { "\($0 + 1)" } ?? before
  }

  func key(at path: String) throws(Objection) -> PrivateKey {
    do { return try PrivateKey(absolute(path)) } catch { throw Objection(error.message, hint: error.hint) }
  }

  private mutating func askForPassphrase(of key: PrivateKey) throws(Failure) {
    // That of another key, where this is not the first.
    draft.remove(.monitoring, "pass_phrase")
    try take(options.passPhraseFile.map(absolute), from: "--pass-phrase-file", for: .monitoring, "pass_phrase_file")
    try take(options.passPhraseCommand, from: "--pass-phrase-command", for: .monitoring, "pass_phrase_command")
    guard key.isEncrypted, options.passPhraseFile == nil, options.passPhraseCommand == nil else { return }
    try ask(passphraseQuestion(inHome(key.path)), for: .monitoring, "pass_phrase")
  }

  private func passphraseQuestion(_ key: String) -> Prompt {
    Prompt(
      text: "Passphrase of \(key) (not shown; the file will have it)", option: "--pass-phrase-file", isSecret: true)
  }

  /// Asks for the same key's passphrase once more.
  ///
  /// - Returns: false where a person has none to give, and would rather change something else.
  mutating func askForPassphraseAgain() throws(Failure) -> Bool {
    var question = passphraseQuestion(draft[.monitoring, "private_key_path"] ?? "")
    (question.fallback, question.fallbackName) = ("", "choose another key")
    let before = draft
    let changed = try questioner.answer(question) { text throws(Objection) -> Draft? in
      guard !text.isEmpty else { return nil }
      var draft = before
      try draft.set(.monitoring, "pass_phrase", to: text, home: nil)
      return draft
    }
    guard let changed else { return false }
    draft = changed
    return true
  }

  /// A path that an option or a person gives, from the current folder on; `~/` stays for the file to be read with.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("~/"), let home = user.home { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  /// As people write a path: `~/.ssh/id_ed25519`.
  func inHome(_ path: String) -> String {
    guard let home = user.home, path.hasPrefix("\(home)/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
