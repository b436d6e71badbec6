internal import ExactMath

extension PriceEntry {
  /// A value that a price file cannot have, given to an entry or to a cap.
  public struct FieldError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with the value.
    public let refusal: PriceSheet.ReadingError.Refusal

    init(_ refusal: PriceSheet.ReadingError.Refusal) {
      self.refusal = refusal
    }

    init(_ key: PriceKey, _ text: String, _ allowed: PriceSheet.ReadingError.AllowedNumbers) {
      self.init(.badNumber(key: key.rawValue, text: text, allowed: allowed))
    }

    /// One line: the key, what is wrong, and what it takes.
    public var description: String { "\(refusal)" }
  }
}

extension PriceEntry.FieldError {
  /// Refuses a `price_per_unit` that a price file cannot have.
  static func check(price: BigDecimal) throws(PriceEntry.FieldError) {
    guard price.isWithinPriceFile else { throw tooLong(.pricePerUnit) }
    guard !price.coefficient.isNegative else {
      throw PriceEntry.FieldError(.pricePerUnit, excerpt(price), .notNegative)
    }
  }

  /// Refuses a `pixels_per_unit` that a price file cannot have.
  static func check(units: BigInt) throws(PriceEntry.FieldError) {
    let number = BigDecimal(coefficient: units, exponent: 0)
    guard number.isWithinPriceFile else { throw tooLong(.pixelsPerUnit) }
    guard units > 0 else {
      throw PriceEntry.FieldError(.pixelsPerUnit, excerpt(number), .wholeAndPositive)
    }
  }

  private static func tooLong(_ key: PriceKey) -> PriceEntry.FieldError {
    PriceEntry.FieldError(key, "longer", .withinLimits)
  }

  private static func excerpt(_ number: BigDecimal) -> String { number.description.shown() }
}

extension BigDecimal {
  /// Whether the number, written without an exponent, is as short as price files take.
  package var isWithinPriceFile: Bool { hasPlainDigits(atMost: DecimalLimits.priceFile.digits) }
}
