public import ExactMath

extension Job {
  /// Returns the number of units of the job, by the documentation's definitions.
  ///
  /// A measure of ``Measure/units(_:)`` is a count of the price's own unit.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let video = Job(.liveVideoToVideo, .duration(1_000))
  /// print(try video.units(pricedPer: .pixel))  // 27648000
  /// ```
  ///
  /// - Parameter unit: The unit of the price; one of the pipeline's ``Pipeline/possibleUnits``.
  /// - Returns: The count, zero or more.
  /// - Throws: ``MeasureError`` for a measure, or a unit, that the pipeline is not priced by.
  /// - Complexity: O(*n*) in the bytes of a text, otherwise O(1).
  public func units(pricedPer unit: WorkUnitKind) throws(MeasureError) -> BigInt {
    try check(pricedPer: unit)
    return switch (pipeline, unit, measure) {
    case (_, _, .units(let count)): count
    case (.audioToText, .millisecond, .duration(let length)),
      (.textToSpeech, .millisecond, .duration(let length)):
      length.count
    case (.textToSpeech, .character, .characters(let characters)): characters.count
    case (.textToSpeech, .character, .text(let text)): BigInt(text.unicodeScalars.count)
    case (.liveVideoToVideo, .pixel, .duration(let length)):
      length.count * Pipeline.livePixelsPerMillisecond
    case (.llm, .token, .unspecified): Pipeline.defaultTokens
    case (.liveVideoToVideo, _, _): try refused(pricedPer: unit)
    case (_, .pixel, .images(let size, let count)):
      size.pixels.count * pipeline.framesPerImage * count
    default: try refused(pricedPer: unit)
    }
  }

  /// Refuses a unit that the pipeline is not priced per, and a count below zero, whoever counts.
  package func check(pricedPer unit: WorkUnitKind) throws(MeasureError) {
    guard pipeline.possibleUnits.contains(unit) else {
      throw MeasureError(.impossibleUnit, in: self, pricedPer: unit)
    }
    if measure.countsBelowZero { throw MeasureError(.negative, in: self, pricedPer: unit) }
  }

  private func refused(pricedPer unit: WorkUnitKind) throws(MeasureError) -> BigInt {
    throw MeasureError(
      measure == .unspecified ? .missing : .notPricedBy, in: self, pricedPer: unit)
  }
}

extension Pipeline {
  /// The `max_tokens` of a language-model job that does not state it: 256.
  public static let defaultTokens: BigInt = 256

  /// Frames of an image-to-video job.
  package static let framesPerVideo: BigInt = 25

  /// The pixels of a millisecond of 720p video: 27,648.
  package static let livePixelsPerMillisecond: BigInt =
    AnyScale.second720p.units / AnyScale.second.units

  fileprivate var framesPerImage: BigInt { self == .imageToVideo ? Pipeline.framesPerVideo : 1 }
}

extension Measure {
  fileprivate var countsBelowZero: Bool {
    switch self {
    case .units(let count), .images(_, let count): count.isNegative
    case .duration, .characters, .text, .unspecified: false
    }
  }
}
