public import LivepeerPricing

/// A share as the staking contracts compute it, rounded down twice.
///
/// floor(amount · floor(numerator · D / denominator) / D). The inner floor loses up to one part in
/// D of the amount, and the outer floor less than one wei.
///
/// Source: Livepeer protocol, `MathUtils`, `MathUtilsV2` and `PreciseMathUtils`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let third = try ContractPercentage.share.of(
///   1_000_000_000_000_000_000, 1, outOf: 3)
/// print(third)  // 333333000000000000
/// ```
public enum ContractPercentage: Hashable, Sendable, CaseIterable {
  /// D = 10^6: fee share and reward cut.
  case share
  /// D = 10^9: the minter's part of the mintable amount.
  case minter
  /// D = 10^27: cumulative factors.
  case factor

  /// The number that represents the whole.
  public var whole: BigInt {
    switch self {
    case .share: .powerOfTen(6)
    case .minter: .powerOfTen(9)
    case .factor: .powerOfTen(27)
    }
  }

  /// Returns a share of an amount.
  ///
  /// - Parameters:
  ///   - amount: Any amount, zero or more.
  ///   - numerator: The part, zero or more.
  ///   - denominator: The whole that the part belongs to.
  /// - Returns: The share, after both floors.
  /// - Throws: `ArithmeticError.divisionByZero` for a whole of zero.
  public func of(
    _ amount: BigInt, _ numerator: BigInt, outOf denominator: BigInt
  ) throws(ArithmeticError) -> BigInt {
    let share = try (numerator * whole).divided(by: denominator, rounding: .down)
    return try (amount * share).divided(by: whole, rounding: .down)
  }
}
