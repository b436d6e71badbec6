internal import LivepeerPricing

extension GatewayCaps {
  /// A check of a gateway's file of caps: which caps apply, and how the gateway treats the others.
  ///
  /// The file is `{"capabilities_prices": [{"pipeline", "model_id", "price_per_unit",
  /// "pixels_per_unit", "currency"}]}`. A cap without a `model_id`, or for `default`, is for every
  /// model of its pipeline; of several for the same model, the last one applies.
  ///
  /// | in the file | what the gateway does |
  /// |---|---|
  /// | a price that is absent, 0 or negative | takes the number of its `-maxPricePerUnit` in the entry's currency, or skips the entry if that flag is not set: any price is accepted |
  /// | `pixels_per_unit` absent, 0 or negative | takes its `-pixelsPerUnit`, 1 unless set |
  /// | a fraction as `pixels_per_unit` | divides by it |
  /// | an unknown pipeline, or another currency | stops |
  /// | not JSON, a quoted number, a null as a number, a list at the top | logs it, and runs without all of these caps |
  /// | a key other than `capabilities_prices` | runs without caps, without a message |
  ///
  /// Source: go-livepeer 0.9.1, `starter.StartLivepeer` and `getCapabilityPrices`.
  ///
  /// ```swift
  /// import LivepeerNode
  ///
  /// let file = #"""
  ///   {"capabilities_prices": [
  ///     {"pipeline": "upscale", "price_per_unit": "5"}]}
  ///   """#
  /// let report = GatewayCaps.Check().report(on: Array(file.utf8))
  /// print(report.findings[0].rule.code)  // caps-dropped
  /// print(report.caps.caps.count)  // 0
  /// ```
  public struct Check: Sendable {
    /// The gateway's `-maxPricePerUnit`, if it is set.
    public var maximumPrice: NodePrice.Text?

    /// Creates a check from what is known of the gateway.
    public init(maximumPrice: NodePrice.Text? = nil) {
      self.maximumPrice = maximumPrice
    }

    /// Reads a file as the gateway does.
    ///
    /// - Parameter json: The file's bytes, UTF-8.
    /// - Returns: The findings, and the caps that apply.
    /// - Complexity: O(*n* log *n*) in bytes.
    public func report(on json: [UInt8]) -> GatewayCaps.Report {
      var reader = GatewayCapsReader(maximumPrice: maximumPrice)
      let document: JSONNode
      do throws(JSONError) {
        document = try JSONNode(parsing: json)
      } catch {
        reader.drop("\(error.reason)", at: error.position)
        return reader.report
      }
      reader.read(document)
      return reader.report
    }
  }
}

extension GatewayCaps {
  /// The findings of a check of caps, and the caps that apply.
  public struct Report: Equatable, Sendable {
    /// The findings, in the order of the file.
    public let findings: [PriceSheetCheck.Finding]
    /// The caps that apply; none of the file's caps if the gateway cannot read the file.
    public let caps: GatewayCaps
  }
}

extension GatewayCaps {
  /// Creates the caps of a gateway's file as the gateway reads it; see ``GatewayCaps/Check``.
  ///
  /// - Parameters:
  ///   - json: The file's bytes, UTF-8.
  ///   - maximumPrice: The gateway's `-maxPricePerUnit`, if it is set.
  /// - Throws: ``GatewayCaps/ReadingError`` for a file that stops the gateway, or that the gateway
  ///   cannot read.
  /// - Complexity: O(*n* log *n*) in bytes.
  public init(json: [UInt8], maximumPrice: NodePrice.Text? = nil) throws(GatewayCaps.ReadingError) {
    let report = GatewayCaps.Check(maximumPrice: maximumPrice).report(on: json)
    if let fault = report.findings.first(where: { $0.rule.severity == .error }) {
      throw GatewayCaps.ReadingError(finding: fault)
    }
    self = report.caps
  }

  /// Creates the caps of a gateway's file from a string; see
  /// ``init(json:maximumPrice:)-([UInt8],_)``.
  public init(json: String, maximumPrice: NodePrice.Text? = nil) throws(GatewayCaps.ReadingError) {
    try self.init(json: Array(json.utf8), maximumPrice: maximumPrice)
  }
}

extension GatewayCaps {
  /// A file of caps that stops the gateway, or that the gateway cannot read.
  public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The fault, and its place.
    public let finding: PriceSheetCheck.Finding

    /// One line: the place, what is wrong, and the consequence.
    public var description: String { "\(finding.position): \(finding.message)" }
  }
}
