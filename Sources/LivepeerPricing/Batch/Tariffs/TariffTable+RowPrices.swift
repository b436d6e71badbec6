internal import ExactMath

extension TariffTable {
  /// Quotes columns of jobs that each have an ETH price of their own.
  ///
  /// A fee is units · price, rounded up to whole wei, a price in dollars converted by the row's own
  /// ETH price. Its dollars are those of the whole wei, in units of 10^−``usdDecimals`` dollars,
  /// rounded to the nearest, halfway to the even one. The table's ETH price has no part in it.
  ///
  /// Nothing is allocated for rows whose products stay within 128 bits.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// func dollars(_ units: [UInt64], at prices: [TariffTable.RowETHPrice])
  ///   throws -> [UInt128]
  /// {
  ///   let table = try TariffTable(.documented)
  ///   let tariff = UInt32(try table.index(of: .audioToText))
  ///   let tariffs = units.map { _ in tariff }
  ///   var fees = [UInt128](repeating: 0, count: units.count)
  ///   var usd = fees
  ///   var totals = BatchTotals(of: table)
  ///   var feeSpan = fees.mutableSpan
  ///   var usdSpan = usd.mutableSpan
  ///   try table.quote(
  ///     units: units.span, tariffs: tariffs.span, ethPrices: prices.span,
  ///     fees: &feeSpan,
  ///     usd: &usdSpan, totals: &totals)
  ///   return usd
  /// }
  ///
  /// let prices = try ["3000", "3127.45"].compactMap {
  ///   try TariffTable.RowETHPrice(exactly: ETHPrice($0))
  /// }
  /// print(try dollars([60_000, 60_000], at: prices))
  /// // [2318905980, 2417420836]
  /// ```
  ///
  /// - Parameters:
  ///   - units: The number of units of each job.
  ///   - tariffs: The position of each job's tariff in ``tariffs``.
  ///   - ethPrices: The ETH price of each job.
  ///   - fees: Room for the fees.
  ///   - usd: Room for the dollars.
  ///   - totals: The totals to which the rows are added.
  /// - Precondition: the columns have one length below 2^32, every tariff exists, and the totals are
  ///   of this table, or of one with the same prices.
  /// - Throws: ``TariffTable/QuotingError`` at the first row that cannot be quoted; all before it
  ///   are done.
  public func quote(
    units: Span<UInt64>, tariffs: Span<UInt32>, ethPrices: Span<TariffTable.RowETHPrice>,
    fees: inout MutableSpan<UInt128>, usd: inout MutableSpan<UInt128>, totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) {
    let count = units.count
    precondition(
      tariffs.count == count && ethPrices.count == count && fees.count == count
        && usd.count == count, "the columns are of one length")
    totals.makeRoom(forRows: count, of: self)
    var row = 0
    while true {
      row = shortRun(from: row, units, tariffs, ethPrices, &fees, &usd, &totals)
      guard row < count else { return }
      (fees[row], usd[row]) = try exactRow(
        units[row], Int(tariffs[row]), at: ethPrices[row], row: row, &totals)
      row += 1
    }
  }

  /// Quotes rows up to the first that does not fit in registers; returns its position.
  private func shortRun(
    from start: Int, _ units: Span<UInt64>, _ tariffs: Span<UInt32>,
    _ ethPrices: Span<TariffTable.RowETHPrice>, _ fees: inout MutableSpan<UInt128>,
    _ usd: inout MutableSpan<UInt128>, _ totals: inout BatchTotals
  ) -> Int {
    var sums = totals.rowPriceSums.mutableSpan
    for row in start..<units.count {
      let index = Int(tariffs[row])
      let price = ethPrices[row]
      guard let fee = shortFee(units[row], index, at: price),
        let product = fee.product(with: price), let quanta = usdQuanta(product)
      else { return row }
      fees[row] = fee
      usd[row] = quanta
      sums[index].add(units: units[row], fee: fee, product: product)
    }
    return units.count
  }

  /// Returns the fee, if all that leads to it fits in registers.
  @inline(__always)
  private func shortFee(_ units: UInt64, _ index: Int, at price: TariffTable.RowETHPrice)
    -> UInt128?
  {
    switch rowPriceConstants[index] {
    case .wei:
      // Cannot wrap: both factors are below 2^64.
      constants[index].step == .wholeWei
        ? UInt128(units) &* UInt128(constants[index].weiPerUnit)
        : constants[index].ratio.productRoundedUp(units)
    case .usd(let numerator, let denominator):
      quotientRoundedUp(UInt128(units), numerator, denominator, price)
    case .anySize: nil
    }
  }

  /// units · numerator / (denominator · price), rounded up; nil if it exceeds 128 bits.
  @inline(__always)
  private func quotientRoundedUp(
    _ units: UInt128, _ numerator: UInt128, _ denominator: UInt64, _ price: TariffTable.RowETHPrice
  ) -> UInt128? {
    let (dividend, overflow) = units.multipliedReportingOverflow(by: numerator)
    // Cannot wrap: both factors are below 2^64.
    let divisor = UInt128(denominator) &* UInt128(price.usdE8)
    if overflow { return nil }
    let high = UInt64(truncatingIfNeeded: dividend &>> 64)
    if let word = UInt64(exactly: divisor), high < word {
      // Nearly always: one instruction of the machine, and not two calls.
      let (quotient, remainder) = word.dividingFullWidth(
        (high, UInt64(truncatingIfNeeded: dividend)))
      return UInt128(quotient) &+ (remainder == 0 ? 0 : 1)
    }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    // Cannot wrap: a quotient with a remainder is below the dividend.
    return quotient &+ (remainder == 0 ? 0 : 1)
  }

  /// Quanta of dollars of wei · 10^−8 USD per ETH, to the nearest, ties to even; nil if 128 bits
  /// do not hold what leads to them.
  @inline(__always)
  private func usdQuanta(_ product: UInt128) -> UInt128? {
    if let quantaRatio, product &>> 127 == 0 {
      return quantaRatio.productRoundedHalfToEven(product)
    }
    guard let quantaDivisor else { return nil }
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: quantaDivisor)
    // Above half, or half and odd. Cannot wrap: the divisor is at most 10^26.
    return quotient &+ (2 &* remainder &+ (quotient & 1) > quantaDivisor ? 1 : 0)
  }

  /// A row of any size, added to the totals.
  @inline(never)
  private func exactRow(
    _ units: UInt64, _ index: Int, at price: TariffTable.RowETHPrice, row: Int,
    _ totals: inout BatchTotals
  ) throws(TariffTable.QuotingError) -> (fee: UInt128, usd: UInt128) {
    let quote: TariffTable.RowQuote
    do throws(PriceSheet.LookupError) {
      quote = try self.quote(units: BigInt(units), tariff: index, ethPrice: price.ethPrice)
    } catch {
      throw .unpriced(error, row: row)
    }
    // At a price of its own a row has dollars.
    guard let fee = UInt128(exactly: quote.fee.count),
      let usd = quote.usd.flatMap({ UInt128(exactly: $0) })
    else { throw .beyond128Bits(row: row) }
    totals.add(quote, tariff: index)
    return (fee, usd)
  }
}

extension UInt128 {
  /// This many wei times a price, in wei · 10^−8 USD per ETH; nil past 128 bits.
  @inline(__always)
  fileprivate func product(with price: TariffTable.RowETHPrice) -> UInt128? {
    // Cannot wrap: both factors are below 2^64.
    if let short = UInt64(exactly: self) { return UInt128(short) &* UInt128(price.usdE8) }
    let (product, overflow) = multipliedReportingOverflow(by: UInt128(price.usdE8))
    return overflow ? nil : product
  }
}

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
    /// USD per ETH, times 10^8: from 1 up to but not including 2^63, about 92 billion USD.
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
