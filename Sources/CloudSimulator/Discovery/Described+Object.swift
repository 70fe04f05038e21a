extension Described {
  /// What a command answers with; commands that answer with the same object are related.
  enum Object: Sendable, CaseIterable {
    case account, address, api, capability, job, keyPair, limit, machine, network, offering, rule, success, tag,
      template
    case zone

    /// The object's fields, and those of the job that is at work on it.
    var fields: [Field] {
      Field.table(
        text + """

          jobid      string   the job that is at work on it
          jobstatus  integer  how far that job is
          """)
    }

    private var text: String {
      switch self {
      case .account: Field.account
      case .address: Field.address
      case .api: Field.api
      case .capability: Field.capability
      case .job: Field.job
      case .keyPair: Field.keyPair
      case .limit: Field.limit
      case .machine: Field.machine
      case .network: Field.network
      case .offering: Field.offering
      case .rule: Field.rule
      case .success: Field.success
      case .tag: Field.tag
      case .template: Field.template
      case .zone: Field.zone
      }
    }
  }

  /// A field of an answer.
  struct Field: Sendable {
    var name: String
    /// As the server names it: string, integer, boolean, date, list, set, long, map or object.
    var type: String
    var text: String

    /// Reads lines of name, type and text; of a name that comes twice the first counts.
    fileprivate static func table(_ text: String) -> [Field] {
      var seen: Set<String> = []
      return text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count == 3 else { preconditionFailure("no field: \(line)") }
        guard seen.insert(String(words[0])).inserted else { return nil }
        return Field(name: String(words[0]), type: String(words[1]), text: String(words[2].drop { $0 == " " }))
      }
    }
  }
}
