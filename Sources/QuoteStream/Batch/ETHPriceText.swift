internal import LivepeerPricing

/// ETH prices in digits, optionally with a decimal point and digits after it.
enum ETHPriceText {
  /// Returns a price of up to ten digits before the decimal point and eight after it; nil for any
  /// other text.
  @inline(__always)
  static func short(_ bytes: RawSpan, _ field: FieldSlot) -> RowETHPrice? {
    var point = field.start
    while point < field.end, bytes.byte(at: point) != UInt8(ascii: ".") { point &+= 1 }
    guard point &- field.start <= 10,
      let whole = WholeNumber.short(bytes, FieldSlot(start: field.start, end: point))
    else { return nil }
    var fraction: UInt64 = 0
    if point < field.end {
      let digits = FieldSlot(start: point &+ 1, end: field.end)
      guard digits.count <= RowETHPrice.decimals, let number = WholeNumber.short(bytes, digits)
      else { return nil }
      fraction = number
      // This cannot overflow, here or below: the fraction stays below 10^8, the sum below 10^18.
      for _ in digits.count..<RowETHPrice.decimals { fraction &*= 10 }
    }
    return RowETHPrice(usdE8: whole &* 100_000_000 &+ fraction)
  }

  /// Returns a price of any size; nil if the text is not a price.
  static func exact(_ bytes: RawSpan, _ field: FieldSlot) -> ETHPrice? {
    guard field.count <= WholeNumber.mostDigits else { return nil }
    let parts = bytes.copy(field).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { return nil }
    return try? ETHPrice(bytes.string(field))
  }
}

/// The ETH price of the last row that had one; the next row often has the same.
struct LastETHPrice {
  private var text: [UInt8] = []
  private var price: ETHPrice?

  /// Returns the price in a field; nil if the field is empty.
  mutating func price(_ bytes: RawSpan, _ field: FieldSlot) throws(RowFault) -> ETHPrice? {
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
