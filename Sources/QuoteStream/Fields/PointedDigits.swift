internal import LivepeerPricing

/// Digits, with digits after a decimal point if there is one: `12`, `12.5`.
enum PointedDigits {
  /// The digits before the point and after it, as two numbers.
  struct Parts: BitwiseCopyable {
    var whole: UInt64
    var fraction: UInt64
    /// The number of digits of the fraction.
    var decimals: Int
  }

  /// Returns the parts of a number of at most so many digits before the point and after it, 19 each at
  /// most; nil for any other text.
  @inline(__always)
  static func short(
    _ bytes: RawSpan, _ field: FieldSlot, wholeDigits: Int, decimals: Int
  ) -> Parts? {
    let point = point(bytes, field)
    // As most are: at most eight digits on either side.
    if point >= 8, point < field.end,
      let whole = WholeNumber.upToEight(bytes, field.start, point),
      let fraction = WholeNumber.upToEight(bytes, point &+ 1, field.end),
      point &- field.start <= wholeDigits, field.end &- point &- 1 <= decimals
    {
      return Parts(whole: whole, fraction: fraction, decimals: field.end &- point &- 1)
    }
    return parts(bytes, field, point: point, wholeDigits: wholeDigits, decimals: decimals)
  }

  @inline(never)
  private static func parts(
    _ bytes: RawSpan, _ field: FieldSlot, point: Int, wholeDigits: Int, decimals: Int
  ) -> Parts? {
    guard point &- field.start <= wholeDigits,
      let whole = WholeNumber.short(bytes, FieldSlot(start: field.start, end: point))
    else { return nil }
    if point == field.end { return Parts(whole: whole, fraction: 0, decimals: 0) }
    let digits = FieldSlot(start: point &+ 1, end: field.end)
    guard digits.count <= decimals, let fraction = WholeNumber.short(bytes, digits) else {
      return nil
    }
    return Parts(whole: whole, fraction: fraction, decimals: digits.count)
  }

  /// Returns the place of the decimal point, or the end of the field if there is none.
  @inline(__always)
  private static func point(_ bytes: RawSpan, _ field: FieldSlot) -> Int {
    var point = field.start
    if field.start &+ 8 <= bytes.byteCount {
      // A byte is zero if it is a point. Of the highest bits that are set, the first is that of a zero
      // byte: only what comes after one borrows from it.
      let others = bytes.word(at: field.start) ^ 0x2E2E_2E2E_2E2E_2E2E
      let points = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
      point = min(point &+ points.trailingZeroBitCount &>> 3, field.end)
    }
    while point < field.end, bytes.byte(at: point) != UInt8(ascii: ".") { point &+= 1 }
    return point
  }

  /// Returns whether a field is such a number, of any size that is read.
  static func isValid(_ bytes: RawSpan, _ field: FieldSlot) -> Bool {
    guard field.count <= WholeNumber.mostDigits else { return false }
    return bytes.copy(field)
      .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
  }
}
