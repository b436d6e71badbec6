public import ExactMath

extension TariffTable {
  /// The cost of one row of any size.
  public struct RowQuote: Hashable, Sendable {
    /// The number of units.
    public let units: BigInt
    /// The fee, rounded up to whole wei.
    public let fee: Wei
    /// The fee in units of 10^−``TariffTable/usdDecimals`` dollars, rounded to the nearest, halfway
    /// to the even one; nil if no ETH price is known.
    public let usd: BigInt?
    /// The ETH price that it was quoted at: the row's own, or the table's.
    public let ethPrice: ETHPrice?
  }
}

extension TariffTable {
  /// Returns the quote of one row of any size, at its own ETH price if it has one.
  ///
  /// - Parameters:
  ///   - units: The number of units of the job, zero or more.
  ///   - tariff: The position of its tariff in ``tariffs``.
  ///   - ethPrice: The row's own ETH price; without it the table's holds. A price in dollars is
  ///     converted by it too.
  /// - Returns: The fee, and what it is in dollars.
  /// - Precondition: The tariff exists.
  /// - Throws: ``PriceSheet/LookupError`` if the tariff has no price, or the units are negative.
  public func quote(
    units: BigInt, tariff: Int, ethPrice: ETHPrice? = nil
  ) throws(PriceSheet.LookupError) -> TariffTable.RowQuote {
    guard !units.isNegative else { throw .negativeUnits(units) }
    let rate =
      ethPrice != nil && tariffs[tariff].isInUSD
      ? try tariffs[tariff].rate(at: ethPrice) : try tariffs[tariff].price.get()
    let fee = rate.fee(forCounted: units)
    let price = ethPrice ?? self.ethPrice
    return TariffTable.RowQuote(
      units: units, fee: fee, usd: price.map { quanta(of: fee, at: $0) }, ethPrice: price)
  }

  /// Wei in quanta of dollars: wei · price · 10^decimals / 10^18, to the nearest, ties to even.
  private func quanta(of fee: Wei, at ethPrice: ETHPrice) -> BigInt {
    if ethPrice == self.ethPrice, let quantaPerWei {
      return quantaPerWei.multiplied(by: fee.count, rounding: .toNearestOrEven)
    }
    let price = ethPrice.usdPerETH
    let decimals = usdDecimals - EtherUnit.ether.powerOfTen
    let quotient = try? (fee.count * price.numerator * .powerOfTen(max(decimals, 0))).divided(
      by: price.denominator * .powerOfTen(max(-decimals, 0)), rounding: .toNearestOrEven)
    guard let quotient else { preconditionFailure("a denominator is above zero") }
    return quotient
  }
}
