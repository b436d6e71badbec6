internal import LivepeerPricing

/// ETH prices in digits, optionally with a decimal point and digits after it.
enum ETHPriceText {
  /// Returns a price of up to ten digits before the decimal point and eight after it; nil for any
  /// other text.
  @inline(__always)
  static func short(_ bytes: RawSpan, _ field: FieldSlot) -> TariffTable.RowETHPrice? {
    let count = field.count
    // Most prices have two decimals. The last eight bytes have the two digits after the point; those
    // before it are at their places without it in the eight bytes that end one byte earlier.
    if count > 3, count <= 9, field.end >= 9, bytes.byte(at: field.end &- 3) == UInt8(ascii: ".") {
      let decimals: UInt64 = 0xFFFF_0000_0000_0000
      let word =
        bytes.word(at: field.end &- 8) & decimals | bytes.word(at: field.end &- 9) & ~decimals
      if let cents = WholeNumber.eightDigits(word, last: count &- 1) {
        // This cannot overflow: eight digits stay below 10^8.
        return TariffTable.RowETHPrice(usdE8: cents &* 1_000_000)
      }
    }
    return any(bytes, field)
  }

  @inline(never)
  private static func any(_ bytes: RawSpan, _ field: FieldSlot) -> TariffTable.RowETHPrice? {
    guard
      let parts = PointedDigits.short(
        bytes, field, wholeDigits: 10, decimals: TariffTable.RowETHPrice.decimals)
    else { return nil }
    // This cannot overflow, here or below: the fraction stays below 10^8, the sum below 10^18.
    var fraction = parts.fraction
    for _ in parts.decimals..<TariffTable.RowETHPrice.decimals { fraction &*= 10 }
    return TariffTable.RowETHPrice(usdE8: parts.whole &* 100_000_000 &+ fraction)
  }

  /// Returns a price of any size; nil if the text is not a price.
  static func exact(_ bytes: RawSpan, _ field: FieldSlot) -> ETHPrice? {
    guard PointedDigits.isValid(bytes, field) else { return nil }
    return try? ETHPrice(bytes.string(field))
  }
}

/// The ETH price of the last row that had one; the next row often has the same.
struct LastETHPrice {
  private var text: [UInt8] = []
  private var price: ETHPrice?

  /// Returns the price in a field; nil if the field is empty.
  mutating func price(_ bytes: RawSpan, _ field: FieldSlot) throws(RowError.Fault) -> ETHPrice? {
    if field.isEmpty { return nil }
    if let price, isKnown(bytes, field) { return price }
    guard let read = ETHPriceText.exact(bytes, field) else {
      throw .badETHPrice(excerpt: shown(bytes.copy(field, upTo: 164)))
    }
    text = bytes.copy(field)
    price = read
    return read
  }

  private func isKnown(_ bytes: RawSpan, _ field: FieldSlot) -> Bool {
    let known = unsafe text.span.bytes
    return field.count == text.count
      && bytes.equal(at: field.start, known, at: 0, count: field.count)
  }
}
