internal import ExactMath

// What a sheet does not fit: prices whose unit is unknown, or cannot be meant.

extension PipelineCatalogue {
  /// Returns the chosen units that no entry of a sheet is for, in their text form.
  ///
  /// - Complexity: O(*n*) in entries and choices.
  public func unusedChoices(for sheet: PriceSheet) -> [String] {
    var priced: Set<ChosenUnits.Target> = []
    for entry in sheet.entries {
      priced.insert(ChosenUnits.Target(pipeline: entry.pipeline, modelID: entry.modelID))
      priced.insert(ChosenUnits.Target(pipeline: entry.pipeline, modelID: nil))
    }
    return chosenUnits.targets.filter { !priced.contains($0) }.map(chosenUnits.text)
  }

  /// Returns the pipelines of a sheet of which nothing is known, each once: their prices have no
  /// unit.
  ///
  /// - Complexity: O(*n*) in entries.
  public func pipelinesWithoutUnit(in sheet: PriceSheet) -> [Pipeline] {
    var seen: Set<Pipeline> = []
    return sheet.entries.compactMap { entry in
      unit(of: entry.pipeline, modelID: entry.modelID) == nil
        && seen.insert(entry.pipeline).inserted
        ? entry.pipeline : nil
    }
  }

  /// Returns the entries that are priced per millisecond of speech at a price per character: at the
  /// documented one, or at that of an entry per character of the same sheet.
  ///
  /// One price cannot be meant for both: a second of speech is 1,000 milliseconds and far fewer
  /// characters.
  ///
  /// - Complexity: O(*n*) in entries.
  public func reusedPrices(in sheet: PriceSheet) -> [PipelineCatalogue.ReusedPrice] {
    let ofSpeech = sheet.entries.filter { self[$0.pipeline]?.isOfCharactersOrTime == true }
    let perCharacter = ofSpeech.filter {
      unit(of: $0.pipeline, modelID: $0.modelID) == .character
    }
    let known = Set(perCharacter.compactMap(\.amountPerUnit))
    return ofSpeech.compactMap { entry -> PipelineCatalogue.ReusedPrice? in
      guard unit(of: entry.pipeline, modelID: entry.modelID) == .millisecond,
        let price = entry.amountPerUnit, price.number > 0,
        price == self[entry.pipeline]?.documentedUnitPrice || known.contains(price)
      else { return nil }
      return PipelineCatalogue.ReusedPrice(
        pipeline: entry.pipeline, modelID: entry.modelID, price: price)
    }
  }

  /// Returns the price of a job, if it is the documented one of a character and used per
  /// millisecond.
  public func reusedPrice(_ price: UnitPrice, of pipeline: Pipeline) -> ReusedPrice? {
    guard let definition = self[pipeline], definition.isOfCharactersOrTime,
      price.unit == .millisecond, price.amount == definition.documentedUnitPrice
    else { return nil }
    return PipelineCatalogue.ReusedPrice(pipeline: pipeline, modelID: nil, price: price.amount)
  }
}

extension Pipeline.Definition {
  /// Whether prices of the pipeline are per character unless they are per millisecond.
  fileprivate var isOfCharactersOrTime: Bool {
    unit == .character && units.contains(.millisecond)
  }
}

extension PipelineCatalogue {
  /// A price of a character that is used per millisecond of speech.
  public struct ReusedPrice: Hashable, Sendable {
    /// The pipeline that is priced so.
    public let pipeline: Pipeline
    /// The model that is priced so, if it is known.
    public let modelID: ModelID?
    /// The price of one unit.
    public let price: UnitPrice.Amount
  }
}

extension PipelineCatalogue.ReusedPrice: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    let amount =
      switch price {
      case .wei(let wei): "\(DecimalFormat.all.text(wei)) wei"
      case .usd(let dollars): "$\(DecimalFormat.all.text(dollars))"
      }
    let name = "\(pipeline.shown)" + (modelID.map { " \($0.name.shown(upTo: 100))" } ?? "")
    return "\(name): \(amount) is a price per character, and it is used per millisecond; "
      + "price a millisecond of speech, or leave out the unit ms"
  }
}
