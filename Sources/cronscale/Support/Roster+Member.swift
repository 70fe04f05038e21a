import RCFile

extension Roster {
  /// What one rc file says, or why there is no telling.
  struct Member: Sendable {
    let text: RCText
    /// What is wrong with the file is its own group's trouble.
    let settings: Result<Settings, Refusal>
    /// Also where the file is broken.
    let claims: [Claim]

    init(_ text: RCText, home: String?) {
      self.text = text
      settings = Result { try RCReading.settings(of: text, home: home) }.mapError(Refusal.init)
      claims = Claim.all(of: text, (try? settings.get()) ?? RCReading.remains(of: text, home: home))
    }

    /// As the user named it, or as it was found.
    var file: String { text.path }

    var group: String? { try? settings.get().group.name }

    /// By what its lines are told from those of others: the file's name where that is all that is known.
    var mark: String { group ?? file.split(separator: "/").last.map(String.init) ?? file }
  }
}
