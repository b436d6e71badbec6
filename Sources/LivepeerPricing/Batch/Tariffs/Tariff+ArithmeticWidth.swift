internal import ExactMath

extension Tariff {
  /// How wide the arithmetic is that a tariff is quoted with.
  ///
  /// A table decides it once for each tariff, from the largest number of units that a column holds,
  /// *u* = 2^64 − 1, and never row by row. Let *N*/*D* be the price in wei per unit and *U*/*V* the
  /// ETH price in the quantum of dollars asked for per wei, both in lowest terms, and let
  /// *f* = ⌈*u* · *N* / *D*⌉ be the largest fee.
  ///
  /// | width | taken if |
  /// |---|---|
  /// | ``twoRegisters`` | *N*, *D*, *U*, *V* < 2^63 and *f* · *U* < 2^127 |
  /// | ``fourLimbs`` | *N*, *D*, *U*, *V* < 2^128, *f* < 2^128 and ⌈*f* · *U* / *V*⌉ < 2^128 |
  /// | ``anySize`` | always |
  ///
  /// Without an ETH price the terms in *U* and *V* fall away. The results are the same at every
  /// width, bit for bit.
  public enum ArithmeticWidth: String, CaseIterable, Codable, Hashable, Sendable {
    /// 128-bit products in two machine registers, divided by multiplying with a reciprocal.
    case twoRegisters
    /// Products of up to 256 bits in four limbs on the stack, divided by GMP's `mpn` layer.
    case fourLimbs
    /// `BigInt`, which allocates if it has to.
    case anySize
  }
}

extension Tariff.ArithmeticWidth {
  /// The narrowest arithmetic that is proven right for a price, and not narrower than `least`.
  ///
  /// - Parameters:
  ///   - weiPerUnit: The price, *N*/*D*.
  ///   - quantaPerWei: The ETH price in quanta of dollars per wei, *U*/*V*, if known.
  ///   - least: The narrowest to consider.
  /// - Returns: The width.
  static func proven(
    for weiPerUnit: Rational, quantaPerWei: Rational?, atLeast least: Tariff.ArithmeticWidth
  ) -> Tariff.ArithmeticWidth {
    let largestFee = weiPerUnit.multiplied(by: BigInt(UInt64.max), rounding: .up)
    let ratios = [weiPerUnit] + (quantaPerWei.map { [$0] } ?? [])
    let largestProduct = largestFee * (quantaPerWei?.numerator ?? 1)
    let largestUSD = quantaPerWei?.multiplied(by: largestFee, rounding: .up) ?? 0
    func termsAreBelow(bits: Int) -> Bool {
      let bound = BigInt(1) << bits
      return ratios.allSatisfy { $0.numerator < bound && $0.denominator < bound }
    }
    if least == .twoRegisters, termsAreBelow(bits: 63), largestProduct < BigInt(1) << 127 {
      return .twoRegisters
    }
    let end = BigInt(1) << 128
    if least != .anySize, termsAreBelow(bits: 128), largestFee < end, largestUSD < end {
      return .fourLimbs
    }
    return .anySize
  }
}
