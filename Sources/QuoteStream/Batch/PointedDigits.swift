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
    var point = field.start
    while point < field.end, bytes.byte(at: point) != UInt8(ascii: ".") { point &+= 1 }
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

  /// Returns whether a field is such a number, of any size that is read.
  static func isValid(_ bytes: RawSpan, _ field: FieldSlot) -> Bool {
    guard field.count <= WholeNumber.mostDigits else { return false }
    return bytes.copy(field)
      .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
  }
}
