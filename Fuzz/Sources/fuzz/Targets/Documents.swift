import ExactMath
import LivepeerNode
import LivepeerPricing

/// Documents with prices: runners, registrations, and files of models.
func checkDocuments(_ input: [UInt8]) {
  let kind = PriceDocument.Kind(of: input)
  do throws(PriceDocument.ReadingError) {
    let document = try PriceDocument.sheet(json: input)
    require(document.kind == kind ?? .models, "\(document.kind) is not \(String(describing: kind))")
    let catalogue = document.catalogue(adding: .documented)
    require(
      document.units.count == document.sheet.entries.count, "\(input) has as many units as entries")
    for (entry, unit) in zip(document.sheet.entries, document.units) {
      guard unit != nil else { continue }
      require(
        catalogue.unit(of: entry.pipeline, modelID: entry.modelID) != nil, "\(entry) has a unit")
      require(entry.amountPerUnit != nil, "\(entry) has a price")
    }
  } catch {
    requireOneLine(error)
  }
  do throws(Runner.File.ReadingError) {
    for runner in try Runner.File(json: input).runners { check(runner) }
  } catch {
    requireGoodError(error, at: error.position.offset, in: input.count)
    requirePlace(error.position, in: input)
  }
  do throws(BYOCCapability.RegistrationError) {
    let capability = try BYOCCapability(json: input)
    let again = required("\(capability)") { () throws(BYOCCapability.RegistrationError) in
      try BYOCCapability(json: capability.json)
    }
    require(again == capability, "\(capability) reads back as \(again)")
    let prices = required("\(capability)") { () throws(RateError) in
      try capability.prices(at: ethPrice)
    }
    if case .success(let listed) = prices.listed {
      let rest = prices.base - Rational(BigInt(listed.weiPerUnit))
      require(rest >= 0 && rest < 1, "\(listed) is not the floor of \(prices.base)")
    }
  } catch {
    requireGoodError(error, at: error.position.offset, in: input.count)
    requirePlace(error.position, in: input)
  }
}

private func check(_ runner: Runner) {
  require(!runner.label.isEmpty && !runner.app.name.isEmpty, "\(runner) has names")
  require(runner.capacity > 0, "\(runner) has a capacity")
  guard let price = try? runner.price.advertised(at: ethPrice) else { return }
  let rest = price.ideal - Rational(BigInt(price.weiPerUnit))
  require(price.weiPerUnit > 0 && rest >= 0 && rest < 1, "\(price) is the floor of its price")
  require(price.usd(at: ethPrice) <= runner.price.usd, "\(price) is dearer than it is stated")
}
