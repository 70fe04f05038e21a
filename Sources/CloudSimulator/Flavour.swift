/// A line of CloudStack that can be imitated; its differences are the rows of `Behaviour`.
package enum Flavour: String, Sendable, CaseIterable {
  /// 3.0.3, as recorded in the transcripts.
  case v3 = "3.0"
  /// 4.18, as the reference's section 9 has it, with the delete protection of 4.20.
  case v4 = "4.x"

  var behaviour: Behaviour {
    switch self {
    case .v3: .v3
    case .v4: .v4
    }
  }
}

/// What differs between flavours, one field a row of the reference's section 9.
struct Behaviour: Sendable {
  var version: String
  var contentType: String
  /// Whether envelopes are written with spaces around them.
  var spacedEnvelope: Bool
  /// Whether `count` is the number of all items, or of this page's.
  var countIsTotal: Bool
  /// Whether errors carry `cserrorcode`.
  var hasErrorCategory: Bool
  var limitCode: Int
  var unknownCommandIsUnauthorized: Bool
  /// Whether a raw `=` inside a query value survives.
  var splitsAtFirstEquals: Bool
  /// How the bytes of a form body without a charset are read: as UTF-8, or as ISO-8859-1.
  var bodyDefaultsToUTF8: Bool
  var refusesControlCharacters: Bool
  /// Whether `expires` may end in `Z` or `+09:00`.
  var readsZuluExpiry: Bool
  var namesAreUnique: Bool
  var nameFilterIsExact: Bool
  var ruleShowsNetwork: Bool
  /// Whether work on one VM waits for the work before it; older servers refuse it in the job.
  var queuesPerMachine: Bool
  var removalOfNonMemberSucceeds: Bool
  /// Whether a change that the load balancer refused stays recorded, with the rule in `Add`.
  var keepsFailedChange: Bool
  var jobShowsRealCode: Bool
  var lostJobHasResult: Bool
  var hasTags: Bool
  var hasDeleteProtection: Bool
  /// Whether `expunge=true` is known; where it is not, it has no effect.
  var knowsExpunge: Bool
  var checksBase64: Bool
}

extension Behaviour {
  static let v3 = Behaviour(
    version: "3.0.3.2012-09-24T00:00:00Z", contentType: "text/javascript;charset=UTF-8", spacedEnvelope: true,
    countIsTotal: false, hasErrorCategory: false, limitCode: 534, unknownCommandIsUnauthorized: false,
    splitsAtFirstEquals: false, bodyDefaultsToUTF8: false, refusesControlCharacters: false, readsZuluExpiry: false,
    namesAreUnique: false, nameFilterIsExact: false, ruleShowsNetwork: false, queuesPerMachine: false,
    removalOfNonMemberSucceeds: false, keepsFailedChange: true, jobShowsRealCode: false, lostJobHasResult: true,
    hasTags: false, hasDeleteProtection: false, knowsExpunge: false, checksBase64: false)

  static let v4 = Behaviour(
    version: "4.18.1.0", contentType: "application/json;charset=UTF-8", spacedEnvelope: false,
    countIsTotal: true, hasErrorCategory: true, limitCode: 535, unknownCommandIsUnauthorized: true,
    splitsAtFirstEquals: true, bodyDefaultsToUTF8: true, refusesControlCharacters: true, readsZuluExpiry: true,
    namesAreUnique: true, nameFilterIsExact: true, ruleShowsNetwork: true, queuesPerMachine: true,
    removalOfNonMemberSucceeds: true, keepsFailedChange: false, jobShowsRealCode: true, lostJobHasResult: false,
    hasTags: true, hasDeleteProtection: true, knowsExpunge: true, checksBase64: true)
}
