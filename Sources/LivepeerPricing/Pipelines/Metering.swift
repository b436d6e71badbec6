public import ExactMath

/// Whose way of counting a job's units is meant.
///
/// The documentation defines the unit of each pipeline. The node's gateway pays for units that it
/// counts in a way of its own, and the orchestrator debits units that it counts in another:
///
/// | pipeline | documented | gateway | orchestrator |
/// |---|---|---|---|
/// | audio-to-text | milliseconds | 1000 · whole seconds | the same |
/// | text-to-speech | code points | UTF-8 bytes | 1000 · code points |
/// | text-to-image, image-to-image | w · h · n | w · h · max(1, n) | w · h · n |
/// | image-to-text, segment-anything-2, upscale | w · h · n | the same | the same |
/// | image-to-video | w · h · 25 · n | the same | the same |
/// | llm | tokens, 256 if unsaid | the same | tokens; unsaid is refused |
/// | live-video-to-video | 27,648 · milliseconds | the same | the same |
///
/// Both sides keep their counts in 64 signed bits, and refuse audio of less than a second.
///
/// Source: the network's documentation, late 2025; go-livepeer 0.9.1, `server/ai_process.go` and
/// `server/ai_http.go`.
///
/// ```swift
/// import LivepeerPricing
///
/// let job = Job(.textToSpeech, .text("héllo"))
/// print(try Metering.documented.units(of: job, pricedPer: .character))  // 5
/// print(try Metering.gateway.units(of: job, pricedPer: .character))  // 6
/// print(try Metering.orchestrator.units(of: job, pricedPer: .character))  // 5000
/// ```
public enum Metering: String, CaseIterable, Codable, Hashable, Sendable {
  /// As the documentation defines the unit.
  case documented
  /// As the node's gateway counts what it pays for.
  case gateway
  /// As the node's orchestrator counts what it debits.
  case orchestrator
}

extension Metering: CustomStringConvertible {
  /// The name in text forms: `gateway`.
  public var description: String { rawValue }
}

extension Metering {
  /// How many units a job is.
  ///
  /// A measure of ``Measure/units(_:)`` is a count in the documented unit, from which each side
  /// counts on as from any other measure: 1,999 ms of audio are 1,000 to the node.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - unit: What the price is per; one of the pipeline's ``Pipeline/possibleUnits``. The node
  ///     counts text for text-to-speech whatever the price is per.
  /// - Returns: The count, zero or more.
  /// - Throws: ``MeasureError`` for a measure, or a unit, that the pipeline is not priced by; and
  ///   for a job that the side refuses, or cannot count from that measure.
  /// - Complexity: O(*n*) in the bytes of a text, otherwise O(1).
  public func units(
    of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    guard job.pipeline.possibleUnits.contains(unit) else {
      throw MeasureError(.impossibleUnit, in: job, pricedPer: unit, by: self)
    }
    if job.measure.countsBelowZero {
      throw MeasureError(.negative, in: job, pricedPer: unit, by: self)
    }
    return switch self {
    case .documented: try documentedUnits(of: job, pricedPer: unit)
    case .gateway, .orchestrator: try nodeUnits(of: job, pricedPer: unit)
    }
  }

  /// How that side counts a pipeline's units, in a few words: `UTF-8 bytes`.
  public func wayOfCounting(_ pipeline: Pipeline) -> String {
    switch (self, pipeline) {
    case (.documented, .audioToText): "milliseconds"
    case (.gateway, .audioToText), (.orchestrator, .audioToText): "whole seconds"
    case (.documented, .textToSpeech): "code points"
    case (.gateway, .textToSpeech): "UTF-8 bytes"
    case (.orchestrator, .textToSpeech): "1000 x code points"
    case (.gateway, .textToImage), (.gateway, .imageToImage): "pixels of at least one image"
    case (_, .llm): "tokens"
    case (_, .imageToVideo): "pixels of 25 frames"
    case (_, .liveVideoToVideo): "pixels of video time"
    default: "pixels"
    }
  }

  /// `max_tokens` of a language-model job that does not say.
  public static let defaultTokens: BigInt = 256

  /// What the gateway pays ahead when a stream of live video begins: 60 seconds of it.
  ///
  /// 60,000 · 27,648 pixels. Source: go-livepeer 0.9.1.
  public static let liveVideoAdvance: BigInt = 60_000 * livePixelsPerMillisecond

  /// Frames of an image-to-video job.
  static let framesPerVideo: BigInt = 25

  /// 1280 · 720 pixels, 30 times a second.
  static let livePixelsPerMillisecond: BigInt = 27_648
}

extension Measure {
  fileprivate var countsBelowZero: Bool {
    switch self {
    case .units(let count), .images(_, let count): count.isNegative
    case .duration, .characters, .text, .unspecified: false
    }
  }
}
