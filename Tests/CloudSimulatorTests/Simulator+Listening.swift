import CloudSimulator

extension Simulator {
  /// Listens as long as `body` works, and no longer, however that ends.
  func whileListening(_ body: (Simulator) async throws -> Void) async throws {
    try await start()
    do {
      try await body(self)
    } catch {
      await stop()
      throw error
    }
    await stop()
  }
}
