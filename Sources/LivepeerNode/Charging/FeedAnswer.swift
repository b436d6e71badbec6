public import LivepeerPricing

/// What a price feed on the chain answers: a whole number with a count of decimals.
///
/// The network reads an ETH/USD feed, whose answers have 8 decimals. A feed may be the other way
/// round, USD/ETH.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let answer = FeedAnswer(234_567_890_123, decimals: 8, quoting: .usdPerETH)
/// print(try answer.ethPrice())  // 2345.67890123
/// ```
public struct FeedAnswer: Hashable, Sendable {
  /// Which of the two currencies the feed prices in the other.
  public enum Quoting: String, CaseIterable, Hashable, Sendable {
    /// ETH/USD: how many dollars one ETH costs.
    case usdPerETH
    /// USD/ETH: how many ETH one dollar costs.
    case ethPerUSD
  }

  /// The whole number; the feed's contract has it as a signed 256-bit one.
  public let answer: BigInt
  /// How many of its digits stand after the point.
  public let decimals: UInt8
  /// Which way round the feed is.
  public let quoting: Quoting

  /// An answer of that many decimals.
  public init(_ answer: BigInt, decimals: UInt8, quoting: Quoting = .usdPerETH) {
    self.answer = answer
    self.decimals = decimals
    self.quoting = quoting
  }

  /// The ETH price of the answer, exactly: answer / 10^decimals, or its reciprocal.
  ///
  /// Nothing is lost. Source: go-livepeer 0.9.1, `core.AutoConvertedPrice`.
  ///
  /// - Throws: `ETHPriceError` for an answer of zero or less.
  public func ethPrice() throws(ETHPriceError) -> ETHPrice {
    let value = Rational(answer, .powerOfTen(Int(decimals)))
    guard value > 0 else { throw ETHPriceError(usdPerETH: value) }
    return try ETHPrice(quoting == .usdPerETH ? value : 1 / value)
  }
}
