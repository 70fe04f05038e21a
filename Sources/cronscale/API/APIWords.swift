/// What the words after `cronscale api` ask for.
struct APIWords: Equatable {
  /// What is wanted.
  var wish = Wish.nothing
  var parameters: [Parameter] = []
  var format = Format.json
  /// Whether an asynchronous command's job is waited for.
  var waits = false
  /// Whether even a short call goes by POST.
  var prefersPost = false
  var config: String?
  var isVerbose = false

  enum Wish: Equatable {
    /// Not even a command was named.
    case nothing
    case call(String)
    /// The commands that there are, or those about a word.
    case list(about: String?)
    /// What a command takes; without one, what `api` itself does.
    case help(String?)
    case version
  }

  /// One parameter of the call.
  struct Parameter: Equatable {
    let name: String
    let value: Value

    enum Value: Equatable {
      case text(String)
      case file(String)
      case standardInput
    }
  }

  /// How the answer is printed.
  enum Format: Equatable {
    case json
    case table(Fields)
    case csv(Fields, header: Bool)
    case xml
  }

  /// Which members of each item are shown.
  enum Fields: Equatable {
    /// The sorted union of all that there are.
    case all
    case named([String])
  }
}
