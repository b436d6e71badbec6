public import ExactMath

/// A price as the node fixes it when it advertises one: whole thousandths of a wei.
///
/// price · 1000 is cut toward zero and held inside 64 signed bits. What is lost: everything below
/// 0.001 wei, so that a smaller price is advertised as free, and everything above
/// 9223372036854775.807 wei.
///
/// Source: go-livepeer 0.9.1, `common.PriceToFixed`.
public struct FixedPrice: Hashable, Sendable {
  /// Thousandths of a wei.
  public let thousandths: Int64
  /// Whether the price was beyond what 64 bits hold, and was held at their end.
  public let isSaturated: Bool

  /// A price per unit, in wei, as the node fixes it.
  public init(_ weiPerUnit: Rational) {
    (thousandths, isSaturated) = Int64.saturating(
      (weiPerUnit * 1_000).rounded(.towardZero))
  }

  /// What is advertised, in wei per unit.
  public var weiPerUnit: Rational { Rational(BigInt(thousandths), 1_000) }
}

/// A price in the node's capability price lists: whole wei.
///
/// What is lost: the part of a wei, rounded down, so that a price below one wei is advertised as 0.
///
/// Source: go-livepeer 0.9.1, `common.PriceToInt64`.
public struct WholeWeiPrice: Hashable, Sendable {
  /// Whole wei per unit.
  public let weiPerUnit: Int64

  /// The floor of a price per unit, in wei.
  ///
  /// - Throws: ``NodeOverflow`` past 64 signed bits, where the node fails too.
  public init(_ weiPerUnit: Rational) throws(NodeOverflow) {
    let floor = weiPerUnit.rounded(.down)
    guard let fitting = Int64(exactly: floor) else {
      throw NodeOverflow(quantity: "a price in whole wei of", exact: floor)
    }
    self.weiPerUnit = fitting
  }
}

/// A price as it goes over the wire: numerator and denominator, 64 signed bits each.
///
/// Nothing is lost as long as both fit. Where one does not, the node sends its lowest 64 bits on
/// one path and says nothing: this type tells instead.
///
/// Source: go-livepeer 0.9.1, `net.PriceInfo`.
public struct WirePrice: Hashable, Sendable {
  /// The price of ``pixelsPerUnit`` units in wei.
  public let pricePerUnit: Int64
  /// How many units the price is for.
  public let pixelsPerUnit: Int64

  /// The pair of a price per unit, in wei, in lowest terms.
  ///
  /// - Throws: ``NodeOverflow`` for whichever part does not fit.
  public init(_ weiPerUnit: Rational) throws(NodeOverflow) {
    guard let numerator = Int64(exactly: weiPerUnit.numerator) else {
      throw NodeOverflow(quantity: "pricePerUnit", exact: weiPerUnit.numerator)
    }
    guard let denominator = Int64(exactly: weiPerUnit.denominator) else {
      throw NodeOverflow(quantity: "pixelsPerUnit", exact: weiPerUnit.denominator)
    }
    pricePerUnit = numerator
    pixelsPerUnit = denominator
  }
}

/// An amount of a token in hundred-thousandths, as the node writes it in its logs and metrics.
///
/// amount · 100000 / 10^18 is cut toward zero and held inside 64 signed bits. What is lost:
/// everything below 10^13 wei.
///
/// Source: go-livepeer 0.9.1, `common.BaseTokenAmountToFixed`.
public struct FixedTokenAmount: Hashable, Sendable {
  /// Hundred-thousandths of a token.
  public let hundredThousandths: Int64
  /// Whether the amount was beyond what 64 bits hold, and was held at their end.
  public let isSaturated: Bool

  /// An amount of wei as the node fixes it.
  public init(_ amount: Wei) {
    (hundredThousandths, isSaturated) = Int64.saturating(
      amount.count / BigInt.powerOfTen(EtherUnit.ether.powerOfTen - 5))
  }
}

extension Int64 {
  /// The number, or the nearest end of the type, and whether that was needed.
  fileprivate static func saturating(_ value: BigInt) -> (Int64, isSaturated: Bool) {
    (Int64(clamping: value), Int64(exactly: value) == nil)
  }
}
