internal import ExactMath

extension StatedRate {
  /// The maximum length of a text in the usual form.
  private static let maximumUsualLength = 64

  /// Creates a price from text in the usual form: digits, a currency and a scale in letters, as in
  /// `12882811wei/ms`, `0.5 gwei/px` and `$0.0012/min`.
  ///
  /// It reads the bytes once, copies none, and allocates nothing. The result is nil if the text needs
  /// the full grammar or is not valid. Otherwise the full grammar reads the same price: no declared
  /// unit has the name of a scale of another unit.
  ///
  /// - Parameters:
  ///   - bytes: The text, all of which is read.
  ///   - limits: The maximum length of the number and magnitude of its exponent.
  init?(usual bytes: borrowing Span<UInt8>, limits: DecimalLimits) {
    // A longer text is not read twice.
    guard bytes.count <= StatedRate.maximumUsualLength else { return nil }
    var offset = 0
    let isDollars = bytes.skip(UInt8(ascii: "$"), &offset)
    guard offset < bytes.count, bytes[offset].decimalDigit != nil,
      let (number, end) = try? BigDecimal.scan(bytes, from: offset, limits: limits)
    else { return nil }
    offset = end
    let currency: Currency
    if isDollars {
      currency = .usd
    } else {
      _ = bytes.skip(UInt8(ascii: " "), &offset)
      guard let name = PackedName(letters: bytes, from: &offset) else { return nil }
      // An amount without a currency is one of wei, directly before the slash.
      guard !name.isEmpty || offset == end, let named = name.isEmpty ? .wei : Currency(name) else {
        return nil
      }
      currency = named
    }
    guard bytes.skip(UInt8(ascii: "/"), &offset),
      let name = PackedName(letters: bytes, from: &offset), offset == bytes.count,
      let scale = AnyScale(name)
    else { return nil }
    self.init(amount: CurrencyAmount(number, currency), scale: scale)
  }
}

extension Span<UInt8> {
  /// Skips a byte at an offset, and returns false if there is another one, or none.
  fileprivate func skip(_ byte: UInt8, _ offset: inout Int) -> Bool {
    guard offset < count, self[offset] == byte else { return false }
    offset += 1
    return true
  }
}
