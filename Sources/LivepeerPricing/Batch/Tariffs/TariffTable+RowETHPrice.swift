internal import ExactMath

extension TariffTable {
  /// The ETH price of one row of a column: whole units of 10^−8 USD, as the network's feed answers.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let price = try ETHPrice("3127.45")
  /// print(TariffTable.RowETHPrice(exactly: price)?.usdE8 ?? 0)
  /// // 312745000000
  /// ```
  public struct RowETHPrice: Hashable, BitwiseCopyable, Sendable {
    /// USD per ETH, times 10^8: from 1 up to but not including 2^63, some 92 thousand million USD.
    public let usdE8: UInt64

    /// The number of decimals of a dollar of a column's prices.
    public static let decimals = 8

    /// That many units of 10^−8 USD; nil for zero, and from 2^63 on.
    @inline(__always)
    public init?(usdE8: UInt64) {
      guard usdE8 != 0, usdE8 >> 63 == 0 else { return nil }
      self.usdE8 = usdE8
    }

    /// Creates the price; returns nil if it has more than eight decimals or does not fit.
    public init?(exactly price: ETHPrice) {
      let scaled = price.usdPerETH * Rational(.powerOfTen(TariffTable.RowETHPrice.decimals))
      guard let whole = scaled.wholeNumber, let word = UInt64(exactly: whole) else { return nil }
      self.init(usdE8: word)
    }

    /// The price as an exact fraction.
    public var ethPrice: ETHPrice {
      let usdPerETH = Rational(BigInt(usdE8), .powerOfTen(TariffTable.RowETHPrice.decimals))
      guard let price = try? ETHPrice(usdPerETH) else {
        preconditionFailure("a row's ETH price is above zero")
      }
      return price
    }
  }
}
