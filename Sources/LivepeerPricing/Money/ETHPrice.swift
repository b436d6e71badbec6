public import ExactMath

/// The price of one ETH in US dollars: an exact fraction above zero.
///
/// The package has no default price: callers always pass one.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = try ETHPrice("3127.45")
/// print(price.usdPerETH)  // 62549/20
/// ```
public struct ETHPrice: Hashable, Sendable {
  /// The price in USD per ETH.
  public let usdPerETH: Rational

  /// Creates a price of the given dollars per ETH.
  ///
  /// - Throws: ``ETHPrice/RangeError`` if the price is zero or less.
  public init(_ usdPerETH: Rational) throws(ETHPrice.RangeError) {
    guard usdPerETH > 0 else { throw ETHPrice.RangeError(usdPerETH: usdPerETH) }
    self.usdPerETH = usdPerETH
  }
}

extension ETHPrice {
  /// An ETH price that is zero or less.
  public struct RangeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The price that was given, in USD per ETH.
    public let usdPerETH: Rational

    /// Creates the error for a price.
    package init(usdPerETH: Rational) {
      self.usdPerETH = usdPerETH
    }

    /// One line: what is wrong and what to write instead.
    public var description: String {
      "an ETH price has to be above zero, and this is \(usdPerETH.description.shown()) USD; "
        + "write it as 3127.45"
    }
  }
}

extension ETHPrice: CustomStringConvertible, Comparable {
  /// Creates a price from text in dollars: `3127.45`, `$3127.45`, `3127.45 USD`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also if the
  ///   price is zero or less.
  public init(_ text: String) throws(TextFormError) {
    let price = try USD(text, as: .ethPrice)
    guard price.dollars > 0 else {
      throw TextFormError(
        .ethPrice, in: text.utf8, at: 0, .outOfRange("an ETH price has to be above zero"))
    }
    usdPerETH = price.dollars
  }

  /// The price in dollars: `3127.45`; a fraction if the decimal expansion does not terminate.
  public var description: String { usdPerETH.shortestText }

  /// Returns whether the first price is lower.
  public static func < (lhs: ETHPrice, rhs: ETHPrice) -> Bool { lhs.usdPerETH < rhs.usdPerETH }
}

extension ETHPrice: Codable {
  /// Creates a price from a string: a decimal, or a fraction such as `10000/3`.
  ///
  /// - Throws: `DecodingError` if the string is not a number above zero.
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

  /// Writes the price as a string: a decimal if the expansion terminates, or else a fraction.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: usdPerETH.losslessText, of: self)
  }
}
