internal import ExactMath

extension Totals {
  /// A number of totals that is negative.
  public struct NegativeTotalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number's name in ``Totals/json``, such as `rows` or `fee_usd`.
    public let name: String

    /// One line: what is wrong.
    public var description: String { "\(name) of totals is not negative" }

    /// Refuses a negative number.
    static func check(_ number: BigInt, _ key: TotalsKey) throws(Totals.NegativeTotalError) {
      guard !number.isNegative else { throw Totals.NegativeTotalError(name: key.rawValue) }
    }
  }
}
