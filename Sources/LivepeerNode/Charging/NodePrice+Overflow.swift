public import LivepeerPricing

extension NodePrice {
  /// A number that does not fit the 64 signed bits in which the node keeps it.
  public struct Overflow: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number's name, in the node's words.
    public let quantity: String
    /// The number itself.
    public let exact: BigInt

    /// One line: the number that does not fit.
    public var description: String {
      "\(quantity) \(exact) is beyond the node's 64-bit numbers (at most \(Int64.max))"
    }
  }
}
