internal import CGMP

extension BigInt {
  /// Passes the magnitude's decimal digits in ASCII to `body`: no sign, no leading zeros, "0" for
  /// zero.
  func withDecimalDigits<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch storage {
    case .inPlace(let value): unsafe value.magnitude.withDecimalDigits(body)
    case .limbs: withLimbs { limbs in unsafe BigInt.withDecimalDigits(of: limbs, body) }
    }
  }

  private static func withDecimalDigits<Result>(
    of limbs: Limbs,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    // A limb has at most 20 digits; mpn_get_str requires one more in all.
    let capacity = limbs.count * 20 + 1
    // Safe: mpn_get_str destroys its operand, so it gets a copy, and stays within both buffers.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { text in
      let count = unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: limbs.count) {
        copy in
        _ = unsafe copy.initialize(
          from: UnsafeBufferPointer(start: limbs.start, count: limbs.count)
        )
        return unsafe mpn_get_str(text.baseAddress, 10, copy.baseAddress, limbs.count)
      }
      // GMP may write zeros first. The magnitude is not zero, so that the loop ends inside.
      var first = 0
      while unsafe text[first] == 0 { first += 1 }
      for index in first..<count { unsafe text[index] |= UInt8(ascii: "0") }
      return unsafe body(UnsafeBufferPointer(rebasing: text[first..<count]))
    }
  }

  /// Creates the number that digits spell, most significant first, each below the radix.
  ///
  /// - Parameters:
  ///   - count: The number of digits, one or more.
  ///   - radix: From 2 through 36.
  ///   - digitsPerWord: The number of digits that always fit 64 bits.
  ///   - fill: Writes the value of every digit.
  /// - Complexity: O(*n*²) for short texts and better for long ones: GMP divides and conquers.
  init(
    digitCount count: Int,
    radix: Int = 10,
    digitsPerWord: Int = 19,
    filledBy fill: (UnsafeMutableBufferPointer<UInt8>) -> Void
  ) {
    // Safe: `fill` writes every digit.
    self = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { digits in
      unsafe fill(digits)
      guard let first = unsafe digits.firstIndex(where: { $0 != 0 }) else { return BigInt() }
      // mpn_set_str requires one limb beyond the largest value.
      let capacity = (count - first) / digitsPerWord + 2
      // Safe: the first digit is not zero, and the capacity is what GMP requires.
      return unsafe BigInt(capacity: capacity, isNegative: false) { result in
        let start = unsafe digits.baseAddress.map { unsafe $0 + first }
        let limbs = unsafe mpn_set_str(result, start, count - first, Int32(radix))
        return unsafe BigInt.significantCount(result, limbs)
      }
    }
  }

  /// An upper bound of the number of the magnitude's decimal digits; exact below 128 bits.
  ///
  /// One for zero.
  var digitCountBound: Int {
    switch storage {
    case .inPlace(let value): value.magnitude.decimalDigitCount
    // 0.30103 lies above log10(2).
    case .limbs: (magnitude.bitWidth - 1) * 30_103 / 100_000 + 1
    }
  }

  /// The number of the magnitude's decimal digits, or one less; exact below 128 bits.
  ///
  /// One for zero.
  var approximateDigitCount: Int {
    switch storage {
    case .inPlace(let value): value.magnitude.decimalDigitCount
    // log10(2) = 0.30102999…, and this fraction lies below it by less than 10^-8.
    case .limbs:
      (magnitude.bitWidth - 1) / 100_000_000 * 30_102_999
        + (magnitude.bitWidth - 1) % 100_000_000 * 30_102_999 / 100_000_000
    }
  }
}

extension UInt128 {
  /// The number of decimal digits; one for zero.
  var decimalDigitCount: Int {
    let bits = UInt128.bitWidth - leadingZeroBitCount
    // 1233/4096 is log10(2) closely enough that the estimate is right or one too small.
    let estimate = (bits * 1233) >> 12
    let isLarger =
      estimate <= Int128.maximumPowerOfTen
      ? self >= UInt128(Int128.powerOfTen(estimate)) : false
    return isLarger ? estimate + 1 : Swift.max(estimate, 1)
  }

  func withDecimalDigits<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let capacity = UInt128.digitCapacity
    // Safe: the buffer has the capacity that the digits require.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { text in
      var end = capacity
      unsafe writeDecimalDigits(into: text, endingAt: &end)
      return unsafe body(UnsafeBufferPointer(rebasing: text[end..<capacity]))
    }
  }

  /// The bytes that writing digits requires before their end: 2^128 − 1 has 39 digits, and the
  /// digits of a chunk are written with up to seven zeros before them.
  static let digitCapacity = 39 + 7

  /// Writes the decimal digits before `end`, and moves `end` to the first of them.
  ///
  /// Up to seven bytes before that are overwritten.
  func writeDecimalDigits(
    into text: UnsafeMutableBufferPointer<UInt8>, endingAt end: inout Int
  ) {
    var rest = self
    // Safe: the caller's buffer has the capacity, and every write goes below the last.
    while rest > UInt128(UInt64.max) {
      let (quotient, chunk) = rest.dividedByTenTo19
      unsafe chunk.write(19, digitsInto: text, endingAt: &end)
      rest = quotient
    }
    let last = UInt64(rest)
    unsafe last.write(UInt128(last).decimalDigitCount, digitsInto: text, endingAt: &end)
  }
}

extension UInt128 {
  /// The quotient and the remainder by 10^19, the largest power of ten of one word.
  ///
  /// It divides word by word: a division of 128 bits by 128 takes several times as long.
  fileprivate var dividedByTenTo19: (quotient: UInt128, remainder: UInt64) {
    let divisor: UInt64 = 10_000_000_000_000_000_000
    let (high, rest) = UInt64(self >> 64).quotientAndRemainder(dividingBy: divisor)
    let low = divisor.dividingFullWidth((rest, UInt64(truncatingIfNeeded: self)))
    return (UInt128(high) << 64 | UInt128(low.quotient), low.remainder)
  }
}

extension UInt64 {
  /// Writes the last `count` decimal digits of the number before `end`, and moves `end` there.
  ///
  /// Digits are written eight at a time: up to seven zeros are written before the new `end`, in the
  /// place of the digits of a higher chunk.
  fileprivate func write(
    _ count: Int,
    digitsInto text: UnsafeMutableBufferPointer<UInt8>,
    endingAt end: inout Int
  ) {
    var rest = self
    var start = end
    end -= count
    while start > end {
      let (quotient, digits) = rest.quotientAndRemainder(dividingBy: 100_000_000)
      start -= 8
      // Safe: the caller's buffer has a capacity of `count` digits before `end`, and seven more.
      unsafe UnsafeMutableRawBufferPointer(text).storeBytes(
        of: digits.eightASCIIDigits,
        toByteOffset: start,
        as: UInt64.self
      )
      rest = quotient
    }
  }

  /// The eight digits of a number below 10^8 in ASCII, as eight bytes in the order of memory.
  ///
  /// Halves, quarters and eighths of the number are split side by side in one register, so that
  /// no division waits for the one before. Each product shifted right is an exact quotient for the
  /// range of its lane: 10,486 / 2^20 is 1 / 100 below 10,000, and 103 / 2^10 is 1 / 10 below 100.
  private var eightASCIIDigits: UInt64 {
    let (high, low) = quotientAndRemainder(dividingBy: 10_000)
    let fours = high | low << 32
    let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) << 16
    let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
    let ones = twos &- tens &* 10
    return (tens | ones << 8 | 0x3030_3030_3030_3030).littleEndian
  }
}
