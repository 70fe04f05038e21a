/// How a key's text becomes a value of the settings.
struct Kind: Sendable {
  /// Puts a value where it belongs.
  typealias Setter<Value> = @Sendable (inout Settings, Value) -> Void

  /// Whether the value may go on in indented lines.
  let takesSeveralLines: Bool
  /// The words behind `cronscale api` that list the ids to choose from; nil where the value is no id.
  let listing: String?
  /// Checks a text that is not empty and puts its value into the settings.
  let store: @Sendable (_ text: String, _ surroundings: Surroundings, inout Settings) throws(Complaint) -> Void

  init(
    severalLines: Bool = false, listing: String? = nil,
    _ store: @escaping @Sendable (String, Surroundings, inout Settings) throws(Complaint) -> Void
  ) {
    takesSeveralLines = severalLines
    self.listing = listing
    self.store = store
  }

  /// The kind of a key whose text is read without looking at anything else.
  static func value<Value>(
    _ set: @escaping Setter<Value>, _ read: @escaping @Sendable (String) throws(Complaint) -> Value
  ) -> Kind {
    Kind { text, _, settings throws(Complaint) in set(&settings, try read(text)) }
  }

  /// The kind of a key that is never decoded.
  static let undecoded = Kind { _, _, _ in }
}

/// What a path in an rc file is relative to.
struct Surroundings: Sendable {
  /// The user's home folder, nil where the environment names none.
  let home: String?
  /// The rc file's folder with its last slash, empty for the current one.
  let folder: String

  init(home: String?, file: String) {
    self.home = home
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }
}
