/// What one simulated cloud is like; every value has a default, so `CloudConfiguration()` is a small, quick 3.0 cloud.
package struct CloudConfiguration: Sendable {
  /// Which line of CloudStack is imitated.
  package var flavour = Flavour.v3
  /// What there is to choose from.
  package var catalogue = Catalogue.small
  /// How ids look in answers; requests may use the UUID or the number in every style, as on real servers.
  package var ids = IDStyle.uuid
  /// Seconds from a deploy or start job's beginning until the VM is Running.
  package var bootTime = 3.0
  /// Seconds that any other job takes.
  package var jobTime = 0.5
  /// VMs of the group that exist and are members at the start, named web-1, web-2, …
  package var members = 2
  /// Rules that these are members of, all on one address: web-lb, web-lb-2, …
  package var rules = 1
  /// Most VMs that the account may have; nil is unlimited.
  package var vmLimit: Int? = 20
  /// VMs that the hosts have room for; a deploy beyond it fails in its job with 533.
  package var capacity = Int.max
  /// Longest page, and the silent end of a list that was asked for without paging.
  package var pageSize = 500
  /// Seconds from destroy (or a failed deploy) until the VM is removed for good, 6.8 of the reference.
  package var expungeDelay = 86_400.0
  /// Seconds after which the server has forgotten a job, 4.3 of the reference.
  package var jobLifetime = 86_400.0
  /// Whether an ordinary user may pass `expunge=true` (4.x: allow.user.expunge.recover.vm).
  package var userMayExpunge = false
  /// The API key of the account `scaler`; nil makes one from the seed.
  package var apiKey: String?
  /// Its secret key; nil makes one from the seed.
  package var secretKey: String?
  /// Makes ids and keys: the same seed, the same cloud.
  package var seed: UInt64 = 1

  package init() {}
}

/// What lists of zones, offerings, templates, networks and rules have.
package enum Catalogue: String, Sendable, CaseIterable {
  /// Of everything what one group needs.
  case small
  /// Two zones and something to choose, and to choose wrongly, in every list.
  case full
}

/// How ids are written in answers (6.9 of the reference).
package enum IDStyle: String, Sendable, CaseIterable {
  /// UUIDs as text, 3.0 and later.
  case uuid
  /// Database numbers as text, which 3.0 and later show for rows from older versions.
  case integer
  /// Database numbers as JSON numbers, as 2.2 and IDC Frontier had them.
  case number
}
