extension BigInt {
  /// Creates a number from its digits in the given radix.
  ///
  /// The text is an optional sign and digits, letters in either case; nothing else. In particular a
  /// prefix such as `0x` is not read. The result is nil if the text has no digits, too many, or a
  /// character that is not one.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let wei = BigInt("de0b6b3a7640000", radix: 16)
  /// print(wei == 1_000_000_000_000_000_000)  // true
  /// print(BigInt("0x1", radix: 16) == nil)  // true
  /// ```
  ///
  /// - Parameters:
  ///   - text: At most a million digits, with a sign or without.
  ///   - radix: The base of the digits, from 2 through 36.
  /// - Complexity: O(*n* log² *n*) in bytes; O(*n*) if the radix is a power of two.
  public init?(_ text: some StringProtocol, radix: Int) {
    precondition((2...36).contains(radix), "a radix is from 2 through 36")
    let value: BigInt? = String(text).withUTF8Span { bytes in
      guard !bytes.isEmpty else { return nil }
      let isNegative = bytes[0] == UInt8(ascii: "-")
      let start = isNegative || bytes[0] == UInt8(ascii: "+") ? 1 : 0
      guard start < bytes.count, bytes.count - start <= DecimalLimits.lossless.digits else {
        return nil
      }
      for index in start..<bytes.count where bytes[index].digit(radix: radix) == nil { return nil }
      let magnitude = BigInt.magnitude(of: bytes.extracting(start..<bytes.count), radix: radix)
      return isNegative ? -magnitude : magnitude
    }
    guard let value else { return nil }
    self = value
  }

  /// Returns the number that one or more digits spell; all of them are digits of the radix.
  private static func magnitude(of digits: borrowing Span<UInt8>, radix: Int) -> BigInt {
    let digitsPerWord = UInt64.digitCount(radix: radix)
    if digits.count <= digitsPerWord {
      var value: UInt64 = 0
      // Cannot wrap: the digits fit a word.
      for index in digits.indices {
        value = value &* UInt64(radix) &+ UInt64(digits[index].digit(radix: radix) ?? 0)
      }
      return BigInt(inPlace: Int128(value))
    }
    // Safe: every digit is written.
    return unsafe BigInt(
      digitCount: digits.count, radix: radix, digitsPerWord: digitsPerWord
    ) { values in
      for index in digits.indices {
        unsafe values.initializeElement(at: index, to: digits[index].digit(radix: radix) ?? 0)
      }
    }
  }
}

extension UInt8 {
  /// Returns the value of a digit of a radix up to 36, a letter in either case; nil for other
  /// bytes.
  fileprivate func digit(radix: Int) -> UInt8? {
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    let value = decimalDigit ?? (letter < 26 ? letter + 10 : 36)
    return value < radix ? value : nil
  }
}

extension UInt64 {
  /// Returns the number of digits that always fit 64 bits: 19 in radix 10.
  fileprivate static func digitCount(radix: Int) -> Int {
    var (count, power) = (0, UInt64(1))
    while case let (next, overflow) = power.multipliedReportingOverflow(by: UInt64(radix)),
      !overflow
    {
      power = next
      count += 1
    }
    return count
  }
}
