internal import LivepeerPricing

/// An entry that differs.
struct DiffRow {
  enum Kind: String {
    case added, removed, changed
  }

  let kind: Kind
  let old: PriceEntry?
  let new: PriceEntry?
  /// The entry that exists, preferably the new one.
  let entry: PriceEntry
  /// The change of the price; nil for an added or removed entry.
  let move: PriceEntry.PriceMove?
  let fields: [PriceEntry.Field]
  let ethPrice: ETHPrice?

  private init(
    _ kind: Kind, old: PriceEntry?, new: PriceEntry?, entry: PriceEntry,
    move: PriceEntry.PriceMove?,
    fields: [PriceEntry.Field], _ ethPrice: ETHPrice?
  ) {
    self.kind = kind
    (self.old, self.new, self.entry) = (old, new, entry)
    (self.move, self.fields, self.ethPrice) = (move, fields, ethPrice)
  }
}

extension DiffRow {
  init(_ change: PriceEntry.Change, _ ethPrice: ETHPrice?) {
    self.init(
      .changed, old: change.old, new: change.new, entry: change.new, move: change.move,
      fields: change.fields, ethPrice)
  }

  init(added entry: PriceEntry, _ ethPrice: ETHPrice?) {
    self.init(.added, old: nil, new: entry, entry: entry, move: nil, fields: [], ethPrice)
  }

  init(removed entry: PriceEntry, _ ethPrice: ETHPrice?) {
    self.init(.removed, old: entry, new: nil, entry: entry, move: nil, fields: [], ethPrice)
  }
}

extension DiffRow {
  /// The column of the cheaper price; nil if it is not known, or they are equal.
  private var cheaper: Int? {
    switch move {
    case .percent(let change): change.isNegative ? 1 : 0
    case .fromFree: 0
    default: nil
    }
  }

  /// The rows of the table, with names above the figures because both do not fit on one line.
  var tableRows: [TextTable.Row] {
    [
      .text(entry.names),
      .cells(
        [old.map(priceText) ?? "-", new.map(priceText) ?? "-", changeText], better: cheaper),
    ]
      + fields.map { field in
        guard let old = old?.text(of: field), let new = new?.text(of: field) else {
          return .text("  \(field.rawValue): differs")
        }
        return .text("  \(field.rawValue): \(old) -> \(new)")
      }
  }

  /// Returns the price in wei, or in dollars if the comparison does not need wei.
  private func priceText(_ entry: PriceEntry) -> String {
    guard let price = entry.pricePerUnit else { return "the node's" }
    if entry.currency == .usd, ethPrice == nil || [old, new].allSatisfy({ $0.isInUSD }) {
      return (price.rational / Rational(entry.pixelsPerUnit ?? 1)).shownUSD
    }
    return weiPerUnit(entry).map { $0.shownWei + " wei" } ?? "?"
  }

  private var changeText: String {
    switch move {
    case nil: kind.rawValue
    case .some(.unchanged): "same price"
    case .percent(let percent):
      DecimalFormat(.significant(6)).markedText(percent, signed: true) + " %"
    case .fromFree: "from free"
    case .setByNode, .needsETHPrice: "?"
    }
  }

  private func weiPerUnit(_ entry: PriceEntry) -> Rational? {
    try? entry.amountPerUnit?.exactWei(at: ethPrice)
  }
}

extension DiffRow {
  var json: JSONMembers {
    JSONMembers {
      $0.string("pipeline", entry.pipeline.name)
      $0.string("model", entry.modelID.name)
      $0.string("gateway", entry.gateway.text)
      $0.string("change", kind.rawValue)
      $0.object("old", old.map(priceJSON))
      $0.object("new", new.map(priceJSON))
      if let move {
        $0.string("move", move.name)
        $0.amount("percent", move.percentValue)
        $0.array("fields", fields.map(json))
      }
    }
  }

  private func priceJSON(_ entry: PriceEntry) -> JSONMembers {
    JSONMembers {
      for field in [PriceEntry.Field.pricePerUnit, .pixelsPerUnit, .currency] {
        $0.string(field.rawValue, entry.scriptText(of: field))
      }
      $0.fraction("wei_per_unit", weiPerUnit(entry))
    }
  }

  private func json(_ field: PriceEntry.Field) -> JSONMembers {
    JSONMembers {
      $0.string("name", field.rawValue)
      $0.string("old", old?.scriptText(of: field))
      $0.string("new", new?.scriptText(of: field))
    }
  }

  static let csvHeader = [
    "pipeline", "model", "gateway", "change", "old_wei_numerator", "old_wei_denominator",
    "new_wei_numerator", "new_wei_denominator", "move", "percent", "fields",
  ]

  var csvRecord: [String] {
    let wei = [old, new].flatMap { entry in
      let wei = entry.flatMap(weiPerUnit)
      return [wei.map { "\($0.numerator)" } ?? "", wei.map { "\($0.denominator)" } ?? ""]
    }
    return [entry.pipeline.name, entry.modelID.name, entry.gateway.text, kind.rawValue] + wei + [
      move?.name ?? "", move?.percentValue?.decimalText.text ?? "",
      fields.map(\.rawValue).joined(separator: ";"),
    ]
  }
}

extension PriceEntry? {
  /// Whether the price is in dollars; true also for an absent entry, which needs no other currency.
  fileprivate var isInUSD: Bool { map { $0.currency == .usd } ?? true }
}
