import RCFile

/// One thing that must be known, and the ways in which the answer may come.
struct Prompt: Equatable {
  /// As it stands before the colon at a terminal.
  var text: String
  /// The option that answers it on the command line, with its dashes.
  var option: String
  /// What that option says.
  var given: String?
  /// What Enter stands for.
  var fallback: String?
  /// How that is shown where it is not to be shown itself.
  var fallbackName: String?
  /// Whether what is typed is not shown.
  var isSecret = false

  /// `Endpoint [https://cloud.example.com/client/api]: `
  var shown: String { fallback.map { "\(text) [\(fallbackName ?? $0)]: " } ?? "\(text): " }
}

// What an option says may be a secret.
extension Prompt: CustomStringConvertible, CustomReflectable {
  var description: String { "\(option): \(text)" }
  var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why an answer cannot be taken.
typealias Objection = Draft.Objection
