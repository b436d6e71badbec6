public import LivepeerPricing

extension Market {
  /// Reads lists of the network's prices, and makes one market of them.
  ///
  /// | document | offers |
  /// |---|---|
  /// | an answer of a gateway's `/getNetworkCapabilities` | every price of a capability and model |
  /// | events, one a line, of which `network_capabilities` has the same list | the same |
  /// | an answer of `/discovery` or `/discover-orchestrators` | every live runner with a price |
  /// | `aiModels.json`, `runners.json`, BYOC registrations | one's own prices |
  ///
  /// Of the events of one gateway, the list with the latest time counts: it is the gateway's whole view
  /// of the network. An orchestrator that is in several lists is taken from the latest of them, and a list
  /// without a time counts as the newest. What an orchestrator lists twice counts once, at the lower
  /// price; runners of one price are one offer, with the sum of their capacities. So nothing depends on
  /// the order of files, lines, or elements.
  ///
  /// ```swift
  /// import LivepeerNode
  ///
  /// var reader = Market.Reader()
  /// try reader.read(
  ///   json: #"""
  ///     {"orchestrators": [{
  ///       "address": "0xA1", "orch_uri": "https://o.example:8935",
  ///       "capabilities_prices": [{
  ///         "pricePerUnit": 12882811, "pixelsPerUnit": 1,
  ///         "capability": 31, "constraint": "openai/whisper-large-v3"}]}]}
  ///     """#)
  /// let group = reader.market.groups[0]
  /// print(group.pipeline, group.offers[0].listed)
  /// // audio-to-text 12882811wei/ms
  /// ```
  ///
  /// Source: go-livepeer 0.9.1, `common.OrchNetworkCapabilities`, `net.Capabilities`,
  /// `server.discoveryResponse` and `monitor.GatewayEvent`.
  public struct Reader: Sendable {
    /// What the pipelines' prices are per.
    public let catalogue: PipelineCatalogue
    /// The ETH price at which prices of one's own in dollars are converted.
    public let ethPrice: ETHPrice?

    private var names = MarketNames()
    private var lists = KeptLists()

    /// Creates a reader of no lists.
    public init(catalogue: PipelineCatalogue = .documented, ethPrice: ETHPrice? = nil) {
      self.catalogue = catalogue
      self.ethPrice = ethPrice
    }

    /// What a reader read, passed over and left out.
    public struct Summary: Hashable, Sendable {
      /// The number of lists whose offers count.
      public internal(set) var listCount = 0
      /// The number of lists that a later one of the same gateway replaces.
      public internal(set) var olderListCount = 0
      /// The number of events of other types.
      public internal(set) var otherEventCount = 0
      /// The number of prices that an orchestrator lists again.
      public internal(set) var repeatedCount = 0
      /// The number of those that differ from the one that counts.
      public internal(set) var differingCount = 0
      /// The number of live runners without a price, which cannot be reserved.
      public internal(set) var unpricedRunnerCount = 0
      /// The prices of the lists that count which nobody can be charged, by their places.
      public internal(set) var unusable: [UnusablePrice] = []
    }

    /// A price that an orchestrator lists, and that no gateway can use.
    public struct UnusablePrice: Hashable, Sendable, CustomStringConvertible {
      /// The place of the price.
      public let position: TextPosition
      /// What is wrong with it.
      public let reason: String
      /// The name of the orchestrator.
      public let orchestrator: String

      /// One line: the place, the orchestrator, and what is wrong.
      public var description: String {
        let name = orchestrator.isEmpty ? "an orchestrator" : orchestrator.shown(upTo: 100)
        return "\(position): the price of \(name) is left out: \(reason)"
      }
    }
  }

  /// A document that is no list of prices, or that the node did not write.
  public enum ReadingError: Error, Hashable, Sendable {
    /// A fault of a list or an event, and its place.
    case list(reason: String, position: TextPosition)
    /// A fault of a document with one's own prices, or of one that is neither.
    case prices(PriceDocument.ReadingError)
  }
}

extension Market.ReadingError: CustomStringConvertible {
  /// One line: the place, and what is wrong.
  public var description: String {
    switch self {
    case .list(let reason, let position): "\(position): \(reason)"
    case .prices(let error): "\(error)"
    }
  }
}

extension Market.Reader {
  /// Reads a document, or a file of events with one JSON object a line.
  ///
  /// After an error nothing of the file counts.
  ///
  /// - Parameters:
  ///   - json: The text, UTF-8.
  ///   - kind: The kind of the document; nil to tell it by its shape.
  ///   - name: The name of the file, which stands for the orchestrator of one's own prices.
  /// - Throws: ``Market/ReadingError``.
  /// - Complexity: O(*n* log *n*) in bytes.
  public mutating func read(
    json: [UInt8], as kind: PriceDocument.Kind? = nil, name: String = ""
  ) throws(Market.ReadingError) {
    guard try !readLists(json, as: kind) else { return }
    try readOwnPrices(json, as: kind, name: name)
  }

  /// Reads a document, or a file of events, that has lists of the network's prices.
  ///
  /// - Returns: False for a document of another kind.
  package mutating func readLists(
    _ json: [UInt8], as kind: PriceDocument.Kind? = nil
  ) throws(Market.ReadingError) -> Bool {
    guard [nil, .capabilities, .discovery].contains(kind) else { return false }
    if let lines = EventLines(json) {
      var kept = lists
      for line in lines.lines {
        guard let list = try readList(lines.bytes(of: line), as: kind, at: line.start) else {
          throw .list(
            reason: "this line is no event; each is an object, {\"type\": …, \"data\": […]}",
            position: line.start)
        }
        kept.add(list)
      }
      lists = kept
      return true
    }
    guard let list = try readList(json, as: kind, at: .start) else { return false }
    lists.add(list)
    return true
  }

  /// Reads a document from a string; see ``read(json:as:name:)-([UInt8],_,_)``.
  public mutating func read(
    json: String, as kind: PriceDocument.Kind? = nil, name: String = ""
  ) throws(Market.ReadingError) {
    try read(json: Array(json.utf8), as: kind, name: name)
  }

  /// Reads one list or event; returns nil for a document of another kind.
  private mutating func readList(
    _ bytes: [UInt8], as kind: PriceDocument.Kind?, at start: TextPosition
  ) throws(Market.ReadingError) -> MarketList? {
    // Lent, so that no line copies the names.
    var reader = MarketListReader(names: names, catalogue: catalogue, start: start)
    names = MarketNames()
    defer { names = reader.names }
    let found: PriceDocument.Kind?
    do throws(JSONError) {
      found = try reader.read(bytes)
    } catch {
      // The inline form of models is no JSON.
      if kind == nil, start.line == 1, InlineModels(bytes) != nil { return nil }
      let error = error.moved(to: start)
      throw .list(reason: "\(error.reason)", position: error.position)
    }
    guard let found else { return nil }
    if let kind, kind != found {
      throw .list(reason: found.name(insteadOf: kind), position: start)
    }
    if let fault = reader.list.firstFault {
      throw .list(reason: fault.reason, position: fault.position)
    }
    return reader.list
  }

  /// The offers of all that was read, and what was passed over and left out.
  ///
  /// - Complexity: O(*n* log *n*) in offers.
  public var result: (market: Market, summary: Summary) {
    let merged = MergedLists(lists, names)
    return (Market(services: merged.offers), merged.summary)
  }

  /// The market of all that was read.
  public var market: Market { result.market }

  /// Reads prices of one's own: of models, runners, or capabilities.
  private mutating func readOwnPrices(
    _ json: [UInt8], as kind: PriceDocument.Kind?, name: String
  ) throws(Market.ReadingError) {
    let document: PriceDocument.Sheet
    do throws(PriceDocument.ReadingError) {
      document = try PriceDocument.sheet(json: json, as: kind)
    } catch {
      throw .prices(error)
    }
    var list = MarketList()
    do throws(RateError) {
      for offer in try document.offers(by: name, at: ethPrice, in: catalogue) {
        list.add(offer, &names)
      }
    } catch {
      throw .list(reason: "\(error)", position: .start)
    }
    lists.add(list)
  }
}

extension JSONError {
  /// Returns the error in a file of an error in one of its lines.
  fileprivate func moved(to start: TextPosition) -> JSONError {
    var reason = reason
    if case .unexpectedEnd(let construct, let began) = reason {
      reason = .unexpectedEnd(inside: construct, began: began.moved(to: start))
    }
    return JSONError(reason, at: position.moved(to: start))
  }
}

extension TextPosition {
  /// The first place of a text.
  static let start = TextPosition(line: 1, column: 1, offset: 0)

  /// Returns the place in a file of a place in one of its lines.
  func moved(to start: TextPosition) -> TextPosition {
    TextPosition(
      line: line + start.line - 1, column: column, offset: offset + start.offset)
  }
}
