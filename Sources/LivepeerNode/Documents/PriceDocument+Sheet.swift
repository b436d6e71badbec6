public import LivepeerPricing

extension PriceDocument {
  /// The prices of a document as entries of a price sheet, and the units that they are per.
  ///
  /// Runners and capabilities of BYOC become entries whose model is the runner's label, or `byoc`. A
  /// price in dollars stays one.
  public struct Sheet: Sendable {
    /// The entries.
    public let sheet: PriceSheet
    /// The kind of the document.
    public let kind: PriceDocument.Kind
    /// The unit of each entry's price that its document states; nil if the pipeline decides it.
    public let units: [WorkUnitKind?]

    /// Returns a catalogue with the units that the document states for its entries.
    public func catalogue(adding catalogue: PipelineCatalogue) -> PipelineCatalogue {
      zip(sheet.entries, units).reduce(catalogue) { catalogue, priced in
        guard let unit = priced.1 else { return catalogue }
        return catalogue.choosing(unit, for: priced.0.pipeline, modelID: priced.0.modelID)
      }
    }
  }

  /// Reads the prices of a document: of models, runners, or BYOC capabilities.
  ///
  /// A document of no known kind is read as one of models, whose errors say what is wrong.
  ///
  /// - Parameter json: The document, UTF-8.
  /// - Returns: The entries.
  /// - Throws: ``PriceDocument/ReadingError``, also for a document of another kind.
  /// - Complexity: O(*n* log *n*) in bytes.
  public static func sheet(json: [UInt8]) throws(PriceDocument.ReadingError) -> Sheet {
    let document = try? JSONNode(parsing: json)
    let kind = document.flatMap { PriceDocument.Kind(of: $0) } ?? .models
    switch (kind, document) {
    case (.runners, let document?): return try runners(document)
    case (.byoc, let document?): return try capabilities(document)
    case (.models, _):
      do throws(PriceSheet.ReadingError) {
        let sheet = try PriceSheet(json: json)
        return Sheet(sheet: sheet, kind: .models, units: sheet.entries.map { _ in nil })
      } catch {
        throw .fault("\(error)")
      }
    default: throw .otherKind(kind)
    }
  }

  private static func runners(_ document: JSONNode) throws(PriceDocument.ReadingError) -> Sheet {
    do {
      let runners = try Runner.File(document).runners
      var entries: [PriceEntry] = []
      for runner in runners {
        let unit = runner.price.unit
        guard let dollars = BigDecimal(exactly: runner.price.usd.dollars) else {
          preconditionFailure("a price that was read is a decimal")
        }
        entries.append(
          try PriceEntry(
            pipeline: runner.app, modelID: ModelID(runner.label), pricePerUnit: dollars,
            pixelsPerUnit: unit.advertisedUnits * unit.workPerAdvertisedUnit, currency: .usd,
            isWarm: true, capacity: runner.capacity))
      }
      return Sheet(
        sheet: PriceSheet(entries), kind: .runners, units: runners.map(\.price.unit.work))
    } catch {
      throw .fault("\(error)")
    }
  }

  private static func capabilities(
    _ document: JSONNode
  ) throws(PriceDocument.ReadingError) -> Sheet {
    let nodes = if case .array(let list) = document.value { list } else { [document] }
    do {
      var entries: [PriceEntry] = []
      for node in nodes {
        let capability = try BYOCCapability(node)
        let price = BigInt(capability.pricePerUnit)
        let scaling = BigInt(capability.priceScaling)
        // A scaling below zero changes the sign of the price; one below zero is not charged.
        let amount = scaling.isNegative ? -price : price
        guard !amount.isNegative, !capability.name.isEmpty else {
          throw BYOCCapability.RegistrationError(
            reason: capability.name.isEmpty
              ? "this registration has no name"
              : "the price is negative: the capability is not listed, and works for nothing",
            position: node.position)
        }
        entries.append(
          try PriceEntry(
            pipeline: Pipeline(capability.name), modelID: "byoc",
            pricePerUnit: BigDecimal(coefficient: amount, exponent: 0),
            pixelsPerUnit: scaling.magnitude * 1_000, currency: capability.currency, isWarm: true,
            capacity: max(1, Int(capability.capacity))))
      }
      return Sheet(
        sheet: PriceSheet(entries), kind: .byoc, units: entries.map { _ in .millisecond })
    } catch {
      throw .fault("\(error)")
    }
  }

  /// A document whose prices cannot be read.
  public enum ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place of a fault, and what is wrong.
    case fault(String)
    /// A document of a kind that has no such prices.
    case otherKind(PriceDocument.Kind)

    /// One line: the place and what is wrong, or what the document is.
    public var description: String {
      switch self {
      case .fault(let text): text
      case .otherKind(let kind): "1:1: this is \(kind.description), which is not read for prices"
      }
    }
  }
}
