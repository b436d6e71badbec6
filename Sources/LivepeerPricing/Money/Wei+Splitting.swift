public import ExactMath

extension Wei {
  /// An invalid split of an amount.
  public enum SplitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A number of parts below 1 or above ``limit``.
    case partCount(Int)
    /// A share below zero, at the given index.
    case negativeShare(index: Int)
    /// Shares of which none is above zero.
    case noShares
    /// Parts that would take more than ``maximumBits`` over the common denominator of the shares.
    case tooManyDigits

    /// The maximum number of parts.
    public static let limit = 1_000_000

    /// The maximum number of bits of all parts, each with the amount, the longest share and their
    /// common denominator: 64 MiB.
    ///
    /// A million shares in tenths of a percent, or 1/1 through 1/16000, are within it.
    public static let maximumBits = 1 << 29

    /// One line: what is wrong and what is valid.
    public var description: String {
      switch self {
      case .partCount(let count):
        "cannot split into \(count) parts; use 1 to \(Wei.SplitError.limit)"
      case .negativeShare(let index): "share number \(index + 1) is negative"
      case .noShares: "at least one share has to be above zero"
      case .tooManyDigits:
        "the shares have too many digits over their common denominator; round them to the same "
          + "number of decimals"
      }
    }
  }
}

extension Wei {
  /// Splits the amount into equal parts, which differ by at most 1 wei and add up to the amount.
  ///
  /// The first parts get 1 wei more if the amount is not divisible. A negative amount is split as
  /// its magnitude.
  ///
  /// - Parameter parts: The number of parts, from 1 through ``Wei/SplitError/limit``.
  /// - Returns: The parts.
  /// - Throws: ``Wei/SplitError/partCount(_:)``.
  /// - Complexity: O(`parts`), regardless of the amount: equal parts share their digits.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let parts = try Wei(10).split(into: 3)
  /// print(parts.map(\.count))  // [4, 3, 3]
  /// ```
  public func split(into parts: Int) throws(Wei.SplitError) -> [Wei] {
    guard (1...Wei.SplitError.limit).contains(parts) else { throw .partCount(parts) }
    let (share, rest) = count.quotientAndRemainder(dividingBy: BigInt(parts))
    let larger = Wei(share + rest.signum())
    // Below the number of parts.
    let largerCount = Int(rest.magnitude)
    return Array(repeating: larger, count: largerCount)
      + Array(repeating: Wei(share), count: parts - largerCount)
  }

  /// Splits the amount in proportion to the shares; the parts add up to the amount.
  ///
  /// Every part is first rounded down to whole wei; the parts with the largest remainders then get
  /// 1 wei more each, the earlier part first if two remainders are equal (the largest remainder
  /// method). A negative amount is split as its magnitude.
  ///
  /// - Parameter shares: The relative sizes of the parts: at most ``Wei/SplitError/limit``, none
  ///   below zero and one at least above.
  /// - Returns: The parts, in the order of the shares.
  /// - Throws: ``Wei/SplitError`` if there are no shares or too many, one is below zero, none is
  ///   above zero, or their common denominator is too long.
  /// - Complexity: O(*n* log *n*) in the digits of the parts over the shares' common denominator,
  ///   which have at most ``Wei/SplitError/maximumBits`` bits.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let parts = try Wei(100).split(by: [1, 1, 1])
  /// print(parts.map(\.count))  // [34, 33, 33]
  /// ```
  public func split(by shares: [Rational]) throws(Wei.SplitError) -> [Wei] {
    guard (1...Wei.SplitError.limit).contains(shares.count) else { throw .partCount(shares.count) }
    if let index = shares.firstIndex(where: \.isNegative) { throw .negativeShare(index: index) }
    guard shares.contains(where: { !$0.isZero }) else { throw .noShares }

    // Over a common denominator the shares are whole numbers, and the remainders of the amount
    // times a share by their sum can be compared directly.
    let denominator = try commonDenominator(of: shares)
    func weight(_ share: Rational) -> BigInt {
      share.numerator * (denominator / share.denominator)
    }
    let whole = shares.reduce(0) { $0 + weight($1) }
    var parts: [BigInt] = []
    var losses: [BigInt] = []
    for share in shares {
      let (part, loss) = (count.magnitude * weight(share)).quotientAndRemainder(dividingBy: whole)
      parts.append(part)
      losses.append(loss)
    }
    let leftOver = Int(count.magnitude - parts.reduce(0, +))
    // Positions break ties, as in a stable sort.
    let byLoss = parts.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    for index in byLoss.prefix(leftOver) { parts[index] += 1 }
    return parts.map { Wei(count.isNegative ? -$0 : $0) }
  }

  /// Returns the common denominator of the shares.
  ///
  /// - Throws: ``Wei/SplitError/tooManyDigits`` if parts over it are too long.
  private func commonDenominator(of shares: [Rational]) throws(Wei.SplitError) -> BigInt {
    let ownBits = count.magnitude.bitWidth + (shares.map(\.numerator.bitWidth).max() ?? 0)
    func check(_ denominator: BigInt) throws(Wei.SplitError) {
      guard denominator.bitWidth + ownBits <= Wei.SplitError.maximumBits / shares.count else {
        throw .tooManyDigits
      }
    }
    var denominator: BigInt = 1
    try check(denominator)
    for share in shares where share.denominator != denominator {
      let divisor = denominator.greatestCommonDivisor(with: share.denominator)
      if divisor == share.denominator { continue }
      denominator *= share.denominator / divisor
      try check(denominator)
    }
    return denominator
  }
}
