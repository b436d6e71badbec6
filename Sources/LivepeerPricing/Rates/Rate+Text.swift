public import ExactMath

extension AnyRate: CustomStringConvertible {
  /// Reads a price: `12882811wei/ms`, `0.5 gwei/Mpx`, and with an ETH price `$0.0012/min`.
  ///
  /// - Parameters:
  ///   - text: All of it is read; the form is ``StatedRate``'s.
  ///   - ethPrice: What dollars are converted at.
  ///   - declared: Units besides the standard ones whose names are read.
  ///   - limits: The longest number and the largest exponent to take.
  /// - Throws: ``TextFormError``, also for dollars without an ETH price.
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
    return "\(weiPerUnit.numerator)wei/\(weiPerUnit.denominator) \(unit.symbol)"
  }
}

extension AnyRate: Codable {
  /// Reads the price from its text form in ether; a unit of any name is taken.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes; numbers have up to a million digits, and exponents lie
  ///   within ±1,000.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    // What wrote the text knew the unit.
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
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    let isLossless = weiPerUnit.losslessText != nil
    try encoder.encode(lossless: isLossless ? description : nil, of: self)
  }
}

extension Rate: CustomStringConvertible {
  /// The rate with its unit in its type.
  ///
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` for a rate of another unit.
  public init(_ rate: AnyRate) throws(RateError) {
    let unit = Unit.kind
    guard rate.unit == unit else { throw .unitMismatch(expected: unit, found: rate.unit) }
    weiPerUnit = rate.weiPerUnit
  }

  /// Reads a price: `12882811wei/ms`, `0.5 gwei/Mpx`, and with an ETH price `$0.0012/min`.
  ///
  /// - Parameters:
  ///   - text: All of it is read; the form is ``StatedRate``'s.
  ///   - ethPrice: What dollars are converted at.
  ///   - limits: The longest number and the largest exponent to take.
  /// - Throws: ``TextFormError``, also for dollars without an ETH price, and for another unit.
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
  /// Reads the price from its text form in ether.
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
