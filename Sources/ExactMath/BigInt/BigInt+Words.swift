extension BigInt {
  /// The number's two's-complement words, least significant first.
  ///
  /// Their count is the smallest that has room for ``BigInt/bitWidth`` bits; the sign of the last
  /// one extends without end.
  public struct Words: RandomAccessCollection, Hashable, Sendable {
    let elements: [UInt]

    /// The first position: 0.
    public var startIndex: Int { 0 }
    /// The position after the last word.
    public var endIndex: Int { elements.count }

    /// Accesses the word at a position from 0 up to, not including, `endIndex`.
    public subscript(position: Int) -> UInt { elements[position] }
  }

  /// The number's two's-complement words, least significant first.
  ///
  /// - Complexity: O(*n*) in words.
  public var words: Words {
    switch storage {
    case .inPlace(let value):
      let low = UInt(truncatingIfNeeded: value)
      return Words(
        elements: Int(exactly: value) == nil ? [low, UInt(truncatingIfNeeded: value >> 64)] : [low]
      )
    case .limbs(let limbs):
      var elements = withLimbs { limbs in
        // Safe: `count` limbs can be read.
        unsafe [UInt](UnsafeBufferPointer(start: limbs.start, count: limbs.count))
      }
      if limbs.isNegative { elements.negateTwosComplement() }
      let signIsRight = (elements.last.map { Int(bitPattern: $0) < 0 } ?? false) == limbs.isNegative
      if !signIsRight { elements.append(limbs.isNegative ? .max : 0) }
      return Words(elements: elements)
    }
  }

  /// Creates the number that has the given two's-complement words, least significant first.
  ///
  /// - Complexity: O(*n*) in words.
  init(twosComplementWords words: some Collection<UInt>) {
    var elements = [UInt](words)
    let isNegative = elements.last.map { Int(bitPattern: $0) < 0 } ?? false
    if isNegative { elements.negateTwosComplement() }
    // Safe: the capacity is the number of limbs that are written.
    unsafe self.init(capacity: elements.count, isNegative: isNegative) { result in
      for (index, element) in elements.enumerated() { unsafe result[index] = element }
      return unsafe BigInt.significantCount(result, elements.count)
    }
  }

  /// The number of bits in two's complement, including the sign bit.
  ///
  /// One for 0 and −1, two for 1, nine for 255.
  ///
  /// - Complexity: O(1), or O(*n*) in the words of trailing zero bits.
  public var bitWidth: Int {
    switch storage {
    case .inPlace(let value):
      return Int128.bitWidth - (value < 0 ? ~value : value).leadingZeroBitCount + 1
    case .limbs:
      return withLimbs { limbs in
        // Safe: the highest limb is there, and is not zero.
        let highest = unsafe limbs.start[limbs.count - 1]
        let count = limbs.count * UInt.bitWidth - highest.leadingZeroBitCount
        // −2^k needs a bit less than 2^k.
        let isPowerOfTwo = trailingZeroBitCount == count - 1
        return limbs.isNegative && isPowerOfTwo ? count : count + 1
      }
    }
  }

  /// The number of trailing zero bits; for 0, as for `Int`, the whole width.
  public var trailingZeroBitCount: Int {
    switch storage {
    case .inPlace(let value):
      return value == 0 ? bitWidth : value.trailingZeroBitCount
    case .limbs:
      return withLimbs { limbs in
        var index = 0
        // Safe: the highest limb is not zero, so the loop ends inside.
        while unsafe limbs.start[index] == 0 { index += 1 }
        return unsafe index * UInt.bitWidth + limbs.start[index].trailingZeroBitCount
      }
    }
  }
}

extension [UInt] {
  /// Negates a number in two's complement: flips every bit, then adds one.
  fileprivate mutating func negateTwosComplement() {
    var carry = true
    for index in indices {
      // Wraps only from all ones to zero, which is the carry into the next word.
      self[index] = ~self[index] &+ (carry ? 1 : 0)
      carry = carry && self[index] == 0
    }
  }
}
