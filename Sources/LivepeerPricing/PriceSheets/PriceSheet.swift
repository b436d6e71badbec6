public import ExactMath

/// An operator's price file, `aiModels.json`: a list of entries.
///
/// ```swift
/// import LivepeerPricing
///
/// let sheet = try PriceSheet(
///   json: #"""
///     [{"pipeline": "image-to-text", "model_id": "m",
///       "price_per_unit": 1192093}]
///     """#)
/// let price = try sheet.price(of: .imageToText)
/// print(price.rate)  // 1192093wei/px
/// ```
public struct PriceSheet: Sendable {
  /// The entries, in the file's order.
  public var entries: [PriceEntry]

  /// Diagnostics from reading the file: nothing that stops a node, and seldom what was meant.
  public let notes: [PriceSheet.Note]

  /// Creates a sheet of the given entries.
  public init(_ entries: [PriceEntry]) {
    self.entries = entries
    notes = []
  }

  init(_ entries: [PriceEntry], notes: [PriceSheet.Note]) {
    self.entries = entries
    self.notes = notes
  }

  /// The prices of the network's documentation, an entry for every documented pipeline.
  public static let documented = PipelineCatalogue.documented.documentedPrices
}

extension PriceSheet: Equatable {
  /// Whether the entries are the same; ``notes``, the diagnostics of reading them, do not count.
  public static func == (lhs: PriceSheet, rhs: PriceSheet) -> Bool { lhs.entries == rhs.entries }
}

extension PriceSheet {
  /// Something that a node takes without a word, at a place in a price file.
  public struct Note: Hashable, Sendable, CustomStringConvertible {
    /// Its place in the file.
    public let position: TextPosition
    /// What it is, and what becomes of it.
    public let message: String

    /// One line: the place and what is wrong.
    public var description: String { "\(position): \(message)" }
  }
}

extension PriceSheet {
  /// A price found in a sheet: the entry, and what it comes to per unit.
  public struct Price: Sendable {
    /// The sheet's entries and the place of the one that has the price: one reference to keep, and not
    /// each of an entry's texts.
    private let entries: [PriceEntry]
    private let place: Int
    /// The exact price of one unit.
    public let rate: AnyRate

    fileprivate init(_ entries: [PriceEntry], at place: Int, rate: AnyRate) {
      self.entries = entries
      self.place = place
      self.rate = rate
    }

    /// The entry that has the price.
    public var entry: PriceEntry { entries[place] }
  }

  /// Returns the price in force of a pipeline's model.
  ///
  /// If several entries are for the model, the price for every gateway comes first, and of several
  /// for one gateway the last one's holds, as in ``entriesInForce``.
  ///
  /// - Parameters:
  ///   - pipeline: The kind of work.
  ///   - modelID: The model ID, matched byte for byte; if nil, that of the sheet's first entry for
  ///     the pipeline.
  ///   - ethPrice: The ETH price at which dollars are converted.
  ///   - catalogue: The units of the prices.
  /// - Returns: The entry and its price per unit.
  /// - Throws: ``PriceSheet/LookupError`` that names what there is instead.
  /// - Complexity: O(*n*) in entries.
  public func price(
    of pipeline: Pipeline, modelID: ModelID? = nil, at ethPrice: ETHPrice? = nil,
    catalogue: PipelineCatalogue = .documented
  ) throws(PriceSheet.LookupError) -> Price {
    guard let place = place(of: pipeline, modelID: modelID) else {
      throw PricedNames(entries).missing(pipeline, modelID: modelID, in: catalogue)
    }
    // A span lends its elements; taken out of the array, the entry would be copied.
    let lent = entries.span
    guard let unit = catalogue.unit(of: pipeline, modelID: lent[place].modelID) else {
      throw .noUnit(pipeline: pipeline)
    }
    let rate = try lent[place].knownRate(of: pipeline, per: unit, at: ethPrice)
    return Price(entries, at: place, rate: rate)
  }

  /// Returns the place of the entry to quote by.
  private func place(of pipeline: Pipeline, modelID: ModelID?) -> Int? {
    let entries = entries.span
    var found: Int?
    for index in entries.indices where entries[index].pipeline == pipeline {
      guard let first = found else {
        if modelID == nil || entries[index].modelID == modelID { found = index }
        continue
      }
      guard entries[index].modelID == entries[first].modelID else { continue }
      if entries[index].supersedes(entries[first]) { found = index }
    }
    return found
  }
}

extension PriceSheet.Price: Equatable {
  /// Returns whether the entries and the rates are equal.
  public static func == (lhs: PriceSheet.Price, rhs: PriceSheet.Price) -> Bool {
    lhs.entry == rhs.entry && lhs.rate == rhs.rate
  }
}

extension PriceEntry {
  /// The price of one unit, which an entry of a sheet has to have to quote by it.
  @inline(__always)
  func knownRate(
    of pipeline: Pipeline, per unit: WorkUnitKind, at ethPrice: ETHPrice?
  ) throws(PriceSheet.LookupError) -> AnyRate {
    do throws(RateError) {
      if let wei = try weiPerUnit(at: ethPrice) {
        return try AnyRate(weiPerUnit: wei, unit: unit)
      }
    } catch {
      throw .unresolved(error, pipeline: pipeline, modelID: modelID)
    }
    throw .noPrice(pipeline: pipeline, modelID: modelID)
  }
}

extension Pipeline {
  /// The name as a message shows it.
  package var shown: String { name.shown(upTo: 100) }
}

extension ModelID {
  /// The name as a message shows it.
  package var shown: String { name.shown(upTo: 100) }
}

extension PriceSheet {
  /// Why a sheet has no price for a job.
  public enum LookupError: Error, Hashable, Sendable {
    /// No entry is for the pipeline; these pipelines are priced.
    case noPipeline(Pipeline, priced: [Pipeline], suggestion: Pipeline?)
    /// No entry of the pipeline is for the model; these models are priced.
    case noModel(ModelID, of: Pipeline, priced: [ModelID])
    /// The entry leaves its price to the node's own flag.
    case noPrice(pipeline: Pipeline, modelID: ModelID)
    /// Nothing says what the price is per.
    case noUnit(pipeline: Pipeline)
    /// The number of units is negative.
    case negativeUnits(BigInt)
    /// The entry's price cannot be converted to wei.
    case unresolved(RateError, pipeline: Pipeline, modelID: ModelID)
  }
}

extension PriceSheet.LookupError: CustomStringConvertible {
  /// One line: what is missing, and what there is.
  public var description: String {
    switch self {
    case .noPipeline(let pipeline, let priced, let suggestion):
      "no price for \(pipeline.name.isEmpty ? "a pipeline without a name" : pipeline.shown); "
        + (suggestion.map { "did you mean \($0.shown)?" }
          ?? "this sheet prices \(Self.list(priced.lazy.map(\.name)))")
    case .noModel(let modelID, let pipeline, let priced):
      "no price for model '\(modelID.shown)' of \(pipeline.shown); "
        + "this sheet prices \(Self.list(priced.lazy.map(\.name)))"
    case .noPrice(let pipeline, let modelID):
      "\(pipeline.shown) \(modelID.shown) has no price_per_unit, so the node's own flag "
        + "sets it"
    case .noUnit(let pipeline):
      "nothing says what the price of \(pipeline.shown) is per; give its unit"
    case .negativeUnits(let units): "\(QuantityError(count: units))"
    case .unresolved(let error, let pipeline, let modelID):
      "\(pipeline.shown) \(modelID.shown): \(error)"
    }
  }

  /// The first of the names, of any number.
  private static func list(_ names: some RandomAccessCollection<String>) -> String {
    let shown = names.prefix(10).map { $0.shown(upTo: 100) }.joined(separator: ", ")
    return names.isEmpty ? "nothing" : names.count > 10 ? "\(shown), …" : shown
  }
}
