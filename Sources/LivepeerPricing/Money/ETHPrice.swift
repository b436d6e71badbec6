public import ExactMath

/// What one ETH costs in US dollars: an exact fraction above zero.
///
/// Nothing in this package knows a price of its own: one is always given.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = try ETHPrice("3127.45")
/// print(price.usdPerETH)  // 62549/20
/// ```
public struct ETHPrice: Hashable, Sendable {
  /// USD per ETH.
  public let usdPerETH: Rational

  /// That many dollars for one ETH.
  ///
  /// - Throws: ``ETHPriceError`` where it is zero or less.
  public init(_ usdPerETH: Rational) throws(ETHPriceError) {
    guard usdPerETH > 0 else { throw ETHPriceError(usdPerETH: usdPerETH) }
    self.usdPerETH = usdPerETH
  }
}

/// An ETH price that is zero or less.
public struct ETHPriceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The price that was given, in USD per ETH.
  public let usdPerETH: Rational

  package init(usdPerETH: Rational) {
    self.usdPerETH = usdPerETH
  }

  /// One line: what is wrong and what would be right.
  public var description: String {
    "an ETH price has to be above zero, and this is \(usdPerETH.description.shown()) USD; "
      + "write it as 3127.45"
  }
}

extension ETHPrice: CustomStringConvertible, Comparable {
  /// Reads a price in dollars: `3127.45`, `$3127.45`, `3127.45 USD`.
  ///
  /// - Throws: ``TextFormError``, also where the price is zero or less.
  public init(_ text: String) throws(TextFormError) {
    let price = try USD(text, as: .ethPrice)
    guard price.dollars > 0 else {
      throw TextFormError(
        .ethPrice, in: text.utf8, at: 0, .outOfRange("an ETH price has to be above zero"))
    }
    usdPerETH = price.dollars
  }

  /// The price in dollars: `3127.45`; a fraction if its digits never end.
  public var description: String { usdPerETH.shortestText }

  /// Whether the first price is lower.
  public static func < (lhs: ETHPrice, rhs: ETHPrice) -> Bool { lhs.usdPerETH < rhs.usdPerETH }
}

extension ETHPrice: Codable {
  /// Reads the price from a string: a decimal, or a fraction such as `10000/3`.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes; an exponent lies within ±1,000.
  public init(from decoder: any Decoder) throws {
    let usdPerETH = try Rational(from: decoder)
    do {
      try self.init(usdPerETH)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the price as a string: a decimal if its digits end, or else a fraction.
  ///
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: usdPerETH.losslessText, of: self)
  }
}
