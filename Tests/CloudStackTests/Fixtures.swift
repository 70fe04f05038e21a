import Foundation
import Testing

/// Files that are copied beside the tests.
enum Fixtures {
  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/\(path)"))
  }
}

/// A known answer of the signature, by `Fixtures/signature-vectors.json`.
struct SignatureVector: Decodable, CustomTestStringConvertible, Sendable {
  let id: String
  let secretKey: String
  let params: [[String]]
  let stringToSign: String
  let signature: String
  let query: String

  var testDescription: String { id }

  static func all() -> [SignatureVector] {
    struct File: Decodable { let vectors: [SignatureVector] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { return try decoder.decode(File.self, from: Fixtures.data("signature-vectors.json")).vectors } catch {
      fatalError("signature-vectors.json: \(error)")
    }
  }
}

/// One recorded exchange with a real server, by `Fixtures/transcripts`.
struct Recorded: Decodable, CustomTestStringConvertible, Sendable {
  let title: String
  let method: String
  let url: String
  /// Decoded, the signature among them.
  var params: [String: String] { parameters.mapValues(\.text) }
  let status: Int
  let headers: [String: String]
  let body: String

  private let parameters: [String: TextOrNumber]

  private enum CodingKeys: String, CodingKey {
    case title, method, url, status, headers, body
    case parameters = "params"
  }

  /// The recording kept numbers as its script had them.
  private struct TextOrNumber: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
    }
  }

  var testDescription: String { title }
  var isJSON: Bool { headers["Content-Type"]?.hasPrefix("text/javascript") == true && method != "HEAD" }

  static func all() -> [Recorded] {
    let folder = Bundle.module.bundleURL.appending(path: "Fixtures/transcripts").path
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
        .flatMap { try JSONDecoder().decode([Recorded].self, from: Fixtures.data("transcripts/\($0)")) }
    } catch { fatalError("transcripts: \(error)") }
  }
}
