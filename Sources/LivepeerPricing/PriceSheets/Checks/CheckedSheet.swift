internal import ExactMath

/// A price file as the rules see it.
struct CheckedSheet {
  let check: PriceSheetCheck
  let entries: [CheckedEntry]
  let refusals: [LocatedSheet.Refusal]
  let remarks: [PriceSheetRemark]

  init(_ sheet: LocatedSheet, for check: PriceSheetCheck) {
    self.check = check
    entries = sheet.entries.map { CheckedEntry($0, at: check.ethPrice) }
    refusals = sheet.refusals
    remarks = sheet.remarks
  }
}

/// An entry with what its price comes to.
struct CheckedEntry {
  let located: LocatedEntry
  /// The price of a unit; nil where the entry has none, or it cannot be told.
  let price: CheckedPrice?
  /// Whether an ETH price is all that lacks.
  let needsETHPrice: Bool

  init(_ located: LocatedEntry, at ethPrice: ETHPrice?) {
    self.located = located
    let hasPrice =
      located.entry.pricePerUnit != nil
      && located.isReadable(.pricePerUnit, .pixelsPerUnit, .currency)
    let wei = hasPrice ? (try? located.entry.weiPerUnit(at: ethPrice)) ?? nil : nil
    price = wei.map(CheckedPrice.init)
    needsETHPrice = hasPrice && price == nil
  }

  var entry: PriceEntry { located.entry }

  /// The pipeline, where it is readable and one of the catalogue's.
  var pipeline: Pipeline? { entry.knownPipeline }

  /// The model's name as a line shows it.
  var shownModel: String { entry.modelID.shown(upTo: 100) }

  func position(of key: PriceKey) -> TextPosition { located.position(of: key) }
}

/// The price of a unit.
struct CheckedPrice {
  /// The exact price in wei.
  let wei: Rational
  /// What the node advertises of it.
  let fixed: FixedPrice

  init(_ wei: Rational) {
    self.wei = wei
    fixed = FixedPrice(wei)
  }
}
