public import ExactMath

extension Job {
  /// Returns the number of units of the job, by the documentation's definitions.
  ///
  /// A measure becomes units by the unit that it is priced in: a duration becomes milliseconds, or
  /// pixels of 720p video; images become pixels. A measure of ``Measure/units(_:)`` is a count of
  /// the price's own unit.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let video = Job(.liveVideoToVideo, .duration(1_000))
  /// print(try video.units(pricedPer: .pixel))  // 27648000
  /// print(try video.units(pricedPer: .millisecond))  // 1000
  /// ```
  ///
  /// - Parameters:
  ///   - unit: The unit of the price; one of ``Pipeline/Definition/possibleUnits`` if the pipeline is
  ///     in the catalogue.
  ///   - catalogue: The definitions of pipelines.
  /// - Returns: The count, zero or more.
  /// - Throws: ``Job/MeasureError`` for a measure, or a unit, that the pipeline is not priced by.
  /// - Complexity: O(*n*) in the bytes of a text, otherwise O(1).
  public func units(
    pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue = .documented
  ) throws(Job.MeasureError) -> BigInt {
    let definition = try check(pricedPer: unit, in: catalogue)
    let pixelsAreOfVideo = definition?.measure == .duration
    switch (measure, unit) {
    case (.units(let count), _): return count
    case (.duration(let length), .millisecond): return length.count
    case (.audio(let file), .millisecond): return Quantity(file).count
    case (.duration(let length), .pixel) where pixelsAreOfVideo:
      return length.count * Measure.videoPixelsPerMillisecond
    case (.audio(let file), .pixel) where pixelsAreOfVideo:
      return Quantity(file).count * Measure.videoPixelsPerMillisecond
    case (.characters(let characters), .character): return characters.count
    case (.text(let text), .character): return BigInt(text.unicodeScalars.count)
    case (.images(let size, let count), .pixel) where !pixelsAreOfVideo:
      return size.pixels.count * (definition?.framesPerImage ?? 1) * count
    case (.tokens(let tokens), .token): return tokens.count
    case (.requests(let requests), .request): return requests.count
    case (.unspecified, definition?.unit):
      if let count = definition?.defaultUnits { return count }
    default: break
    }
    throw Job.MeasureError(
      measure == .unspecified ? .missing : .notPricedBy, in: self, pricedPer: unit, definition)
  }

  /// Refuses a unit that the pipeline is not priced per, and a count below zero, whoever counts.
  ///
  /// - Returns: The definition by which the pipeline is measured, if there is one.
  @discardableResult
  package func check(
    pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue
  ) throws(Job.MeasureError) -> Pipeline.Definition? {
    let definition = catalogue.measuring(pipeline)
    // The units of an application are its own: only its measures are those of its pipeline.
    if let definition, definition.pipeline == pipeline, !definition.isPriced(per: unit) {
      throw Job.MeasureError(.impossibleUnit, in: self, pricedPer: unit, definition)
    }
    if measure.countsBelowZero {
      throw Job.MeasureError(.negative, in: self, pricedPer: unit, definition)
    }
    return definition
  }
}

extension Measure {
  /// The pixels of a millisecond of 720p video: 27,648.
  package static let videoPixelsPerMillisecond: BigInt =
    AnyScale.second720p.units / AnyScale.second.units

  fileprivate var countsBelowZero: Bool {
    switch self {
    case .units(let count), .images(_, let count): count.isNegative
    case .duration, .audio, .characters, .text, .tokens, .requests, .unspecified: false
    }
  }
}
