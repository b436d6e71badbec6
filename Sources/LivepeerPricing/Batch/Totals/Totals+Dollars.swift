internal import ExactMath

// Dollars are two members: a decimal for people and spreadsheets, and the exact fraction, from
// which totals are merged. A file without the fraction is read too, as its decimal then has all
// digits.

extension TotalsKey {
  /// The members of dollars; none if they are not known.
  static func members(ofDollars usd: USD?) -> [JSONMember] {
    usd.map { JSONMember.amount(TotalsKey.feeUSD.rawValue, $0.dollars) } ?? []
  }

  /// Whether a decimal is what is written for an exact number of dollars.
  fileprivate static func isDecimal(_ decimal: Rational, of exact: Rational) -> Bool {
    decimal == DecimalFormat.all.rounded(exact).rational
  }
}

extension TotalsObject {
  /// An amount of zero or more dollars; nil if there is none.
  func dollars() throws(Totals.ReadingError) -> USD? {
    let exactNode = optional(.feeUSDExact)
    if optional(.feeUSD) == nil, exactNode == nil { return nil }
    let text = try text(.feeUSD)
    guard
      text.utf8.allSatisfy({
        $0 == UInt8(ascii: ".") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      }),
      let decimal = Rational(text)
    else { throw bad(.feeUSD, text, "dollars in plain digits, as in 0.00805806945239") }
    guard let exactNode else { return USD(decimal) }
    let exact = try fraction(exactNode)
    guard TotalsKey.isDecimal(decimal, of: exact) else {
      throw bad(.feeUSD, text, "the digits of fee_usd_exact")
    }
    return USD(exact)
  }

  private func fraction(_ node: JSONNode) throws(Totals.ReadingError) -> Rational {
    let members = try TotalsObject(node, keys: TotalsKey.ofFraction)
    let denominator = try members.count(.denominator)
    guard !denominator.isZero else {
      throw members.bad(.denominator, "0", "a whole number above zero")
    }
    return Rational(try members.count(.numerator), denominator)
  }
}

// MARK: - Codable

private struct ExactDollars: Codable {
  let numerator: BigInt
  let denominator: BigInt
}

extension KeyedDecodingContainer<TotalsKey> {
  func decodeDollars() throws -> USD? {
    guard let exact = try decodeIfPresent(ExactDollars.self, forKey: .feeUSDExact) else {
      let alone = try decodeIfPresent(USD.self, forKey: .feeUSD)
      guard alone.map({ BigDecimal(exactly: $0.dollars) != nil }) ?? true else {
        throw DecodingError.dataCorruptedError(
          forKey: .feeUSD, in: self, debugDescription: "a decimal; its fraction is fee_usd_exact")
      }
      return alone
    }
    let decimal = try decode(USD.self, forKey: .feeUSD)
    guard exact.denominator > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .feeUSDExact, in: self, debugDescription: "a denominator is above zero")
    }
    let dollars = Rational(exact.numerator, exact.denominator)
    guard TotalsKey.isDecimal(decimal.dollars, of: dollars) else {
      throw DecodingError.dataCorruptedError(
        forKey: .feeUSD, in: self, debugDescription: "not the digits of fee_usd_exact")
    }
    return USD(dollars)
  }
}

extension KeyedEncodingContainer<TotalsKey> {
  mutating func encode(dollars usd: USD?) throws {
    guard let dollars = usd?.dollars else { return }
    try encode(USD(DecimalFormat.all.rounded(dollars).rational), forKey: .feeUSD)
    try encode(
      ExactDollars(numerator: dollars.numerator, denominator: dollars.denominator),
      forKey: .feeUSDExact)
  }
}
