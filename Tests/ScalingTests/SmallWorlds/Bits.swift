/// Small numbers side by side in one word, so that a state of millions is a few words and hashes quickly.
struct Bits: Hashable {
  var word: UInt64 = 0

  /// The number that `width` bits from `start` on hold.
  subscript(_ start: UInt64, _ width: UInt64) -> Int {
    get { Int(truncatingIfNeeded: (word &>> start) & ((1 &<< width) &- 1)) }
    set {
      let mask: UInt64 = ((1 &<< width) &- 1) &<< start
      let shifted = UInt64(truncatingIfNeeded: newValue) &<< start
      assert(shifted & ~mask == 0, "\(newValue) does not fit into \(width) bits")
      word = (word & ~mask) | shifted
    }
  }

  subscript(_ position: UInt64) -> Bool {
    get { (word &>> position) & 1 == 1 }
    set { word = newValue ? word | (1 &<< position) : word & ~(1 &<< position) }
  }
}
