public import LivepeerPricing

extension NodePrice {
  /// The answer of a price feed on the chain: a whole number with a count of decimals.
  ///
  /// The network reads an ETH/USD feed, whose answers have 8 decimals. A feed may also be USD/ETH.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let answer = NodePrice.FeedAnswer(
  ///   234_567_890_123, decimals: 8, quoting: .usdPerETH)
  /// print(try answer.ethPrice())  // 2345.67890123
  /// ```
  public struct FeedAnswer: Hashable, Sendable {
    /// The currency pair of a price feed.
    public enum Quoting: String, CaseIterable, Hashable, Sendable {
      /// ETH/USD: the price of one ETH in dollars.
      case usdPerETH
      /// USD/ETH: the price of one dollar in ETH.
      case ethPerUSD
    }

    /// The answer as a whole number; in the feed's contract, a signed 256-bit one.
    public let answer: BigInt
    /// The number of digits after the decimal point.
    public let decimals: UInt8
    /// The currency pair that the feed quotes.
    public let quoting: Quoting

    /// Creates an answer with the given number of decimals.
    public init(_ answer: BigInt, decimals: UInt8, quoting: Quoting = .usdPerETH) {
      self.answer = answer
      self.decimals = decimals
      self.quoting = quoting
    }

    /// Returns the exact ETH price of the answer: answer / 10^decimals, or its reciprocal.
    ///
    /// Nothing is lost. Source: go-livepeer 0.9.1, `core.AutoConvertedPrice`.
    ///
    /// - Throws: `ETHPrice.RangeError` for an answer of zero or less.
    public func ethPrice() throws(ETHPrice.RangeError) -> ETHPrice {
      let value = Rational(answer, .powerOfTen(Int(decimals)))
      guard value > 0 else { throw ETHPrice.RangeError(usdPerETH: value) }
      return try ETHPrice(quoting == .usdPerETH ? value : 1 / value)
    }
  }
}
