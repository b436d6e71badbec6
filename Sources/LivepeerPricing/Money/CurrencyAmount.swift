public import ExactMath

/// A number with its currency, as it was written: `0.05 gwei`, `$0.0012`, `12882811`.
///
/// The text form is a decimal number and a currency, regardless of case, in either order, with or
/// without spaces between them: `0.05 gwei`, `USD 0.5`, `$0.5`, `0.5$`. An amount without a
/// currency is in wei.
public struct CurrencyAmount: Hashable, Sendable {
  /// The number of units of the currency.
  public let number: BigDecimal
  /// The currency.
  public let currency: Currency

  /// Creates an amount of a currency.
  public init(_ number: BigDecimal, _ currency: Currency) {
    self.number = number
    self.currency = currency
  }

  /// Creates an amount from text, exactly.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault, the reason and what to write
  ///   instead.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .amount)
    self = try CurrencyAmount.read(from: &cursor)
    try cursor.requireEnd()
  }

  /// Reads an amount and the spaces after it.
  static func read(from cursor: inout TextCursor) throws(TextFormError) -> CurrencyAmount {
    if let dollars = try cursor.readDollars() {
      cursor.skipSpaces()
      return CurrencyAmount(dollars, .usd)
    }
    try cursor.refuseShellName()
    if let currency = cursor.readLeadingCurrency() {
      let number = try cursor.readNumber()
      cursor.skipSpaces()
      return CurrencyAmount(number, currency)
    }
    let numberStart = cursor.offset
    let number = try cursor.readNumber()
    let numberEnd = cursor
    cursor.skipSpaces()
    let start = cursor.offset
    if cursor.skip(UInt8(ascii: "$")) {
      cursor.skipSpaces()
      return CurrencyAmount(number, .usd)
    }
    let name = cursor.form == .rate && cursor.isAtPer ? "" : cursor.readWord()
    guard !name.isEmpty else {
      let rest = String(decoding: cursor.bytes[start...], as: UTF8.self)
      let separator = cursor.isAtPer ? " " : ""
      try numberEnd.refuseBarePoint(at: numberStart, otherwise: "wei\(separator)\(rest)")
      return CurrencyAmount(number, .wei)
    }
    guard let currency = Currency(name: name) else {
      throw cursor.error(
        .unknown("currency", name: String(name.prefix(40)), allowed: Currency.names), at: start)
    }
    cursor.skipSpaces()
    return CurrencyAmount(number, currency)
  }

  /// Returns the amount in wei, exactly.
  ///
  /// - Parameter ethPrice: The ETH price that dollars are converted at.
  /// - Returns: The number of wei.
  /// - Throws: ``RateError/ethPriceNeeded`` if the amount is in dollars and there is no ETH price.
  public func exactWei(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    try UnitPrice.Amount(self, perCheckedUnits: 1).exactWei(at: ethPrice)
  }
}

extension TextCursor {
  /// Reads a currency and the spaces after it, if a digit follows: `USD ` of `USD 0.5`.
  fileprivate mutating func readLeadingCurrency() -> Currency? {
    // Most amounts begin with a digit.
    guard next?.isLetter == true else { return nil }
    var copy = self
    guard let currency = Currency(name: copy.readWord()) else { return nil }
    copy.skipSpaces()
    guard copy.next?.decimalDigit != nil else { return nil }
    self = copy
    return currency
  }
}

extension CurrencyAmount: CustomStringConvertible {
  /// The text form: `0.05 gwei`.
  public var description: String {
    "\(number) \(currency.symbol)"
  }
}

extension CurrencyAmount: Codable {
  /// Creates an amount from its text form.
  ///
  /// - Throws: `DecodingError` if the string is not an amount.
  /// - Complexity: O(*n* log² *n*) in bytes; numbers have up to a million digits.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do {
      var cursor = TextCursor(text, as: .amount, limits: .lossless)
      self = try CurrencyAmount.read(from: &cursor)
      try cursor.requireEnd()
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the amount as its text form, all digits of it.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: number.isLossless ? description : nil, of: self)
  }
}
