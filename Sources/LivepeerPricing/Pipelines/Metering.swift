public import ExactMath

/// Whose way of counting a job's units is meant.
///
/// The documentation defines the unit of each pipeline. The node's gateway and orchestrator count
/// in ways of their own, which are not part of this release.
public enum Metering: String, CaseIterable, Codable, Hashable, Sendable {
  /// As the documentation defines the unit.
  case documented
}

extension Metering {
  /// How many units a job is.
  ///
  /// Under ``documented``, with `n` images and 27,648,000 pixels a second of live video
  /// (1280 · 720 · 30):
  ///
  /// | pipeline | units |
  /// |---|---|
  /// | audio-to-text, text-to-speech per ms | milliseconds |
  /// | text-to-speech | Unicode code points |
  /// | image-to-text, segment-anything-2, upscale, text-to-image, image-to-image | width · height · n |
  /// | image-to-video | width · height · 25 frames · n |
  /// | llm | tokens asked for, 256 where nothing is said |
  /// | live-video-to-video | 27,648 · milliseconds |
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - unit: What the price is per; one of the pipeline's ``Pipeline/possibleUnits``.
  /// - Returns: The count, zero or more.
  /// - Throws: ``MeasureError`` for a measure, or a unit, that the pipeline is not priced by.
  public func units(
    of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    guard job.pipeline.possibleUnits.contains(unit) else {
      return try refuse(.impossibleUnit, job, unit)
    }
    if case .units(let count) = job.measure {
      return try count.isNegative ? refuse(.negative, job, unit) : count
    }
    switch (job.pipeline, unit, job.measure) {
    case (.audioToText, .millisecond, .duration(let length)),
      (.textToSpeech, .millisecond, .duration(let length)):
      return length.count
    case (.textToSpeech, .character, .characters(let characters)):
      return characters.count
    case (.textToSpeech, .character, .text(let text)):
      return BigInt(text.unicodeScalars.count)
    case (.imageToVideo, .pixel, .images(let size, let count)):
      return try count.isNegative
        ? refuse(.negative, job, unit) : size.pixels.count * Metering.framesPerVideo * count
    case (.liveVideoToVideo, .pixel, .duration(let length)):
      return length.count * Metering.livePixelsPerMillisecond
    case (.imageToText, .pixel, .images(let size, let count)),
      (.segmentAnything2, .pixel, .images(let size, let count)),
      (.textToImage, .pixel, .images(let size, let count)),
      (.imageToImage, .pixel, .images(let size, let count)),
      (.upscale, .pixel, .images(let size, let count)):
      return try count.isNegative ? refuse(.negative, job, unit) : size.pixels.count * count
    case (.llm, .token, .unspecified):
      return Metering.defaultTokens
    case (_, _, .unspecified):
      return try refuse(.missing, job, unit)
    default:
      return try refuse(.notPricedBy, job, unit)
    }
  }

  /// Frames of an image-to-video job.
  static let framesPerVideo: BigInt = 25

  /// 1280 · 720 pixels, 30 times a second.
  static let livePixelsPerMillisecond: BigInt = 27_648

  /// `max_tokens` of a language-model job that does not say.
  public static let defaultTokens: BigInt = 256

  private func refuse(
    _ reason: MeasureError.Reason, _ job: Job, _ unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    // Of an image's numbers its count alone can be negative.
    let isCountOfImages = if case .images = job.measure { reason == .negative } else { false }
    throw MeasureError(
      reason: reason, pipeline: job.pipeline, unit: unit,
      measure: isCountOfImages ? "a count of images" : job.measure.name)
  }

  /// The command-line flags of the measures that a pipeline is priced by.
  static func flags(for pipeline: Pipeline, unit: WorkUnitKind) -> String {
    let measures =
      switch (pipeline, unit) {
      case (.textToSpeech, .character): "--characters, --text, --text-file"
      case (.audioToText, _), (.textToSpeech, _), (.liveVideoToVideo, _): "--duration"
      case (.llm, _): ""
      default: "--size"
      }
    return measures.isEmpty ? "--units" : "\(measures) or --units"
  }
}
