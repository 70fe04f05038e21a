import CloudSimulator
import Foundation
import Testing

/// Reference 2, by the project's known-answer vectors.
@Suite struct SignatureTests {
  struct Vectors: Decodable {
    var vectors: [Vector]
  }

  struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    var id: String
    var secretKey: String
    var apiKey: String
    var params: [[String]]
    var stringToSign: String
    var signature: String
    var query: String

    var testDescription: String { id }
  }

  static let vectors: [Vector] = {
    let file = Fixtures.folder.appending(path: "signature-vectors.json")
    return (try? Fixtures.decoder.decode(Vectors.self, from: Data(contentsOf: file)))?.vectors ?? []
  }()

  @Test func `there are 28 vectors`() { #expect(SignatureTests.vectors.count == 28) }

  @Test(arguments: vectors)
  func `the string to sign and the signature are the vector's`(vector: Vector) {
    let parameters = Dictionary(uniqueKeysWithValues: vector.params.map { ($0[0], $0[1]) })
    #expect(Signature.stringToSign(parameters) == vector.stringToSign)
    #expect(Signature.sign(parameters, secret: vector.secretKey) == vector.signature)
  }

  /// Whatever the command makes of its parameters: the signature is accepted, and with another secret it is not.
  @Test(arguments: vectors, Flavour.allCases)
  func `the vector's query is accepted by a server that has its keys`(vector: Vector, flavour: Flavour) {
    for (secret, isAccepted) in [(vector.secretKey, true), (vector.secretKey + "x", false)] {
      var configuration = CloudConfiguration()
      configuration.flavour = flavour
      (configuration.apiKey, configuration.secretKey) = (vector.apiKey, secret)
      // An hour before the vectors' expiry, 2026-11-21T08:37:52 UTC.
      let now = 1_795_246_672.0
      var cloud = Cloud(configuration, at: now)
      let response = cloud.respond(to: Request(query: vector.query), at: now)
      #expect(Verdict(response) == expected(vector, flavour, isAccepted: isAccepted))
    }
  }

  private enum Verdict: Equatable {
    case accepted, unauthorized, unknownCommand

    init(_ response: Response) {
      self = response.status == 401 ? .unauthorized : response.status == 432 ? .unknownCommand : .accepted
    }
  }

  private func expected(_ vector: Vector, _ flavour: Flavour, isAccepted: Bool) -> Verdict {
    switch (String(vector.id.prefix(2)), flavour) {
    // listUsers is not simulated, and createTags is newer than 3.0, which looks at the command before the signature.
    case ("02", .v3), ("15", .v3): .unknownCommand
    case ("02", .v4): .unauthorized
    // `Z` is read from 4.12 on.
    case ("19", .v3): .unauthorized
    default: isAccepted ? .accepted : .unauthorized
    }
  }
}
