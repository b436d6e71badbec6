import LivepeerNode
import ExactMath
import LivepeerPricing

/// A gateway's caps: which of them hold, and the same ones written anew.
func checkCaps(_ input: [UInt8]) {
  let report = GatewayCaps.Check().report(on: input)
  for finding in report.findings {
    requireGoodError(finding, at: finding.position.offset, in: input.count)
    requirePlace(finding.position, in: input)
  }
  do throws(GatewayCaps.ReadingError) {
    let caps = try GatewayCaps(json: input)
    require(caps == report.caps, "\(caps) is not \(report.caps)")
    for cap in caps.caps { check(cap, of: caps) }
    let text = text(of: caps)
    let again = required("\(caps)") { () throws(GatewayCaps.ReadingError) in
      try GatewayCaps(json: text)
    }
    require(again == caps, "\(caps) reads back as \(again)")
  } catch {
    require(report.findings.contains(error.finding), "\(error) is not among the findings")
  }
}

private func check(_ cap: GatewayCaps.Cap, of caps: GatewayCaps) {
  let amount =
    switch cap.price {
    case .wei(let wei): wei
    case .usd(let dollars): dollars
    }
  require(amount > 0, "a cap \(cap)")
  // The last of several for the same model, byte for byte, else of several for every model.
  let model = cap.modelID ?? "a model without a cap"
  let expected =
    caps.caps.last {
      $0.pipeline == cap.pipeline && $0.modelID.map { isSame($0.name, model.name) } == true
    }
    ?? caps.caps.last { $0.pipeline == cap.pipeline && $0.modelID == nil }
  let found = caps.cap(for: cap.pipeline, modelID: model)
  require(found == expected, "\(model) is capped by \(String(describing: found))")
  let wei = required("\(cap)") { () throws(RateError) in try cap.price.exactWei(at: ethPrice) }
  let priceInWei =
    switch cap.price {
    case .wei: amount
    case .usd: amount / ethPrice.usdPerETH * Rational(.powerOfTen(18))
    }
  require(wei == priceInWei, "\(cap) comes to \(wei)")
}

private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

private func text(of caps: GatewayCaps) -> [UInt8] {
  let list = caps.caps.map { cap in
    let (amount, currency) =
      switch cap.price {
      case .wei(let wei): (wei, "wei")
      case .usd(let dollars): (dollars, "USD")
      }
    return JSONValue.object([
      JSONMember("pipeline", .string(cap.pipeline.name)),
      JSONMember("model_id", .string(cap.modelID?.name ?? "default")),
      JSONMember("price_per_unit", .number("\(amount.numerator)")),
      JSONMember("pixels_per_unit", .number("\(amount.denominator)")),
      JSONMember("currency", .string(currency)),
    ])
  }
  return JSONValue.object([JSONMember("capabilities_prices", .array(list.map { JSONNode($0) }))])
    .jsonBytes(.compact)
}
