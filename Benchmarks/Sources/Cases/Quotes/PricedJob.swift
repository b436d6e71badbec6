/// A price per unit as a fraction of whole numbers, and a count of units.
struct PricedJob {
  let numerator: UInt64
  let denominator: UInt64
  let units: UInt64

  /// Prices in whole wei per millisecond, those of the documentation and their neighbours.
  static let inWholeWei = jobs { random in
    (UInt64.random(in: 500...20_000_000, using: &random), 1)
  }

  /// Prices of up to $0.0036 a minute, in wei per millisecond at 2345.67890123 dollars for one ETH.
  ///
  /// k · 10^−6 dollars are k · 10^16 / (6 · 234567890123) wei per millisecond.
  static let fromDollars = jobs { random in
    let numerator = UInt64.random(in: 1...3_600, using: &random) * (ten16 / 2)
    let denominator: UInt64 = 3 * 234_567_890_123
    let divisor = greatestCommonDivisor(numerator, denominator)
    return (numerator / divisor, denominator / divisor)
  }

  /// Many and irregular, so that the processor cannot learn them by heart.
  private static func jobs(
    _ price: (inout SplitMix64) -> (numerator: UInt64, denominator: UInt64)
  ) -> [PricedJob] {
    var random = SplitMix64(state: 1)
    return (0..<1024).map { _ in
      let (numerator, denominator) = price(&random)
      // A day of audio is 86,400,000 ms.
      let units = UInt64.random(in: 1...86_400_000, using: &random)
      return PricedJob(numerator: numerator, denominator: denominator, units: units)
    }
  }
}

private let ten16: UInt64 = 10_000_000_000_000_000

private func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
