internal import ExactMath

/// The values of price files, each with the error of a value that the node refuses.
extension JSONNode {
  func string(for key: PriceKey) throws(PriceSheet.ReadingError) -> String {
    guard case .string(let text) = value else { throw wrongType(key, "a string") }
    return text
  }

  func bool(for key: PriceKey) throws(PriceSheet.ReadingError) -> Bool {
    guard case .bool(let bool) = value else { throw wrongType(key, "true or false") }
    return bool
  }

  func integer(for key: PriceKey) throws(PriceSheet.ReadingError) -> Int {
    guard case .number(let text) = value else { throw wrongType(key, "a number") }
    guard let integer = Int(text) else { throw badNumber(key, text, .plainInteger) }
    return integer
  }

  /// `optimization_flags`, each of which is a Boolean, a string or null.
  ///
  /// Source: go-livepeer 0.9.1, `worker.EnvValue`.
  func flags(for key: PriceKey) throws(PriceSheet.ReadingError) -> JSONValue {
    guard case .object(let members) = value else { throw wrongType(key, "an object") }
    for member in members {
      switch member.node.value {
      case .bool, .string, .null: continue
      case let other:
        throw .refused(
          .wrongType(
            key: "\(key.rawValue).\(member.name.shown())", allowed: "true, false or a string",
            found: other.kind),
          at: member.node.position)
      }
    }
    return value
  }

  func currency() throws(PriceSheet.ReadingError) -> PriceEntry.PriceCurrency {
    let name = try string(for: .currency)
    guard let currency = PriceEntry.PriceCurrency(name: name) else {
      throw .refused(.unknownCurrency(name), at: position)
    }
    return currency
  }

  /// `price_per_unit`.
  func price() throws(PriceSheet.ReadingError) -> BigDecimal {
    let (price, text) = try number(for: .pricePerUnit)
    guard !price.coefficient.isNegative else { throw badNumber(.pricePerUnit, text, .notNegative) }
    return price
  }

  /// `pixels_per_unit`.
  func units() throws(PriceSheet.ReadingError) -> BigInt {
    let (units, text) = try number(for: .pixelsPerUnit)
    guard let units = units.wholeNumber, units > 0 else {
      throw badNumber(.pixelsPerUnit, text, .wholeAndPositive)
    }
    return units
  }

  private func number(
    for key: PriceKey
  ) throws(PriceSheet.ReadingError) -> (BigDecimal, text: String) {
    switch value {
    case .number(let text):
      // What is read has to be short enough to be written and read again.
      guard let number = try? BigDecimal(text, limits: .priceFile), number.isWithinPriceFile else {
        throw badNumber(key, text, .withinLimits)
      }
      return (number, text)
    case .string(let text):
      throw .refused(
        .quotedNumber(PriceSheet.ReadingError.QuotedNumber(key: key.rawValue, text: text)),
        at: position)
    default:
      throw wrongType(key, "a bare number")
    }
  }

  private func wrongType(_ key: PriceKey, _ allowed: String) -> PriceSheet.ReadingError {
    .refused(
      .wrongType(key: key.rawValue, allowed: allowed, found: value.kind), at: position)
  }

  private func badNumber(
    _ key: PriceKey, _ text: String, _ allowed: PriceSheet.ReadingError.AllowedNumbers
  ) -> PriceSheet.ReadingError {
    .refused(
      .badNumber(key: key.rawValue, text: String(text.prefix(40)), allowed: allowed),
      at: position)
  }
}

extension DecimalLimits {
  /// More digits than other texts may have: writing 1e1000 in plain digits takes 1,001.
  package static let priceFile = DecimalLimits(digits: DecimalLimits.lossless.digits)
}
