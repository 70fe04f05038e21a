import Foundation

/// One recorded exchange with the real 3.0.3 server; the fields are those of the transcripts' README.
struct Exchange: Decodable {
  var title: String
  var method: String
  var url: String
  var params: [String: Parameter]
  var status: Int
  var headers: [String: String]
  var body: String
  /// Seconds since the recording began.
  var atS: Double
  var requestHeaders: [String: String]?
  var requestBody: String?

  /// A number in a few places, otherwise text.
  struct Parameter: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
    }
  }

  subscript(parameter: String) -> String? {
    params.first { $0.key.lowercased() == parameter }?.value.text
  }

  var query: String { url.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? "" }

  var path: String {
    let start = url.split(separator: "?", maxSplits: 1)[0]
    return "/" + start.split(separator: "/").dropFirst(2).joined(separator: "/") + (start.hasSuffix("/") ? "/" : "")
  }
}

/// The folder that the client's tests and these share.
enum Fixtures {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "CloudStackTests/Fixtures")

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  static func transcript(_ file: String) throws -> [Exchange] {
    let data = try Data(contentsOf: folder.appending(path: "transcripts/\(file).json"))
    return try decoder.decode([Exchange].self, from: data)
  }

  static let transcripts = [
    "00-setup-and-empty-lists", "01-list-zones-offerings-templates-networks", "02-list-load-balancer-rules",
    "03-list-virtual-machines", "04-deploy", "05-deploy-errors", "06-assign-remove",
    "07-lb-membership-while-starting", "08-destroy-a-member", "09-stop-and-parallel-calls", "10-paging",
    "11-async-jobs", "12-authentication-and-parameters", "13-encoding-of-signed-values", "14-http-methods-and-sizes",
    "15-scale-out-and-scale-in", "16-odd-values-escaping-and-filters", "17-cloud-in-trouble",
    "18-failed-assign-and-server-restart",
  ]
}
