internal import ExactMath

extension UnitChoice {
  /// Returns the choices that no entry of a sheet is for, in their text form.
  ///
  /// - Complexity: O(*n*) in entries and choices.
  public func unmatched(in sheet: PriceSheet) -> [String] {
    var priced: Set<Target> = []
    for entry in sheet.entries {
      guard let pipeline = entry.knownPipeline else { continue }
      priced.insert(Target(pipeline: pipeline, modelID: ExactText(entry.modelID)))
      priced.insert(Target(pipeline: pipeline, modelID: nil))
    }
    return targets.filter { !priced.contains($0) }.map(text)
  }

  /// Returns the entries that a choice prices per millisecond at a price per character: at the
  /// documented one, or at that of an entry per character of the same sheet.
  ///
  /// One price cannot be meant for both: a second of speech is 1,000 milliseconds and far fewer
  /// characters.
  ///
  /// - Complexity: O(*n*) in entries.
  public func reusedPrices(in sheet: PriceSheet) -> [ReusedPrice] {
    let entries = sheet.entries.filter { $0.knownPipeline == .textToSpeech }
    let perCharacter = entries.filter { unit(of: .textToSpeech, modelID: $0.modelID) == .character }
    let known = Set(perCharacter.compactMap(\.unitPrice))
    return entries.compactMap { entry -> ReusedPrice? in
      guard unit(of: .textToSpeech, modelID: entry.modelID) == .millisecond,
        let price = entry.unitPrice, price.amount > 0,
        price == ReusedPrice.documented || known.contains(price)
      else { return nil }
      return ReusedPrice(modelID: entry.modelID, price: price)
    }
  }
}

/// A price of text-to-speech per character that is used per millisecond of speech.
public struct ReusedPrice: Hashable, Sendable {
  /// The model that is priced so, if it is known.
  public let modelID: String?
  /// The price of one unit.
  public let price: UnitPrice

  /// The documented price of a character.
  static let documented: UnitPrice? = {
    let documentation = Pipeline.textToSpeech.documentation
    return (try? BigDecimal(decimal: documentation.pricePerUnit)).map {
      .wei($0.rational / Rational(BigInt(documentation.pixelsPerUnit)))
    }
  }()

  /// The price of a job, if it is the documented one of a character and used per millisecond.
  public init?(_ price: UnitPrice, of pipeline: Pipeline, per unit: WorkUnitKind) {
    guard pipeline == .textToSpeech, unit == .millisecond, price == ReusedPrice.documented else {
      return nil
    }
    self.init(modelID: nil, price: price)
  }

  fileprivate init(modelID: String?, price: UnitPrice) {
    self.modelID = modelID
    self.price = price
  }
}

extension ReusedPrice: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    let amount =
      switch price {
      case .wei(let wei): "\(DecimalFormat.all.text(wei)) wei"
      case .usd(let dollars): "$\(DecimalFormat.all.text(dollars))"
      }
    let name = "text-to-speech" + (modelID.map { " \($0.shown(upTo: 100))" } ?? "")
    return "\(name): \(amount) is a price per character, and it is used per millisecond; "
      + "price a millisecond of speech, or leave out the unit ms"
  }
}
