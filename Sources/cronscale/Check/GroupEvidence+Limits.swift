import CloudStack
import RCFile
import Scaling

extension GroupEvidence {
  // MARK: - User data

  var userdata: Finding {
    Check.userdata.judge(disk.userdata) { size in size.map { judge(userdata: $0) } ?? Check.userdata.ok("none") }
  }

  private func judge(userdata size: Int) -> Finding {
    let version = cloud.capabilities.value?.version
    let limit = UserdataLimit(version: version)
    let found = "\(size) characters of base64"
    guard size > limit.characters else { return Check.userdata.ok("\(found), at most \(limit.characters)") }
    let mend = "keep userdata_file below \(limit.characters / 4 * 3) bytes; let it fetch the rest from somewhere"
    guard limit.isFixed else {
      return Check.userdata.warning(
        "\(found): \(version.map { "CloudStack \($0)" } ?? "a cloud") takes \(limit.characters) unless its operator "
          + "allows more", mend: mend)
    }
    return Check.userdata.failed(
      .configuration, "\(found): CloudStack \(version ?? "") takes at most \(limit.characters)", mend: mend)
  }

  // MARK: - What the account may

  /// What runs call beside the lists, which are read for the other checks.
  private static let changes = [
    "deployVirtualMachine", "destroyVirtualMachine", "assignToLoadBalancerRule", "removeFromLoadBalancerRule",
    "queryAsyncJobResult",
  ]

  var commands: Finding {
    Check.commands.judge(cloud.commands) { commands in
      guard let commands else { return Check.commands.ok("not told by this cloud") }
      let missing = Self.changes.filter { !commands.contains($0) }
      guard !missing.isEmpty else { return Check.commands.ok("the account may call what a run calls") }
      return Check.commands.failed(
        .refused, "the account may not call \(missing.joined(separator: ", "))",
        mend: "ask the cloud's operator for a role that may")
    }
  }

  var accountLimit: Finding {
    Check.accountLimit.judge(cloud.accounts) { judge(account(of: $0)) }
  }

  /// The one that owns the rule, where the user sees several.
  private func account(of accounts: [Account]) -> Account? {
    let owner = cloud.rule.value?.found?.account
    return accounts.first { $0.name == owner } ?? accounts.first
  }

  private func judge(_ account: Account?) -> Finding {
    guard let account, let available = account.machinesAvailable else { return Check.accountLimit.ok("none is told") }
    guard let counted else { return Check.accountLimit.notChecked(until: cloud.members.failing ?? .members) }
    let wanted = max(0, settings.policy.maxSize - counted)
    let found = "\(account.name) may have \(available) more VM\(available == 1 ? "" : "s"), max_size needs \(wanted)"
    guard available < wanted else { return Check.accountLimit.ok(found) }
    return Check.accountLimit.warning(
      found, mend: "set max_size in [scaling] to \(counted + available), or ask the cloud's operator for more")
  }

  var expunge: Finding {
    guard settings.policy.expunge else { return Check.expunge.ok("not asked for") }
    return Check.expunge.judge(cloud.capabilities) { capabilities in
      let isAdmin = account(of: cloud.accounts.value ?? [])?.isAdmin ?? false
      if isAdmin || capabilities.usersMayExpunge == true { return Check.expunge.ok("the account may") }
      return Check.expunge.warning(
        capabilities.usersMayExpunge == nil
          ? "the cloud does not tell whether the account may"
          : "the account may not: each VM is destroyed at a second try",
        mend: "set expunge = no in [scaling_policy_in]")
    }
  }
}

/// Characters of base64 that a cloud takes (reference, section 6.7).
struct UserdataLimit: Equatable {
  var characters: Int
  /// False where the operator may have set another.
  var isFixed: Bool

  /// - Parameter version: as listCapabilities has it; nil: not known.
  init(version: String?) {
    let numbers = (version ?? "").split(separator: ".").prefix(2).map { Int($0) }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else {
      self.init(characters: 2_048, isFixed: false)
      return
    }
    switch (major, minor) {
    // 2,048 bytes before they are encoded.
    case (...2, _): self.init(characters: 2_732, isFixed: true)
    case (3, _), (4, ...1): self.init(characters: 2_048, isFixed: true)
    case (4, ...15): self.init(characters: 32_767, isFixed: true)
    default: self.init(characters: 32_768, isFixed: false)
    }
  }

  init(characters: Int, isFixed: Bool) {
    self.characters = characters
    self.isFixed = isFixed
  }
}
