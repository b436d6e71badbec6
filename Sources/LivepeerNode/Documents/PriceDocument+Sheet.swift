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
      zip(sheet.entries, units).reduce(into: catalogue) { catalogue, priced in
        guard let unit = priced.1 else { return }
        catalogue.choose(unit, for: priced.0.pipeline, modelID: priced.0.modelID)
      }
    }

    /// The entries whose prices are in force, in the order of the file.
    ///
    /// A node keeps the last registration of a BYOC capability, and compares the names byte by byte; of
    /// other entries see `PriceSheet/entriesInForce`.
    ///
    /// - Complexity: O(*n* log *n*) in entries.
    package var entriesInForce: [PriceEntry] {
      guard kind == .byoc else { return sheet.entriesInForce }
      var places: [ModelID: Int] = [:]
      for (place, entry) in sheet.entries.enumerated() {
        places[ModelID(entry.pipeline.name)] = place
      }
      return places.values.sorted().map { sheet.entries[$0] }
    }
  }

  /// Reads the prices of a document: of models, runners, or BYOC capabilities.
  ///
  /// The inline value of the node's `-aiModels` is read as models without prices. A document of no
  /// known kind is read as one of models, whose errors say what is wrong.
  ///
  /// - Parameters:
  ///   - json: The document, UTF-8.
  ///   - kind: The kind of the document; nil to tell it by its shape.
  /// - Returns: The entries.
  /// - Throws: ``PriceDocument/ReadingError``, also for a document of another kind, or of two.
  /// - Complexity: O(*n* log *n*) in bytes.
  public static func sheet(
    json: [UInt8], as kind: PriceDocument.Kind? = nil
  ) throws(PriceDocument.ReadingError) -> Sheet {
    let document = try? JSONNode(parsing: json)
    if document == nil, kind ?? .models == .models, let inline = InlineModels(json) {
      return try models(inline)
    }
    let kinds = document.map { PriceDocument.Kind.all(of: $0) } ?? []
    if let document, let entry = LooseEntry(document) {
      let fault = entry.description(as: entry.kinds(given: kind))
      throw .fault("\(document.position): \(fault)")
    }
    if let document, let kind, let first = kinds.first, !kinds.contains(kind) {
      throw .fault("\(document.position): \(first.name(insteadOf: kind))")
    }
    if let document, kind == nil, kinds.count > 1, kinds[0] != .models {
      throw .fault("\(document.position): \(ambiguity(of: kinds))")
    }
    switch (kind ?? kinds.first ?? .models, document) {
    case (.runners, let document?): return try runners(document)
    case (.byoc, let document?): return try capabilities(document)
    case (.models, _), (_, nil):
      do throws(PriceSheet.ReadingError) {
        let sheet = try PriceSheet(json: json)
        return Sheet(sheet: sheet, kind: .models, units: sheet.entries.map { _ in nil })
      } catch {
        throw .fault("\(error)")
      }
    case (let other, let document?): throw .otherKind(other, at: document.position)
    }
  }

  /// What a document of several kinds is.
  static func ambiguity(of kinds: [PriceDocument.Kind]) -> String {
    "this is " + kinds.map(\.description).joined(separator: ", and ")
      + " at once; the node reads each from a file of its own"
  }

  private static func models(_ inline: InlineModels) throws(PriceDocument.ReadingError) -> Sheet {
    if let fault = inline.faults.first { throw .fault("\(fault.position): \(fault.reason)") }
    let read = PositionedSheet(inline.document)
    if let refusal = read.refusals.first { throw .fault("\(refusal.error)") }
    return Sheet(
      sheet: PriceSheet(read.entries), kind: .models, units: read.entries.map { _ in nil })
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
    /// A document of a kind that has no such prices, and its place.
    case otherKind(PriceDocument.Kind, at: TextPosition)

    /// One line: the place and what is wrong, or what the document is.
    public var description: String {
      switch self {
      case .fault(let text): text
      case .otherKind(let kind, let position):
        "\(position): this is \(kind.description), which is not read for prices"
      }
    }
  }
}
