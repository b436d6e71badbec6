internal import ExactMath
internal import LivepeerPricing

/// Seconds in digits, optionally with a decimal point, as whole milliseconds; a fraction of a
/// millisecond is rounded up.
enum SecondsText {
  /// Returns the milliseconds of up to 15 digits before the decimal point and 16 after it; nil for
  /// any other text.
  @inline(__always)
  static func short(_ bytes: RawSpan, _ field: FieldSlot) -> UInt64? {
    var point = field.start
    while point < field.end, bytes.byte(at: point) != UInt8(ascii: ".") { point &+= 1 }
    guard point &- field.start <= 15,
      let whole = WholeNumber.short(bytes, FieldSlot(start: field.start, end: point))
    else { return nil }
    // This cannot overflow, here or below: the product stays below 10^18.
    let milliseconds = whole &* 1_000
    if point == field.end { return milliseconds }
    let digits = FieldSlot(start: point &+ 1, end: field.end)
    guard digits.count <= 16, var fraction = WholeNumber.short(bytes, digits) else { return nil }
    if digits.count <= 3 {
      for _ in digits.count..<3 { fraction &*= 10 }
      return milliseconds &+ fraction
    }
    var unitsPerMillisecond: UInt64 = 1
    for _ in 3..<digits.count { unitsPerMillisecond &*= 10 }
    let (part, rest) = fraction.quotientAndRemainder(dividingBy: unitsPerMillisecond)
    return milliseconds &+ part &+ (rest == 0 ? 0 : 1)
  }

  /// Returns the milliseconds of any number of seconds.
  static func exact(
    _ bytes: RawSpan, _ field: FieldSlot
  ) throws(RowFault) -> Quantity<Millisecond> {
    let parts = bytes.copy(field, upTo: WholeNumber.mostDigits + 1).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard field.count <= WholeNumber.mostDigits,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }),
      let seconds = BigDecimal(bytes.string(field)),
      let length = try? Quantity<Millisecond>((seconds.rational * 1_000).rounded(.up))
    else { throw .notSeconds(excerpt: shown(bytes.copy(field, upTo: 164))) }
    return length
  }
}
