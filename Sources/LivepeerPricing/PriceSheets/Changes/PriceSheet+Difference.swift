extension PriceSheet {
  /// The difference between two price sheets: entries that were added, removed or changed.
  ///
  /// Entries are matched by pipeline, model and gateway, as the node compares them. Of several
  /// entries for the same three the last one's price holds; see ``PriceSheet/entriesInForce``.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let old = try PriceSheet(
  ///   json: #"[{"pipeline":"llm","model_id":"m","price_per_unit":200}]"#)
  /// let new = try PriceSheet(
  ///   json: #"[{"pipeline":"llm","model_id":"m","price_per_unit":201}]"#)
  /// let difference = PriceSheet.Difference(from: old, to: new)
  /// print(difference.changed[0].move)  // percent(1/2)
  /// ```
  public struct Difference: Equatable, Sendable {
    /// Entries of the new sheet alone, in its order.
    public let added: [PriceEntry]
    /// Entries of the old sheet alone, in its order.
    public let removed: [PriceEntry]
    /// Entries of both that are not the same, in the new sheet's order.
    public let changed: [PriceEntry.Change]
    /// The number of entries that are the same in both.
    public let unchangedCount: Int
    /// Entries of the old sheet that a later one of the same names replaces.
    public let replacedInOld: [PriceEntry]
    /// Entries of the new sheet that a later one of the same names replaces.
    public let replacedInNew: [PriceEntry]

    /// Compares two sheets.
    ///
    /// - Parameters:
    ///   - old: The sheet as it was.
    ///   - new: The sheet as it is.
    ///   - ethPrice: The ETH price at which dollars are converted, if an entry is in dollars in one
    ///     sheet alone.
    /// - Complexity: O(*n*) in entries.
    public init(from old: PriceSheet, to new: PriceSheet, at ethPrice: ETHPrice? = nil) {
      let before = EntriesByTarget(old)
      let after = EntriesByTarget(new)
      var added: [PriceEntry] = []
      var changed: [PriceEntry.Change] = []
      var unchangedCount = 0
      for (target, entry) in after.entries {
        guard let former = before.entry(target) else {
          added.append(entry)
          continue
        }
        if let change = PriceEntry.Change(from: former, to: entry, at: ethPrice) {
          changed.append(change)
        } else {
          unchangedCount += 1
        }
      }
      self.added = added
      self.changed = changed
      self.unchangedCount = unchangedCount
      removed = before.entries.filter { after.entry($0.target) == nil }.map(\.entry)
      replacedInOld = before.replaced
      replacedInNew = after.replaced
    }
  }
}

/// A sheet's entries by what they price: those in force, and those that they replace.
private struct EntriesByTarget {
  /// In the sheet's order.
  private(set) var entries: [(target: PriceTarget, entry: PriceEntry)] = []
  private(set) var replaced: [PriceEntry] = []
  private var places: [PriceTarget: Int] = [:]

  init(_ sheet: PriceSheet) {
    let inForce = sheet.entries.placesInForce
    for (index, entry) in sheet.entries.enumerated() {
      let target = PriceTarget(entry)
      if inForce[target] == index {
        places[target] = entries.count
        entries.append((target, entry))
      } else {
        replaced.append(entry)
      }
    }
  }

  func entry(_ target: PriceTarget) -> PriceEntry? {
    places[target].map { entries[$0].entry }
  }
}
