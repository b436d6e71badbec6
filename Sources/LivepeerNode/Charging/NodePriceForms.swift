public import LivepeerPricing

extension NodePrice {
  /// A price in whole thousandths of a wei, as the node charges it with auto-adjust.
  ///
  /// price · 1000 is truncated toward zero and clamped to 64 signed bits. The loss is everything
  /// below 0.001 wei, so that a smaller price is free, and everything above 9223372036854775.807
  /// wei.
  ///
  /// Source: go-livepeer 0.9.1, `common.PriceToFixed`.
  public struct Fixed: Hashable, Sendable {
    /// The price in thousandths of a wei.
    public let thousandths: Int64
    /// Whether the price was beyond 64 bits and was clamped.
    public let isSaturated: Bool

    /// Creates the fixed form of a price, in wei per unit.
    public init(_ weiPerUnit: Rational) {
      // A quotient of whole numbers is truncated, and needs no lowest terms.
      (thousandths, isSaturated) = Int64.saturating(
        weiPerUnit.numerator * 1_000 / weiPerUnit.denominator)
    }

    /// The fixed price, in wei per unit.
    public var weiPerUnit: Rational { Rational(BigInt(thousandths), 1_000) }

    /// The largest price that is not clamped, in wei per unit.
    static let maximum = Rational(BigInt(Int64.max), 1_000)
  }
}

extension NodePrice {
  /// A price in whole wei, as the node's lists of capability prices have it.
  ///
  /// It is the floor of the price before any surcharge. The loss is the fraction of a wei, so that
  /// a price below one wei is listed as 0.
  ///
  /// Source: go-livepeer 0.9.1, `common.PriceToInt64`.
  public struct WholeWei: Hashable, Sendable {
    /// The price in whole wei per unit.
    public let weiPerUnit: Int64

    /// Creates the floor of a price, in wei per unit.
    ///
    /// - Throws: ``NodePrice/Overflow`` past 64 signed bits: the node omits such a price from its
    ///   lists.
    public init(_ weiPerUnit: Rational) throws(NodePrice.Overflow) {
      let floor = weiPerUnit.rounded(.down)
      guard let fitting = floor.int64 else {
        throw NodePrice.Overflow(quantity: "a price in whole wei of", exact: floor)
      }
      self.weiPerUnit = fitting
    }
  }
}

extension NodePrice {
  /// A price as the node sends it: a numerator and a denominator of 64 signed bits each.
  ///
  /// Nothing is lost as long as both fit. If one does not, the price of a job with capabilities is
  /// floored to whole wei instead; see ``NodePrice/Unadjusted``. (The price of transcoding, without
  /// capabilities, loses its high bits.)
  ///
  /// Source: go-livepeer 0.9.1, `net.PriceInfo`.
  public struct Wire: Hashable, Sendable {
    /// The price of ``pixelsPerUnit`` units in wei.
    public let pricePerUnit: Int64
    /// The number of units that the price is for.
    public let pixelsPerUnit: Int64

    /// Creates the pair of numbers for a price in wei per unit, in lowest terms.
    ///
    /// - Throws: ``NodePrice/Overflow`` for the first part that does not fit.
    public init(_ weiPerUnit: Rational) throws(NodePrice.Overflow) {
      guard let numerator = weiPerUnit.numerator.int64 else {
        throw NodePrice.Overflow(quantity: "pricePerUnit", exact: weiPerUnit.numerator)
      }
      guard let denominator = weiPerUnit.denominator.int64 else {
        throw NodePrice.Overflow(quantity: "pixelsPerUnit", exact: weiPerUnit.denominator)
      }
      pricePerUnit = numerator
      pixelsPerUnit = denominator
    }
  }
}

extension NodePrice {
  /// A price as the node charges it without auto-adjust.
  ///
  /// The price itself if its numerator and denominator fit 64 signed bits each, else its floor in
  /// whole wei. The loss is nothing, or the fraction of a wei.
  ///
  /// Source: go-livepeer 0.9.1, `orchestrator.PriceInfoForCaps`.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let wei = try USD("0.00000018").exactWei(at: ETHPrice("2345.67890123"))
  /// let price = try NodePrice.Unadjusted(base: wei)
  /// print(price.weiPerUnit, price.isFloored)  // 76736845 true
  /// ```
  public struct Unadjusted: Hashable, Sendable {
    /// The charged price, in wei per unit.
    public let weiPerUnit: Rational
    /// Whether the exact price did not fit and was rounded down to whole wei.
    public let isFloored: Bool

    /// Creates the charged form of a base price, in wei per unit.
    ///
    /// - Throws: ``NodePrice/Overflow`` if the floor is past 64 signed bits: the node then refuses
    ///   the job.
    public init(base: Rational) throws(NodePrice.Overflow) {
      isFloored = (try? NodePrice.Wire(base)) == nil
      weiPerUnit = isFloored ? Rational(BigInt(try NodePrice.WholeWei(base).weiPerUnit)) : base
    }
  }
}

/// An amount of a token in hundred-thousandths, as the node writes it in its logs and metrics.
///
/// amount · 100000 / 10^18 is truncated toward zero and clamped to 64 signed bits. The loss is
/// everything below 10^13 wei.
///
/// Source: go-livepeer 0.9.1, `common.BaseTokenAmountToFixed`.
public struct FixedTokenAmount: Hashable, Sendable {
  /// The amount in hundred-thousandths of a token.
  public let hundredThousandths: Int64
  /// Whether the amount was beyond 64 bits and was clamped.
  public let isSaturated: Bool

  /// Creates the fixed form of an amount.
  public init(_ amount: Wei) {
    (hundredThousandths, isSaturated) = Int64.saturating(
      amount.count / BigInt.powerOfTen(EtherUnit.ether.powerOfTen - 5))
  }
}

extension Int64 {
  /// Returns the number clamped to the range of the type, and whether it was clamped.
  fileprivate static func saturating(_ value: BigInt) -> (Int64, isSaturated: Bool) {
    guard let fitting = value.int64 else { return (value.isNegative ? .min : .max, true) }
    return (fitting, false)
  }
}
