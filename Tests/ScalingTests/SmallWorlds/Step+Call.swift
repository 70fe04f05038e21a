import Scaling

extension Step {
  /// Whether it asks the cloud for a change.
  var changesCloud: Bool {
    switch self {
    case .deploy, .register, .unregister, .destroy: true
    case .look, .wait, .pause, .end: false
    }
  }
}
