internal import ExactMath
internal import LivepeerPricing

/// Seconds in digits, optionally with a decimal point, as whole milliseconds; a fraction of a
/// millisecond is rounded up.
enum SecondsText {
  /// Returns the milliseconds of up to 15 digits before the decimal point and 16 after it; nil for
  /// any other text.
  @inline(__always)
  static func short(_ bytes: RawSpan, _ field: FieldSlot) -> UInt64? {
    guard let parts = PointedDigits.short(bytes, field, wholeDigits: 15, decimals: 16) else {
      return nil
    }
    // This cannot overflow, here or below: the product stays below 10^18.
    let milliseconds = parts.whole &* 1_000
    guard parts.decimals > 3 else {
      var fraction = parts.fraction
      for _ in parts.decimals..<3 { fraction &*= 10 }
      return milliseconds &+ fraction
    }
    var unitsPerMillisecond: UInt64 = 1
    for _ in 3..<parts.decimals { unitsPerMillisecond &*= 10 }
    let (part, rest) = parts.fraction.quotientAndRemainder(dividingBy: unitsPerMillisecond)
    return milliseconds &+ part &+ (rest == 0 ? 0 : 1)
  }

  /// Returns the milliseconds of any number of seconds.
  static func exact(
    _ bytes: RawSpan, _ field: FieldSlot
  ) throws(RowError.Fault) -> Quantity<Millisecond> {
    guard PointedDigits.isValid(bytes, field),
      let seconds = BigDecimal(bytes.string(field)),
      let length = try? Quantity<Millisecond>((seconds.rational * 1_000).rounded(.up))
    else { throw .notSeconds(excerpt: shown(bytes.copy(field, upTo: 164))) }
    return length
  }
}
