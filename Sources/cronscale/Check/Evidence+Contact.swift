import CloudStack

extension Evidence {
  var reachable: Finding {
    Check.reachable.judge(contact) { contact in
      guard contact.failing == .reachable, let trouble = contact.trouble else { return Check.reachable.ok(endpoint) }
      return Check.reachable.failed(Failure(trouble))
    }
  }

  var certificate: Finding {
    guard !endpoint.isEmpty else { return Check.certificate.notChecked(until: .rcFile) }
    guard endpoint.lowercased().hasPrefix("https:") else {
      return Check.certificate.ok("none: \(endpoint.split(separator: ":").first ?? "http") is plain text")
    }
    return judge(.certificate, after: [.reachable], well: "trusted")
  }

  var signature: Finding {
    judge(.signature, after: [.reachable, .certificate], well: "the API key and its signature are accepted")
  }

  private func judge(_ check: Check, after earlier: [Check], well: String) -> Finding {
    check.judge(contact) { contact in
      guard let failing = contact.failing, let trouble = contact.trouble else { return check.ok(well) }
      if failing == check { return check.failed(Failure(trouble)) }
      return earlier.contains(failing) ? check.notChecked(until: failing) : check.ok(well)
    }
  }

  /// Requests are signed by the cloud's own time once it has shown it, so that a wrong clock here never stops a run.
  var clock: Finding {
    Check.clock.judge(contact) { contact in
      guard let ahead = contact.clockAhead else {
        return contact.failing.map { Check.clock.notChecked(until: $0) } ?? Check.clock.ok("the cloud tells no time")
      }
      let difference = Int(abs(ahead).rounded())
      guard difference > 60 else { return Check.clock.ok("\(difference) s from the cloud's") }
      let direction = ahead > 0 ? "ahead of" : "behind"
      return Check.clock.warning(
        "\(difference) s \(direction) the cloud's: \(consequence(ahead))", mend: "sudo timedatectl set-ntp true")
    }
  }

  private func consequence(_ ahead: Double) -> String {
    let log = "times in the log are wrong"
    guard expires > 0, -ahead > Double(expires) else { return log }
    return "\(log), and each run's first request is refused and sent again (expires is \(expires))"
  }
}
