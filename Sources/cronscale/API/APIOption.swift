/// The options of `cronscale api`; every other word that begins with `--` is a parameter of the call.
enum APIOption: CaseIterable {
  case table, csv, xml, noHeaders, wait, post, config, list, help, verbose, version

  /// With their dashes, the short one first.
  var spellings: [String] {
    switch self {
    case .table: ["-t", "--table"]
    case .csv: ["-c", "--csv"]
    case .xml: ["-x", "--xml"]
    case .noHeaders: ["--noheaders"]
    case .wait: ["--wait"]
    case .post: ["--post"]
    case .config: ["--config"]
    case .list: ["--list"]
    case .help: ["-h", "--help"]
    case .verbose: ["-v", "--verbose"]
    case .version: ["--version"]
    }
  }

  init?(spelling: String) {
    guard let option = Self.allCases.first(where: { $0.spellings.contains(spelling) }) else { return nil }
    self = option
  }

  /// Whether a value may, must or must not follow.
  var value: Value {
    switch self {
    case .table, .csv, .list: .optional
    case .config: .required
    case .xml, .noHeaders, .wait, .post, .help, .verbose, .version: .none
    }
  }

  enum Value: Equatable {
    case none, optional, required
  }
}
