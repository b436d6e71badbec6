public import LivepeerPricing

/// The probability that a ticket wins, as the network writes it: a count out of 2^256 − 1.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let chance = WinProbability(
///   expectedValue: 8_000_000_000, faceValue: 800_000_000_000)
/// print(chance.expectedValue(faceValue: 1_000).wholeNumber == nil)
/// // true
/// ```
public struct WinProbability: Hashable, Sendable {
  /// The numerator, from 0 through ``certain``.
  public let outOfCertain: BigInt

  /// The numerator of a ticket that always wins: 2^256 − 1.
  public static let certain: BigInt = (BigInt(1) << 256) - 1

  /// Creates a probability from a count out of 2^256 − 1, clamped to the range from never to
  /// always.
  public init(outOfCertain: BigInt) {
    self.outOfCertain = Swift.min(Swift.max(outOfCertain, 0), WinProbability.certain)
  }

  /// Creates the probability that gives a ticket of a face value an expected value.
  ///
  /// 0 for a face value of 0, always if both are equal, and otherwise
  /// expectedValue · ceil((2^256 − 1) / faceValue). The ceiling makes the probability larger than the ideal by less than
  /// expectedValue / (2^256 − 1). The node checks only the low 64 bits of the remainder: if they
  /// are 0, which requires a face value above 2^64 wei, it does not round up.
  ///
  /// Source: go-livepeer 0.9.1, `recipient.winProb` in `pm`.
  public init(expectedValue: Wei, faceValue: Wei) {
    if faceValue.count <= 0 || expectedValue.count <= 0 {
      self.init(outOfCertain: 0)
    } else if expectedValue >= faceValue {
      self.init(outOfCertain: WinProbability.certain)
    } else {
      let (quotient, remainder) = WinProbability.certain.quotientAndRemainder(
        dividingBy: faceValue.count)
      let isRoundedUp = remainder & BigInt(UInt64.max) != 0
      self.init(outOfCertain: expectedValue.count * (isRoundedUp ? quotient + 1 : quotient))
    }
  }

  /// The probability as a fraction of one.
  public var fraction: Rational { Rational(outOfCertain, WinProbability.certain) }

  /// Returns the exact expected value of a ticket.
  ///
  /// faceValue · chance / (2^256 − 1). Source: go-livepeer 0.9.1, `pm.Ticket.EV`.
  public func expectedValue(faceValue: Wei) -> Rational {
    Rational(faceValue.count) * fraction
  }
}
