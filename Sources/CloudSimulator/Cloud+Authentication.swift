extension Cloud {
  /// Who asks for what, once command, key, expiry and signature have been looked at in the server's order (2.2).
  func authenticated(_ parameters: Parameters, at now: Double) throws(Refusal) -> Call {
    guard !parameters.raw.isEmpty else { throw .unauthorized(.error) }
    guard let command = parameters.raw["command"] else { throw .unauthorized(.null) }
    try Command.refuseUnknown(command, flavour: configuration.flavour)
    guard hasNotExpired(parameters, at: now),
      let user = world.users.first(where: { $0.apiKey == parameters["apikey"] }), user.isEnabled
    else { throw .unauthorized() }
    try checkRole(command, user)
    guard let signature = parameters["signature"],
      signature == Signature.sign(parameters.raw, secret: user.secretKey)
    else { throw .unauthorized() }
    return Call(command: command, parameters: parameters, user: user, now: now)
  }

  /// `expires` counts only with `signatureVersion=3`, and is then required.
  private func hasNotExpired(_ parameters: Parameters, at now: Double) -> Bool {
    guard parameters["signatureversion"] == "3" else { return true }
    guard let text = parameters["expires"],
      let expiry = Dates.expiry(text, readsZulu: behaviour.readsZuluExpiry)
    else { return false }
    return expiry > now
  }
}
