/// What differs between two price sheets: entries that came, went or changed.
///
/// Entries are matched by pipeline, model and gateway, byte by byte, as the node compares them.
/// Where several entries of a sheet have the same three names **the last one holds**: the node
/// assigns the prices one after the other.
///
/// ```swift
/// import LivepeerPricing
///
/// let old = try PriceSheet(json: #"[{"pipeline":"llm","model_id":"m","price_per_unit":200}]"#)
/// let new = try PriceSheet(json: #"[{"pipeline":"llm","model_id":"m","price_per_unit":201}]"#)
/// let difference = PriceSheetDifference(from: old, to: new)
/// print(difference.changed[0].move)  // percent(1/2)
/// ```
public struct PriceSheetDifference: Equatable, Sendable {
  /// Entries of the new sheet alone, in its order.
  public let added: [PriceEntry]
  /// Entries of the old sheet alone, in its order.
  public let removed: [PriceEntry]
  /// Entries of both that are not the same, in the new sheet's order.
  public let changed: [PriceEntryChange]
  /// How many entries are the same in both.
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
  ///   - ethPrice: What dollars are converted at where an entry is in dollars in one sheet alone.
  /// - Complexity: O(*n*) in entries.
  public init(from old: PriceSheet, to new: PriceSheet, at ethPrice: ETHPrice? = nil) {
    let before = LastEntries(old)
    let after = LastEntries(new)
    var added: [PriceEntry] = []
    var changed: [PriceEntryChange] = []
    var unchangedCount = 0
    for (key, entry) in after.entries {
      guard let former = before.entry(key) else {
        added.append(entry)
        continue
      }
      if let change = PriceEntryChange(from: former, to: entry, at: ethPrice) {
        changed.append(change)
      } else {
        unchangedCount += 1
      }
    }
    self.added = added
    self.changed = changed
    self.unchangedCount = unchangedCount
    removed = before.entries.filter { after.entry($0.key) == nil }.map(\.entry)
    replacedInOld = before.replaced
    replacedInNew = after.replaced
  }
}

/// The three names of an entry, equal where their bytes are.
///
/// Swift's own strings are equal where they look the same.
private struct EntryKey: Hashable {
  let pipeline: [UInt8]
  let modelID: [UInt8]
  let gateway: [UInt8]

  init(_ entry: PriceEntry) {
    pipeline = Array(entry.pipeline.utf8)
    modelID = Array(entry.modelID.utf8)
    gateway = Array(entry.gateway.utf8)
  }
}

/// A sheet's entries by their names, the last of several equal ones.
private struct LastEntries {
  /// In the sheet's order.
  private(set) var entries: [(key: EntryKey, entry: PriceEntry)] = []
  private(set) var replaced: [PriceEntry] = []
  private var places: [EntryKey: Int] = [:]

  init(_ sheet: PriceSheet) {
    let keys = sheet.entries.map(EntryKey.init)
    var last: [EntryKey: Int] = [:]
    for (index, key) in keys.enumerated() { last[key] = index }
    for (index, key) in keys.enumerated() {
      if last[key] == index {
        places[key] = entries.count
        entries.append((key, sheet.entries[index]))
      } else {
        replaced.append(sheet.entries[index])
      }
    }
  }

  func entry(_ key: EntryKey) -> PriceEntry? {
    places[key].map { entries[$0].entry }
  }
}
