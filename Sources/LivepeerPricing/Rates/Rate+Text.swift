public import ExactMath

extension AnyRate: CustomStringConvertible {
  /// Creates a rate from text: `12882811wei/ms`, `0.5 gwei/Mpx`, and with an ETH price `$0.0012/min`.
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read, in the form of ``StatedRate``.
  ///   - ethPrice: The ETH price that dollars are converted at.
  ///   - declared: Units whose names are read in addition to the standard ones.
  ///   - limits: The maximum length of a number and magnitude of its exponent.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for
  ///   dollars without an ETH price.
  public init(
    _ text: String, at ethPrice: ETHPrice? = nil, declared: [WorkUnitKind] = [],
    limits: DecimalLimits = .default
  ) throws(TextFormError) {
    let stated = try StatedRate(text, declared: declared, limits: limits)
    do throws(RateError) {
      self = try stated.rate(at: ethPrice)
    } catch {
      throw TextFormError(.rate, in: text.utf8, at: 0, .outOfRange("\(error)"))
    }
  }

  /// The price of one unit in wei, exactly: `12882811wei/ms`, `0.5wei/px`, `20000000wei/3 ms`.
  public var description: String {
    if let decimal = weiPerUnit.shortestDecimal { return "\(decimal)wei/\(unit.symbol)" }
    return weiPerUnit.fractionText(between: "wei/", after: " ", unit.symbol)
  }
}

extension AnyRate: Codable {
  /// Creates a rate from its text form in ether; a unit of any name is read.
  ///
  /// - Throws: `DecodingError` if the string is not a rate.
  /// - Complexity: O(*n* log² *n*) in bytes; numbers have up to a million digits, and exponents lie
  ///   within ±1,000.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    // The unit was declared when the text was written.
    let name = text.utf8.reversed().prefix(while: \.isOfUnitName).reversed().drop { !$0.isLetter }
    let declared = WorkUnitKind(rawValue: String(decoding: name, as: UTF8.self)).map { [$0] } ?? []
    do {
      try self.init(text, declared: declared, limits: .lossless)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the price as its text form.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read back.
  public func encode(to encoder: any Encoder) throws {
    let isLossless = weiPerUnit.losslessText != nil
    try encoder.encode(lossless: isLossless ? description : nil, of: self)
  }
}

extension Rate: CustomStringConvertible {
  /// Creates the same rate with its unit in its type.
  ///
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` if the rate is one of another unit.
  public init(_ rate: AnyRate) throws(RateError) {
    let unit = Unit.kind
    guard rate.unit == unit else { throw .unitMismatch(expected: unit, found: rate.unit) }
    weiPerUnit = rate.weiPerUnit
  }

  /// Creates a rate from text: `12882811wei/ms`, `0.5 gwei/Mpx`, and with an ETH price `$0.0012/min`.
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read, in the form of ``StatedRate``.
  ///   - ethPrice: The ETH price that dollars are converted at.
  ///   - limits: The maximum length of a number and magnitude of its exponent.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for
  ///   dollars without an ETH price and for a price of another unit.
  public init(
    _ text: String, at ethPrice: ETHPrice? = nil, limits: DecimalLimits = .default
  ) throws(TextFormError) {
    let unit = Unit.kind
    let rate = try AnyRate(
      text, at: ethPrice, declared: unit.isStandard ? [] : [unit], limits: limits)
    guard rate.unit == unit else {
      let error = RateError.unitMismatch(expected: unit, found: rate.unit)
      throw TextFormError(.rate, in: text.utf8, at: 0, .outOfRange("\(error)"))
    }
    weiPerUnit = rate.weiPerUnit
  }

  /// The same rate for code that learns the unit at run time.
  public var erased: AnyRate { AnyRate(self) }

  /// The price of one unit in wei, exactly: `12882811wei/ms`, `20000000wei/3 ms`.
  public var description: String { erased.description }
}

extension Rate: Codable {
  /// Creates a rate from its text form in ether.
  ///
  /// - Throws: `DecodingError` if the string is not a rate of the unit.
  public init(from decoder: any Decoder) throws {
    do {
      try self.init(AnyRate(from: decoder))
    } catch let error as RateError {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the price as its text form; see ``AnyRate/encode(to:)``.
  public func encode(to encoder: any Encoder) throws {
    try erased.encode(to: encoder)
  }
}
