public import LivepeerPricing

/// The party that counts a job's units, and its rules for counting.
///
/// The documentation defines the unit of each pipeline. The node's gateway pays for units that it
/// counts by its own rules, and the orchestrator debits units that it counts by others. A gateway
/// writes its defaults, at least one image and 256 tokens, into the request before it sends it, and
/// the orchestrator then uses them; a job that a client sends directly to the orchestrator is
/// counted as the client wrote it.
///
/// | pipeline | documented | gateway | orchestrator after a gateway | orchestrator, directly |
/// |---|---|---|---|---|
/// | audio-to-text | milliseconds | 1000 · whole seconds | the same | the same |
/// | audio-to-text of a file | milliseconds | 1000 · seconds of ``AudioCount`` | the same | the same |
/// | text-to-speech | code points | UTF-8 bytes | 1000 · code points | 1000 · code points |
/// | text-to-image, image-to-image | w · h · n | w · h · max(1, n) | w · h · max(1, n) | w · h · n |
/// | image-to-text, segment-anything-2, upscale | w · h · n | the same | the same | the same |
/// | image-to-video | w · h · 25 · n | the same | the same | the same |
/// | llm | tokens, 256 if absent | the same | the same | tokens; refused if absent |
/// | live-video-to-video | 27,648 · milliseconds | ``LiveVideoTick``, as if a count fell on the end | the same | the same |
/// | an application with a slash in its name, of a live runner | its unit | ``RunnerPrice/Unit/billed(over:)`` | ``RunnerPrice/Unit/debited(over:)`` | the same |
/// | any other name, of BYOC, per time | milliseconds | 1000 · seconds, rounded up | the same | the same |
///
/// Both sides count an application at its price in whole wei per second, pixel or request.
///
/// Both sides keep their counts in 64 signed bits, and refuse audio of less than a second. The
/// gateway pays ``liveVideoAdvance`` in advance when live video begins; the orchestrator debits
/// nothing in advance.
///
/// Source: the network's documentation, late 2025; go-livepeer 0.9.1, `server/ai_process.go` and
/// `server/ai_http.go`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let job = Job(.textToSpeech, .text("héllo"))
/// print(try Metering.documented.units(of: job, pricedPer: .character))
/// // 5
/// print(try Metering.gateway.units(of: job, pricedPer: .character))  // 6
/// print(try Metering.orchestrator.units(of: job, pricedPer: .character))
/// // 5000
/// ```
public enum Metering: String, CaseIterable, Codable, Hashable, Sendable {
  /// The unit as the documentation defines it.
  case documented
  /// The units that the node's gateway pays for.
  case gateway
  /// The units that the node's orchestrator debits for a job that a gateway sent.
  case orchestrator
  /// The units that the node's orchestrator debits for a job that a client sent to it directly.
  case orchestratorDirectly = "orchestrator-directly"
}

extension Metering: CustomStringConvertible {
  /// The name in text forms: `gateway`.
  public var description: String { rawValue }

  /// The name within a sentence: `the gateway`.
  var subject: String {
    switch self {
    case .documented: "the documentation"
    case .gateway: "the gateway"
    case .orchestrator: "the orchestrator"
    case .orchestratorDirectly: "the orchestrator, reached directly,"
    }
  }
}

extension Metering {
  /// Returns the number of units of a job.
  ///
  /// A measure of `Measure.units` is a count in the documented unit, which each side converts like
  /// any other measure: the node counts 1,999 ms of audio as 1,000. Units of live video are pixels
  /// already, and are not converted.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - unit: The unit of the price; one of `Pipeline.Definition.possibleUnits`. The node counts
  ///     text for text-to-speech whatever the unit of the price is.
  ///   - catalogue: The documented pipelines; the node knows only those of
  ///     `PipelineCatalogue.documented`.
  /// - Returns: The count, zero or more.
  /// - Throws: ``Metering/CountingError`` for a measure or a unit that the pipeline is not priced
  ///   by, and for a job that the side refuses or cannot count from that measure.
  /// - Complexity: O(*n*) in the bytes of a text, otherwise O(1).
  public func units(
    of job: Job, pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue = .documented
  ) throws(Metering.CountingError) -> BigInt {
    do throws(Job.MeasureError) {
      try job.check(pricedPer: unit, in: catalogue)
    } catch {
      throw Metering.CountingError(.measure(error), in: job, pricedPer: unit, by: self)
    }
    return switch self {
    case .documented: try documentedUnits(of: job, pricedPer: unit, in: catalogue)
    case .gateway, .orchestrator, .orchestratorDirectly:
      try nodeUnits(of: job, pricedPer: unit, in: catalogue)
    }
  }

  /// Returns a short name for the things counted in a pipeline priced per a unit: `UTF-8 bytes`.
  public func wayOfCounting(_ pipeline: Pipeline, pricedPer unit: WorkUnitKind) -> String {
    if self != .documented, let sale = ApplicationSale(of: pipeline, pricedPer: unit) {
      return sale.wayOfCounting(by: self)
    }
    let isOfNode = PipelineCatalogue.documented[pipeline]?.units.contains(unit) == true
    return switch (self, pipeline) {
    case _ where !isOfNode || (self == .documented && unit == .millisecond): "\(unit.rawValue)s"
    case (_, .audioToText): "whole seconds"
    case (.documented, .textToSpeech): "code points"
    case (.gateway, .textToSpeech): "UTF-8 bytes"
    case (.orchestrator, .textToSpeech), (.orchestratorDirectly, .textToSpeech):
      "1000 x code points"
    case (.gateway, .textToImage), (.gateway, .imageToImage), (.orchestrator, .textToImage),
      (.orchestrator, .imageToImage):
      "pixels of at least one image"
    case (_, .llm): "tokens"
    case (_, .imageToVideo): "pixels of 25 frames"
    case (.documented, .liveVideoToVideo): "pixels of video time"
    case (_, .liveVideoToVideo): "pixels of video time, in float64 every 5 s"
    default: "pixels"
    }
  }

  /// The units that the gateway pays in advance when a stream of live video begins: 60 seconds of
  /// it.
  ///
  /// 60,000 · 27,648 pixels. Source: go-livepeer 0.9.1.
  public static let liveVideoAdvance: BigInt = 60_000 * Measure.videoPixelsPerMillisecond
}
