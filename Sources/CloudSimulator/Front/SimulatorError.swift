/// Why a simulator can't start.
package enum SimulatorError: Error, Equatable, CustomStringConvertible {
  case portTaken(UInt16)
  case unreadableState(path: String, reason: String)
  case unwritableState(path: String, reason: String)

  package var description: String {
    switch self {
    case .portTaken(let port):
      "cannot listen on 127.0.0.1:\(port)\n  --port 0 takes any free port"
    case .unreadableState(let path, let reason):
      "\(path): not the state of a simulated cloud (\(reason))\n  move it away to begin with a new cloud"
    case .unwritableState(let path, let reason):
      "\(path): cannot be written (\(reason))\n  name a file in a folder that may be written"
    }
  }
}
