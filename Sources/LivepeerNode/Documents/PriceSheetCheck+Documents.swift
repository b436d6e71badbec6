internal import LivepeerPricing

// Documents other than price files of models, each by its own rules. Source: go-livepeer 0.9.1,
// `ai/runner/live_runner.go`, `core/external_capabilities.go` and `starter.getGatewayPrices`.

extension PriceSheetCheck {
  /// Returns the report on a document of another kind or form than a price file; nil for one.
  ///
  /// - Parameters:
  ///   - json: The document.
  ///   - given: The kind that it is said to be; nil to tell it by its shape.
  /// - Returns: The report, or nil for a price file, and for a document of no known kind.
  func documentReport(
    on json: [UInt8], as given: PriceDocument.Kind?
  ) -> PriceSheetCheck.Report? {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      return report(onOtherText: json, error, as: given)
    }
    if let entry = LooseEntry(document) {
      return report(on: entry, as: entry.kinds(given: given), at: document.position)
    }
    let kinds = PriceDocument.Kind.all(of: document)
    if let given, !kinds.isEmpty, !kinds.contains(given) {
      return otherDocument(kinds[0].name(insteadOf: given), kinds[0], document.position)
    }
    if given == nil, kinds.count > 1, kinds[0] != .models {
      return otherDocument(PriceDocument.ambiguity(of: kinds), kinds[0], document.position)
    }
    return (given ?? kinds.first).map { report(on: document, as: $0) }
  }

  /// Returns the report on a text that is not JSON; nil for one without a form of its own.
  private func report(
    onOtherText text: [UInt8], _ error: JSONError, as given: PriceDocument.Kind?
  ) -> PriceSheetCheck.Report? {
    func report(_ rule: PriceSheetCheck.Rule, _ kind: PriceDocument.Kind) -> PriceSheetCheck.Report
    {
      self.report(kind, [finding(rule, "\(error.reason)", error.position)])
    }
    switch given {
    case .runners?: return report(.refusedRunner, .runners)
    case .byoc?: return report(.refusedCapability, .byoc)
    case .gatewayPrices?: return report(.droppedGatewayPrices, .gatewayPrices)
    case .caps?:
      let check = GatewayCaps.Check(maximumPrice: maximumPrice)
      return self.report(.caps, check.report(on: text).findings)
    case .models?, nil:
      guard let inline = InlineModels(text) else { return nil }
      let read = self.report(on: PositionedSheet(inline.document), isInline: true)
      return read.adding(
        inline.faults.map { finding(.badInlineModels, $0.reason, $0.position) })
    default: return nil
    }
  }

  /// Returns the report on a document by the rules of a kind.
  private func report(
    on document: JSONNode, as kind: PriceDocument.Kind
  ) -> PriceSheetCheck.Report {
    switch kind {
    case .models: return report(on: PositionedSheet(document))
    case .runners:
      let (findings, pricesInDollars) = runnerFindings(document)
      return report(kind, findings, pricesInDollars: pricesInDollars)
    case .byoc:
      let nodes = if case .array(let list) = document.value { list } else { [document] }
      var pricesInDollars = 0
      let findings = nodes.flatMap { capabilityFindings($0, &pricesInDollars) }
      return report(kind, findings, pricesInDollars: pricesInDollars)
    case .gatewayPrices: return report(kind, gatewayPriceFindings(document))
    case .caps:
      var reader = GatewayCapsReader(maximumPrice: maximumPrice)
      reader.read(document)
      return report(kind, reader.report.findings)
    default: return otherDocument(kind.name(insteadOf: .models), kind, document.position)
    }
  }

  /// Returns the report on an entry outside its list, by the rules of the list if only one takes it.
  private func report(
    on entry: LooseEntry, as kinds: [PriceDocument.Kind], at position: TextPosition
  ) -> PriceSheetCheck.Report {
    let named = finding(.entryOutsideList, entry.description(as: kinds), position)
    guard kinds.count == 1 else { return report(kinds[0], [named]) }
    return report(on: entry.listed(as: kinds[0]), as: kinds[0]).adding([named])
  }

  private func otherDocument(
    _ message: String, _ kind: PriceDocument.Kind, _ position: TextPosition
  ) -> PriceSheetCheck.Report {
    report(kind, [finding(.otherDocument, message, position)])
  }

  private func report(
    _ kind: PriceDocument.Kind, _ findings: [PriceSheetCheck.Finding], pricesInDollars: Int = 0
  ) -> PriceSheetCheck.Report {
    PriceSheetCheck.Report(
      findings: findings.sorted { $0.position.offset < $1.position.offset },
      pricesWithoutETHPrice: pricesInDollars, capsWithoutETHPrice: 0, kind: kind, isInline: false)
  }

  private func finding(
    _ rule: PriceSheetCheck.Rule, _ message: String, _ position: TextPosition,
    of pipeline: String = ""
  ) -> PriceSheetCheck.Finding {
    PriceSheetCheck.Finding(
      rule: rule, position: position, message: message, consequence: rule.consequence,
      pipeline: pipeline, modelID: "")
  }

  private func runnerFindings(_ document: JSONNode) -> ([PriceSheetCheck.Finding], Int) {
    let reader = RunnerFileReader(document)
    var findings = reader.faults.map { finding(.refusedRunner, $0.reason, $0.position) }
    guard let ethPrice else { return (findings, reader.runners.count) }
    for runner in reader.runners {
      do throws(RunnerPrice.Unadvertised) {
        _ = try runner.price.advertised(at: ethPrice)
      } catch {
        findings.append(
          finding(.hiddenRunner, "\(error)", runner.pricePosition, of: runner.app.name))
      }
    }
    return (findings, 0)
  }

  private func capabilityFindings(
    _ node: JSONNode, _ pricesInDollars: inout Int
  ) -> [PriceSheetCheck.Finding] {
    let capability: BYOCCapability
    do throws(BYOCCapability.RegistrationError) {
      capability = try BYOCCapability(node)
    } catch {
      return [finding(.refusedCapability, error.reason, error.position)]
    }
    var findings: [PriceSheetCheck.Finding] = []
    if capability.currency == .usd {
      findings.append(
        finding(
          .frozenCapability,
          "the price in USD is converted to wei once, at registration; register again when ETH moves",
          node.position, of: capability.name))
    }
    guard
      let prices = try? capability.prices(at: ethPrice, txCostMultiplier: txCostMultiplier)
    else {
      pricesInDollars += 1
      return findings
    }
    if prices.isFree {
      let reason =
        prices.base.isZero
        ? "the price is 0" : "\(short(prices.base)) wei a second is charged in whole wei"
      findings.append(
        finding(
          .freeCapability, "\(reason): jobs are not paid for", node.position, of: capability.name)
      )
    }
    return findings
  }

  private func gatewayPriceFindings(_ document: JSONNode) -> [PriceSheetCheck.Finding] {
    guard case .object(let members) = document.value else {
      return [
        finding(
          .droppedGatewayPrices, "expected {\"gateways\": […]}, found \(document.value.kind)",
          document.position)
      ]
    }
    var findings: [PriceSheetCheck.Finding] = []
    for list in members where list.isNamed("gateways") || list.isNamed("broadcasters") {
      switch list.node.value {
      case .null: continue
      case .array(let entries): findings += entries.flatMap(gatewayPriceFindings(ofEntry:))
      case let other:
        findings.append(
          finding(
            .droppedGatewayPrices, "\(list.name.shown()) takes an array, found \(other.kind)",
            list.node.position))
      }
    }
    return findings
  }

  private func gatewayPriceFindings(ofEntry entry: JSONNode) -> [PriceSheetCheck.Finding] {
    var object = GoObject(entry, "a gateway's price")
    _ = object.string("ethaddress")
    let currency = object.string("currency")
    // Of a value that Go cannot read the whole file is dropped, so that nothing of it stops the node.
    var findings = object.faults.map { finding(.droppedGatewayPrices, $0.reason, $0.position) }
    guard findings.isEmpty else { return findings }
    for key in ["priceperunit", "pixelsperunit"] {
      guard let value = object.lastValue(of: key) else {
        findings.append(
          finding(
            .stoppingGatewayPrice,
            "no \(key): the keys have no underscores, as in "
              + "{\"ethaddress\", \"priceperunit\", \"currency\", \"pixelsperunit\"}",
            entry.position))
        continue
      }
      switch value.value {
      case .number(let text):
        let isZero = (try? BigDecimal(text, limits: .priceFile))?.coefficient.isZero == true
        if key == "pixelsperunit", isZero {
          findings.append(finding(.stoppingGatewayPrice, "\(key) is 0; write 1", value.position))
        }
      case let other:
        findings.append(
          finding(
            .droppedGatewayPrices, "\(key) takes a bare number, found \(other.kind)",
            value.position))
      }
    }
    if PriceEntry.PriceCurrency(name: currency) == nil {
      findings.append(
        finding(
          .stoppingGatewayPrice,
          "currency '\(currency.shown())' has no price feed in the node; use \"wei\", \"ETH\" or "
            + "\"USD\"", object.position(of: "currency")))
    }
    return findings
  }
}

extension PriceSheetCheck.Rule {
  /// A document that has no prices of an orchestrator.
  static let otherDocument = PriceSheetCheck.Rule(
    code: "other-document", severity: .error,
    explanation: "The file is of another kind than a price file.", consequence: "the node stops")
  /// One entry that is not in a list.
  static let entryOutsideList = PriceSheetCheck.Rule(
    code: "entry-outside-list", severity: .error,
    explanation: "The file is one entry, without the list that belongs around it.",
    consequence: "the node does not read the entry")
  /// An entry of the inline form that the node cannot read.
  static let badInlineModels = PriceSheetCheck.Rule(
    code: "bad-inline-models", severity: .error,
    explanation: "An entry of the inline form is not pipeline:model:warm.",
    consequence: "the node stops")
  /// A runner that the node refuses.
  static let refusedRunner = PriceSheetCheck.Rule(
    code: "refused-runner", severity: .error,
    explanation: "The node refuses a runner, and with it the whole file.",
    consequence: "the node stops")
  /// A runner whose price is not advertised.
  static let hiddenRunner = PriceSheetCheck.Rule(
    code: "hidden-runner", severity: .error,
    explanation: "A runner's price is below 1 wei a unit, or does not fit 64 bits.",
    consequence: "the runner is not offered")
  /// A registration that the node refuses.
  static let refusedCapability = PriceSheetCheck.Rule(
    code: "refused-capability", severity: .error,
    explanation: "The node refuses the registration of a capability.",
    consequence: "the capability is not registered")
  /// A capability whose jobs are not paid for.
  static let freeCapability = PriceSheetCheck.Rule(
    code: "free-capability", severity: .error,
    explanation: "A capability's price is below 1 wei a second, and charged as 0.",
    consequence: "the node works for nothing")
  /// A capability whose price is in dollars.
  static let frozenCapability = PriceSheetCheck.Rule(
    code: "frozen-capability", severity: .warning,
    explanation: "A capability's price in USD is converted to wei only once.",
    consequence: "the price does not follow ETH")
  /// A price for a gateway that stops the node.
  static let stoppingGatewayPrice = PriceSheetCheck.Rule(
    code: "stopping-gateway-price", severity: .error,
    explanation:
      "A price for a gateway lacks its price or its units, or has 0 units or an unknown currency.",
    consequence: "the node stops")
  /// A price for a gateway that the node cannot read.
  static let droppedGatewayPrices = PriceSheetCheck.Rule(
    code: "dropped-gateway-prices", severity: .error,
    explanation: "The node cannot read the prices for gateways, logs it, and runs without them.",
    consequence: "the node runs without these prices")

  /// The rules about documents other than price files of models.
  static let ofDocuments = [
    otherDocument, entryOutsideList, badInlineModels, refusedRunner, hiddenRunner,
    refusedCapability, freeCapability,
    frozenCapability, stoppingGatewayPrice, droppedGatewayPrices,
  ]
}

extension PriceSheetCheck.Report {
  /// The report with other findings before those of the same place.
  fileprivate func adding(_ others: [PriceSheetCheck.Finding]) -> PriceSheetCheck.Report {
    PriceSheetCheck.Report(
      findings: (others + findings).sorted { $0.position.offset < $1.position.offset },
      pricesWithoutETHPrice: pricesWithoutETHPrice, capsWithoutETHPrice: capsWithoutETHPrice,
      kind: kind, isInline: isInline)
  }
}
