public import LivepeerPricing

extension Market {
  /// The weights by which a gateway picks one of the orchestrators that are within its cap.
  ///
  /// The chance of each is priceWeight · e^(−price/f) / Σ e^(−price/f) + stakeWeight · its share of the
  /// stake + randomWeight / count, with the price in wei per unit. Nothing is known of stakes here, so
  /// each is taken for the same. What the weights lack to 1 is shared by all, and so is what they exceed
  /// it by.
  ///
  /// A gateway without a chain of its own, as behind a remote signer, takes the orchestrator of the lowest
  /// latency, regardless of cap and weights; and `-minPerfScore` leaves some out before these chances.
  ///
  /// The node computes in float64. If every e^(−price/f) is 0 there, for prices above about 745 · f, the
  /// price share is 1 for each, and the price has no say: so it is for prices of AI work with the default
  /// f of 100. If the largest is not 0, and below 2^−1022, the shares are those of its few bits; see
  /// ``Chances``.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let byPrice = try Market.Selection(
  ///   priceWeight: 1, stakeWeight: 0, randomWeight: 0)
  /// print(byPrice.chances(at: [9_000_000, 12_882_811]).isBlindToPrice)
  /// // true
  /// print(byPrice.chances(at: [100, 200]).values[0])
  /// // 0.731058578630004879
  /// ```
  ///
  /// Source: go-livepeer 0.9.1, `server/selection_algorithm.go` and `createSelectionAlgorithm`.
  public struct Selection: Hashable, Sendable {
    /// The node's `-selectPriceWeight`.
    public let priceWeight: Rational
    /// The node's `-selectStakeWeight`.
    public let stakeWeight: Rational
    /// The node's `-selectRandWeight`.
    public let randomWeight: Rational
    /// The node's `-selectPriceExpFactor`, f: the difference of prices, in wei per unit, that changes the
    /// price share by the factor e.
    public let priceFactor: Rational

    /// Creates the weights of a gateway, by default the node's own.
    ///
    /// - Throws: ``Market/SelectionError`` unless the weights are zero or more and add up to 1 within
    ///   0.0001, and the factor is above zero.
    public init(
      priceWeight: Rational = 0, stakeWeight: Rational = Rational(7, 10),
      randomWeight: Rational = Rational(3, 10), priceFactor: Rational = 100
    ) throws(Market.SelectionError) {
      for weight in [priceWeight, stakeWeight, randomWeight] where weight.isNegative {
        throw .negativeWeight(weight)
      }
      let sum = priceWeight + stakeWeight + randomWeight
      guard (sum - 1).magnitude <= Rational(1, 10_000) else { throw .sum(sum) }
      guard priceFactor > 0 else { throw .factor(priceFactor) }
      self.priceWeight = priceWeight
      self.stakeWeight = stakeWeight
      self.randomWeight = randomWeight
      self.priceFactor = priceFactor
    }
  }

  /// Weights that a node does not take, or that give no chances.
  public enum SelectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The weights do not add up to 1, and the node stops.
    case sum(Rational)
    /// A weight is below zero.
    case negativeWeight(Rational)
    /// The factor is not above zero.
    case factor(Rational)

    /// One line: what is wrong, and what would be right.
    public var description: String {
      switch self {
      case .sum(let sum):
        "the weights of price, stake and random selection add up to \(short(sum)), and the node stops; "
          + "make them add up to 1"
      case .negativeWeight(let weight):
        "a weight is \(short(weight)); weights are zero or more, and add up to 1"
      case .factor(let factor): "the price factor is \(short(factor)); it is above zero, as in 100"
      }
    }
  }
}

extension Market.Selection {
  /// The chances of being picked, and what the prices have to do with them.
  public struct Chances: Hashable, Sendable {
    /// The chance of each, rounded to 18 decimals, half to even, with an error of less than 10^−18.
    ///
    /// If the weights add up to more than 1, and a chance is smaller than that excess, the error is less
    /// than the excess, at most 0.0001.
    public let values: [BigDecimal]
    /// Whether every e^(−price/f) is 0 in float64, so that each has the same chance.
    public let isBlindToPrice: Bool
    /// Whether the largest e^(−price/f) has fewer than 53 bits in float64, so that the shares are those
    /// of what is left of it and not of the exact numbers.
    public let isRoundedByNode: Bool
  }

  /// Returns the chance of each of several orchestrators, all of whom have the same stake.
  ///
  /// - Parameter prices: Their prices in wei per unit, as charged.
  /// - Returns: The chances, in the order of the prices.
  /// - Precondition: No price is negative.
  /// - Complexity: O(*n* log *n*) in prices.
  public func chances(at prices: [Rational]) -> Chances {
    precondition(!prices.contains { $0.isNegative }, "a price is not negative")
    guard let cheapest = prices.min() else {
      return Chances(values: [], isBlindToPrice: false, isRoundedByNode: false)
    }
    let largestExponent = exponent(of: cheapest)
    let isBlind = largestExponent < GoExponential.smallestExponent
    let isRounded = !isBlind && largestExponent <= GoExponential.largestSubnormalExponent
    let count = Rational(prices.count)
    // Of equal stakes each has the same share.
    let other = (stakeWeight + randomWeight) / count
    func rounded(_ chance: Rational) -> BigDecimal {
      BigDecimal(rounding: chance, toDecimals: 18, .toNearestOrEven)
    }
    if isBlind || priceWeight.isZero {
      // The node's numbers then add up to more than 1, and each of them is the same.
      let chance = rounded(1 / count)
      return Chances(
        values: prices.map { _ in chance }, isBlindToPrice: isBlind, isRoundedByNode: isRounded)
    }
    var shares: [Rational: ExponentialShare] = [:]
    var (lowerSum, upperSum): (BigInt, BigInt) = (0, 0)
    for price in prices {
      let share =
        shares[price]
        ?? (isRounded
          ? ExponentialShare(GoExponential.value(exponent(of: price)))
          : ExponentialShare(ExponentialBounds(ofMinus: (price - cheapest) / priceFactor)))
      shares[price] = share
      lowerSum += share.lower
      upperSum += share.upper
    }
    var chances = shares.mapValues { share in
      let low = Rational(share.lower, share.lower + upperSum - share.upper)
      let high = Rational(share.upper, share.upper + lowerSum - share.lower)
      return priceWeight * (low + high) / 2 + other
    }
    let total = priceWeight + stakeWeight + randomWeight
    // The node draws below 1, in a random order: the first gets what the weights lack to 1, and the last
    // loses what they exceed it by, as far as its own chance goes.
    let rest = (1 - total) / count
    let isShared = chances.values.allSatisfy { $0 >= total - 1 }
    chances = chances.mapValues { isShared ? $0 + rest : $0 / total }
    let values = chances.mapValues(rounded)
    return Chances(
      values: prices.compactMap { values[$0] }, isBlindToPrice: false, isRoundedByNode: isRounded)
  }

  /// −price/f in float64, as the node computes it.
  private func exponent(of price: Rational) -> Double {
    -1 * Double(price) / Double(priceFactor)
  }
}

/// Bounds of a number that a price share is proportional to.
private struct ExponentialShare {
  let lower: BigInt
  let upper: BigInt

  init(_ bounds: ExponentialBounds) { (lower, upper) = (bounds.lower, bounds.upper) }

  /// A subnormal number, in multiples of 2^−1074.
  init(_ value: Double) {
    lower = BigInt(value.bitPattern)
    upper = lower
  }
}
