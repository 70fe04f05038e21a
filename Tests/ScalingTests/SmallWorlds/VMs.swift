/// The VMs of a small world, four at most, in the order in which they were made.
struct VMs: Hashable {
  var bits = Bits()

  static let places = 0..<4

  init() {}

  init(_ vms: [VM]) {
    for (place, vm) in vms.enumerated() { self[place] = vm }
  }

  subscript(place: Int) -> VM {
    get { VM(word: (bits.word &>> UInt64(place &* 16)) & 0xFFFF) }
    set {
      let shift = UInt64(place &* 16)
      bits.word = (bits.word & ~(0xFFFF &<< shift)) | (newValue.bits.word &<< shift)
    }
  }

  /// Everything but what the cloud is at work on.
  var shown: VMs {
    var shown = VMs()
    shown.bits.word = bits.word & 0x00FF_00FF_00FF_00FF
    return shown
  }

  func count(where holds: (VM) -> Bool) -> Int {
    var count = 0
    for place in Self.places where holds(self[place]) { count += 1 }
    return count
  }

  func contains(where holds: (VM) -> Bool) -> Bool {
    count(where: holds) > 0
  }

  /// Every change of the rule that succeeds brings all of it to the load balancer.
  mutating func reachBalancer() {
    for place in Self.places { self[place].isUnknownToBalancer = false }
  }

  /// Closes the gap at `place`, so that worlds that differ by the numbers of their VMs only are one.
  mutating func closeGap(at place: Int) {
    for later in place..<3 { self[later] = self[later + 1] }
    self[3] = VM(word: 0)
  }
}
