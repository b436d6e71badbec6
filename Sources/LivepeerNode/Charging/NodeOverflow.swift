public import LivepeerPricing

/// A number that the node keeps in 64 signed bits, and that does not fit them.
public struct NodeOverflow: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number's name, in the node's words.
  public let quantity: String
  /// The number itself.
  public let exact: BigInt

  /// One line: what does not fit.
  public var description: String {
    "\(quantity) \(exact) is beyond the node's 64-bit numbers (at most \(Int64.max))"
  }
}
