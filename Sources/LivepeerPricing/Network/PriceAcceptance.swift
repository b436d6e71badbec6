public import ExactMath

/// What a gateway takes and what it refuses.
///
/// Source: go-livepeer 0.9.1, `core` capability prices and `server` session checks.
public enum PriceAcceptance {
  /// Whether a gateway with that cap takes an orchestrator at that price; the cap itself passes.
  public static func isWithinCap(_ weiPerUnit: Rational, cap: Rational) -> Bool {
    weiPerUnit <= cap
  }

  /// How many times its first price a running session's price may become.
  public static let largestRise: Rational = 2

  /// Whether a session that began at one price goes on at another; exactly twice as much passes.
  public static func sessionGoesOn(from first: Rational, to current: Rational) -> Bool {
    current <= first * largestRise
  }
}
