import ExactMath
import LivepeerPricing

/// A gateway's caps: which of them holds, and the same ones written anew.
func checkCaps(_ input: [UInt8]) {
  do throws(PriceSheetError) {
    let caps = try GatewayCaps(json: input)
    for note in caps.notes {
      requireGoodError(note, at: note.position.offset, in: input.count)
      requirePlace(note.position, in: input)
    }
    for cap in caps.caps { check(cap, of: caps) }
    let text = text(of: caps)
    let again = required("\(caps)") { () throws(PriceSheetError) in try GatewayCaps(json: text) }
    require(again.caps == caps.caps && again.notes.isEmpty, "\(caps) reads back as \(again)")
  } catch {
    requireGoodError(error, at: error.position.offset, in: input.count)
    requirePlace(error.position, in: input)
  }
}

private func check(_ cap: GatewayCaps.Cap, of caps: GatewayCaps) {
  require(!cap.pricePerUnit.coefficient.isNegative && cap.pixelsPerUnit > 0, "a cap \(cap)")
  // The last of several for the same model, to the byte, else of several for every model.
  let model = cap.modelID ?? "a model without a cap"
  let expected =
    caps.caps.last { $0.pipeline == cap.pipeline && $0.modelID.map { isSame($0, model) } == true }
    ?? caps.caps.last { $0.pipeline == cap.pipeline && $0.modelID == nil }
  let found = caps.cap(for: cap.pipeline, modelID: model)
  require(found == expected, "\(model) is capped by \(String(describing: found))")
  let wei = required("\(cap)") { () throws(RateError) in try cap.weiPerUnit(at: ethPrice) }
  let price = cap.pricePerUnit.rational
  let priceInWei =
    switch cap.currency {
    case .wei: price
    case .eth: price * Rational(.powerOfTen(18))
    case .usd: price / ethPrice.usdPerETH * Rational(.powerOfTen(18))
    }
  require(wei * Rational(cap.pixelsPerUnit) == priceInWei, "\(cap) comes to \(wei)")
}

private func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

private func text(of caps: GatewayCaps) -> [UInt8] {
  let list = caps.caps.map { cap in
    JSONValue.object([
      JSONMember("pipeline", .string(cap.pipeline.rawValue)),
      JSONMember("model_id", .string(cap.modelID ?? "default")),
      JSONMember("price_per_unit", .number(cap.pricePerUnit.description)),
      JSONMember("pixels_per_unit", .number(cap.pixelsPerUnit.description)),
      JSONMember("currency", .string(cap.currency.rawValue)),
    ])
  }
  return JSONValue.object([JSONMember("capabilities_prices", .array(list.map { JSONNode($0) }))])
    .jsonBytes(.compact)
}
