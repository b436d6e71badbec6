public import ExactMath

extension PriceEntry {
  /// The exact change of a price from one sheet to the next.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let move = PriceEntry.PriceMove.percent(-25)
  /// print(move.exceeds(percent: 25))  // false
  /// print(move.exceeds(percent: Rational(249, 10)))  // true
  /// ```
  public enum PriceMove: Hashable, Sendable {
    /// The same price of a unit, in whatever form it is written.
    case unchanged
    /// Another price: so many percent above the old one, below it if negative, never zero.
    case percent(Rational)
    /// From zero to a price: no percent tells how far.
    case fromFree
    /// One of the two has no `price_per_unit`: the node's own flag sets it.
    case setByNode
    /// One of the two is in dollars and the other is not, and no ETH price was given.
    case needsETHPrice

    /// Compares what one unit costs.
    ///
    /// Two prices in dollars are compared in dollars, so that the percent depends on no ETH price;
    /// all others in wei.
    ///
    /// - Parameters:
    ///   - old: The entry as it was.
    ///   - new: The entry as it is.
    ///   - ethPrice: The ETH price at which dollars are converted, if one price alone is in dollars.
    public init(from old: PriceEntry, to new: PriceEntry, at ethPrice: ETHPrice? = nil) {
      switch (old.amountPerUnit, new.amountPerUnit) {
      case (nil, nil): self = .unchanged
      case (nil, _), (_, nil): self = .setByNode
      case (.usd(let old), .usd(let new)), (.wei(let old), .wei(let new)):
        self.init(from: old, to: new)
      case (let old?, let new?):
        if let ethPrice {
          self.init(from: old.wei(at: ethPrice), to: new.wei(at: ethPrice))
        } else {
          self = .needsETHPrice
        }
      }
    }

    private init(from old: Rational, to new: Rational) {
      if old == new {
        self = .unchanged
      } else if old.isZero {
        self = .fromFree
      } else {
        self = .percent((new / old - 1) * 100)
      }
    }

    /// Whether the price moved by more than that many percent, up or down.
    ///
    /// Exactly as many percent are not more. From free to any price is more than any percent, and
    /// so is a move that is not known: a check that cannot know does not pass.
    ///
    /// - Parameter threshold: Percent of the old price, zero or more.
    /// - Returns: Whether the move is larger than the threshold, or not known.
    public func exceeds(percent threshold: Rational) -> Bool {
      switch self {
      case .unchanged: false
      case .percent(let percent): percent.magnitude > threshold
      case .fromFree, .setByNode, .needsETHPrice: true
      }
    }
  }
}
