internal import ExactMath

extension Metering {
  /// Returns the units of a job by the documentation's definitions.
  func documentedUnits(
    of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    switch (job.pipeline, unit, job.measure) {
    case (_, _, .units(let count)): count
    case (.audioToText, .millisecond, .duration(let length)),
      (.textToSpeech, .millisecond, .duration(let length)):
      length.count
    case (.textToSpeech, .character, .characters(let characters)): characters.count
    case (.textToSpeech, .character, .text(let text)): BigInt(text.unicodeScalars.count)
    case (.liveVideoToVideo, .pixel, .duration(let length)):
      length.count * Metering.livePixelsPerMillisecond
    case (.llm, .token, .unspecified): Metering.defaultTokens
    case (.liveVideoToVideo, _, _): try refusal(of: job, pricedPer: unit)
    case (_, .pixel, .images(let size, let count)):
      size.pixels.count * job.pipeline.framesPerImage * count
    default: try refusal(of: job, pricedPer: unit)
    }
  }

  /// Returns the units of a job as a side of the node counts them.
  ///
  /// Source: go-livepeer 0.9.1, `server/ai_process.go` (gateway) and `server/ai_http.go`
  /// (orchestrator).
  func nodeUnits(
    of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    let units: BigInt =
      switch (job.pipeline, job.measure) {
      case (.audioToText, .duration(let length)):
        try wholeSeconds(length.count, of: job, pricedPer: unit)
      case (.audioToText, .units(let milliseconds)):
        try wholeSeconds(milliseconds, of: job, pricedPer: unit)
      case (.textToSpeech, .text(let text)):
        self == .gateway
          ? BigInt(text.utf8.count) : Metering.perCodePoint * BigInt(text.unicodeScalars.count)
      case (.textToSpeech, let measure):
        try spokenCharacters(measure, of: job, pricedPer: unit) * Metering.perCodePoint
      case (.textToImage, .images(let size, let count)),
        (.imageToImage, .images(let size, let count)):
        // The gateway writes the raised count into the request.
        size.pixels.count * (self == .orchestratorDirectly ? count : max(1, count))
      case (.textToImage, .unspecified): Metering.defaultImagePixels
      case (.imageToVideo, .unspecified): Metering.defaultVideoPixels
      case (.llm, .unspecified) where self == .orchestratorDirectly:
        throw MeasureError(.missing, in: job, pricedPer: unit, by: self)
      case (.liveVideoToVideo, .duration(let length)): LiveVideoTick.pixels(of: length)
      default: try documentedUnits(of: job, pricedPer: unit)
      }
    guard Int64(exactly: units) != nil else {
      throw MeasureError(.beyondNode(units), in: job, pricedPer: unit, by: self)
    }
    return units
  }

  private func wholeSeconds(
    _ milliseconds: BigInt, of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    guard milliseconds >= 1_000 else {
      throw MeasureError(.underOneSecond, in: job, pricedPer: unit, by: self)
    }
    return milliseconds / 1_000 * 1_000
  }

  /// The code points of a text that is known by their count alone: enough for the orchestrator,
  /// and not for the gateway, which counts bytes.
  private func spokenCharacters(
    _ measure: Measure, of job: Job, pricedPer unit: WorkUnitKind
  ) throws(MeasureError) -> BigInt {
    // What is no measure of text-to-speech is refused in the documentation's words.
    let units = try documentedUnits(of: job, pricedPer: unit)
    guard self != .gateway, unit == .character else {
      throw MeasureError(.textNeeded, in: job, pricedPer: unit, by: self)
    }
    return units
  }

  private func refusal(of job: Job, pricedPer unit: WorkUnitKind) throws(MeasureError) -> BigInt {
    let reason: MeasureError.Reason = job.measure == .unspecified ? .missing : .notPricedBy
    throw MeasureError(reason, in: job, pricedPer: unit, by: self)
  }

  /// The units that the orchestrator debits for a code point of text.
  private static let perCodePoint: BigInt = 1_000

  /// 512 by 512, if a text-to-image job does not state a size.
  private static let defaultImagePixels: BigInt = 512 * 512

  /// 576 by 1024, if an image-to-video job does not state a size.
  private static let defaultVideoPixels: BigInt = 576 * 1_024 * framesPerVideo
}

extension Pipeline {
  fileprivate var framesPerImage: BigInt {
    self == .imageToVideo ? Metering.framesPerVideo : 1
  }
}
