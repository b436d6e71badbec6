extension PriceEntry {
  /// An entry that is in two sheets and differs between them.
  public struct Change: Equatable, Sendable {
    /// The entry as it was.
    public let old: PriceEntry
    /// The entry as it is.
    public let new: PriceEntry
    /// The change of its price.
    public let move: PriceEntry.PriceMove
    /// The other fields that differ, in the order of ``PriceEntry/Field``.
    ///
    /// The two numbers of the price are among them if the price itself is the same: then they are
    /// another form of it.
    public let fields: [PriceEntry.Field]

    /// Creates the change between two entries; returns nil if nothing differs.
    init?(from old: PriceEntry, to new: PriceEntry, at ethPrice: ETHPrice?) {
      self.old = old
      self.new = new
      move = PriceEntry.PriceMove(from: old, to: new, at: ethPrice)
      let isSamePrice = move == .unchanged
      fields = PriceEntry.Field.allCases.filter { field in
        (isSamePrice || !field.isNumberOfThePrice) && field.differs(old, new)
      }
      if isSamePrice, fields.isEmpty { return nil }
    }
  }
}

extension PriceEntry {
  /// A field of an entry, besides the three names that it is found by.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    /// The price's number.
    case pricePerUnit = "price_per_unit"
    /// The number of units that it pays for.
    case pixelsPerUnit = "pixels_per_unit"
    /// The currency of the price.
    case currency
    /// Whether the model is kept loaded.
    case warm
    /// The number of jobs that run at once.
    case capacity
    /// The URL of an external container.
    case url
    /// The token that the container asks for.
    case token
    /// Members that the node passes on or ignores, `optimization_flags` among them.
    case others = "other members"

    fileprivate var isNumberOfThePrice: Bool {
      self == .pricePerUnit || self == .pixelsPerUnit
    }

    /// Whether the field is not the same in both; texts are compared byte by byte, as the node
    /// does.
    fileprivate func differs(_ old: PriceEntry, _ new: PriceEntry) -> Bool {
      switch self {
      case .pricePerUnit: old.pricePerUnit != new.pricePerUnit
      case .pixelsPerUnit: old.pixelsPerUnit != new.pixelsPerUnit
      case .currency: old.currency != new.currency
      case .warm: old.isWarm != new.isWarm
      case .capacity: old.capacity != new.capacity
      case .url: old.url.map { Array($0.utf8) } != new.url.map { Array($0.utf8) }
      case .token: old.token.map { Array($0.utf8) } != new.token.map { Array($0.utf8) }
      case .others: old.withoutOwnMembers != new.withoutOwnMembers
      }
    }
  }
}

extension PriceEntry {
  /// What is left of an entry when everything with a name of its own is taken away.
  fileprivate var withoutOwnMembers: PriceEntry {
    var entry = self
    (entry.pipeline, entry.modelID, entry.gateway) = ("", "", "")
    (entry.pricePerUnit, entry.pixelsPerUnit, entry.currency) = (nil, nil, .wei)
    (entry.isWarm, entry.capacity) = (false, 1)
    (entry.url, entry.token) = (nil, nil)
    return entry
  }
}
