import Scaling

/// Reads it in each of the three ways that the rc file can ask for.
func takeLoad(_ bytes: [UInt8]) {
  let output = String(decoding: bytes, as: UTF8.self)
  let load = Load(output: output)
  let numbers = LoadMetric.allCases.compactMap { load?[$0] } + [Load.number(firstWordOf: output)].compactMap { $0 }
  precondition(numbers.allSatisfy { $0.isFinite && $0 >= 0 && $0 < 1e17 }, "a load that is none")
  if let processors = Load.processors(output: output) { precondition(processors > 0, "no processor") }
}
