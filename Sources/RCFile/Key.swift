/// One row of the key table: what a key is called, what it means and what becomes of its value.
package struct Key: Sendable {
  /// What happens where a key is not given.
  package enum Presence: Sendable {
    /// It must be given; `sample.rc` shows the sample in its place.
    case required(sample: String)
    /// It may stand for the required or optional key of this name in the same section.
    case insteadOf(String, sample: String)
    /// It counts as given with this value.
    case defaultsTo(String)
    /// It may be left out; the default is in words because it depends on something else.
    case optional(default: String, sample: String)
    /// It belongs to another tool that reads the same section.
    case foreign
  }

  /// Tells a key from those of the same name in other sections.
  struct ID: Hashable {
    let section: Section
    let name: String
  }

  package let section: Section
  /// In lower case; the file may write it in any.
  package let name: String
  package let presence: Presence
  /// Its meaning in one sentence, in lower case and without full stop, for `sample.rc`, the README and hints.
  package let sentence: String
  let kind: Kind

  init(_ section: Section, _ name: String, _ presence: Presence, _ kind: Kind, says sentence: String) {
    self.section = section
    self.name = name
    self.presence = presence
    self.kind = kind
    self.sentence = sentence
  }

  /// What to write: its meaning, and where that is an id the command that lists those there are.
  var hint: String { sentence + (kind.listing.map { "; this lists them: cronscale api \($0)" } ?? "") }

  var id: ID { ID(section: section, name: name) }

  /// The value of a required key in `sample.rc` that nobody could mean.
  var placeholder: String? {
    if case .required(let sample) = presence, sample.contains("YOUR-") { sample } else { nil }
  }
}
