public import ExactMath

/// An operator's price file, `aiModels.json`: a list of entries.
///
/// ```swift
/// import LivepeerPricing
///
/// let sheet = try PriceSheet(
///   json: #"[{"pipeline": "image-to-text", "model_id": "m", "price_per_unit": 1192093}]"#)
/// let price = try sheet.price(of: .imageToText)
/// print(price.rate)  // 1192093wei/px
/// ```
public struct PriceSheet: Sendable {
  /// The entries, in the file's order.
  public var entries: [PriceEntry]

  /// Diagnostics from reading the file: nothing that stops a node, and seldom what was meant.
  public let notes: [PriceSheetNote]

  /// A sheet of those entries.
  public init(_ entries: [PriceEntry]) {
    self.entries = entries
    notes = []
  }

  init(_ entries: [PriceEntry], notes: [PriceSheetNote]) {
    self.entries = entries
    self.notes = notes
  }

  /// The prices of the network's documentation, an entry for every pipeline of the catalogue.
  public static let documented = PriceSheet(
    Pipeline.allCases.map { pipeline in
      let facts = pipeline.documentation
      var entry = PriceEntry()
      (entry.pipeline, entry.modelID) = (pipeline.rawValue, facts.modelID)
      entry.pricePerUnit = BigDecimal(facts.pricePerUnit)
      entry.pixelsPerUnit = facts.pixelsPerUnit == 1 ? nil : BigInt(facts.pixelsPerUnit)
      (entry.currency, entry.isWarm) = (facts.isInUSD ? .usd : .wei, facts.isWarm)
      return entry
    })
}

extension PriceSheet: Equatable {
  /// Whether the entries are the same; ``notes``, the diagnostics of reading them, do not count.
  public static func == (lhs: PriceSheet, rhs: PriceSheet) -> Bool { lhs.entries == rhs.entries }
}

/// Something that a node takes without a word, at a place in a price file.
public struct PriceSheetNote: Hashable, Sendable, CustomStringConvertible {
  /// Where it stands.
  public let position: TextPosition
  /// What it is, and what becomes of it.
  public let message: String

  /// One line: where and what.
  public var description: String { "\(position): \(message)" }
}

extension PriceSheet {
  /// A price found in a sheet: the entry, and what it comes to per unit.
  public struct Price: Equatable, Sendable {
    /// Where the price stands.
    public let entry: PriceEntry
    /// The exact price of one unit.
    public let rate: AnyRate
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
  ///   - units: The units of prices for which the file leaves them open.
  /// - Returns: The entry and its price per unit.
  /// - Throws: ``PriceLookupError`` that names what there is instead.
  /// - Complexity: O(*n*) in entries.
  public func price(
    of pipeline: Pipeline, modelID: String? = nil, at ethPrice: ETHPrice? = nil,
    units: UnitChoice = .documented
  ) throws(PriceLookupError) -> Price {
    let ofPipeline = entries.lazy.filter { $0.knownPipeline == pipeline }
    guard let first = ofPipeline.first else {
      throw .noPipeline(pipeline, priced: entries.map(\.pipeline).withoutRepetition)
    }
    // The node compares bytes; Swift's strings are equal where they look the same.
    let wanted = (modelID ?? first.modelID).utf8
    var inForce: PriceEntry?
    for entry in ofPipeline where entry.modelID.utf8.elementsEqual(wanted) {
      if inForce.map(entry.supersedes) ?? true { inForce = entry }
    }
    guard let entry = inForce else {
      throw .noModel(
        modelID ?? "", of: pipeline, priced: ofPipeline.map(\.modelID).withoutRepetition)
    }
    let unit = units.unit(of: pipeline, modelID: entry.modelID)
    return Price(entry: entry, rate: try entry.knownRate(of: pipeline, per: unit, at: ethPrice))
  }
}

extension PriceEntry {
  /// The price of one unit, which an entry of a sheet has to have to quote by it.
  func knownRate(
    of pipeline: Pipeline, per unit: WorkUnitKind, at ethPrice: ETHPrice?
  ) throws(PriceLookupError) -> AnyRate {
    let rate: AnyRate?
    do throws(RateError) {
      rate = try self.rate(per: unit, at: ethPrice)
    } catch {
      throw .unresolved(error, pipeline: pipeline, modelID: modelID)
    }
    guard let rate else { throw .noPrice(pipeline: pipeline, modelID: modelID) }
    return rate
  }
}

extension [String] {
  /// Each text once, where it first stood.
  fileprivate var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Why a sheet has no price for a job.
public enum PriceLookupError: Error, Hashable, Sendable {
  /// No entry is for the pipeline; these pipelines are priced.
  case noPipeline(Pipeline, priced: [String])
  /// No entry of the pipeline is for the model; these models are priced.
  case noModel(String, of: Pipeline, priced: [String])
  /// The entry leaves its price to the node's own flag.
  case noPrice(pipeline: Pipeline, modelID: String)
  /// The number of units is negative.
  case negativeUnits(BigInt)
  /// The entry's price cannot be told in wei.
  case unresolved(RateError, pipeline: Pipeline, modelID: String)
}

extension PriceLookupError: CustomStringConvertible {
  /// One line: what is missing, and what there is.
  public var description: String {
    switch self {
    case .noPipeline(let pipeline, let priced):
      "no price for \(pipeline); this sheet prices \(Self.list(priced))"
    case .noModel(let modelID, let pipeline, let priced):
      "no price for model '\(modelID.shown(upTo: 100))' of \(pipeline); this sheet prices \(Self.list(priced))"
    case .noPrice(let pipeline, let modelID):
      "\(pipeline) \(modelID.shown(upTo: 100)) has no price_per_unit, so the node's own flag sets it"
    case .negativeUnits(let units): "\(QuantityError(count: units))"
    case .unresolved(let error, let pipeline, let modelID):
      "\(pipeline) \(modelID.shown(upTo: 100)): \(error)"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(10).map { $0.shown(upTo: 100) }.joined(separator: ", ")
    return names.isEmpty ? "nothing" : names.count > 10 ? "\(shown), …" : shown
  }
}
