internal import LivepeerPricing

extension Metering {
  /// Returns the units of a job by the documentation's definitions.
  func documentedUnits(
    of job: Job, pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue = .documented
  ) throws(Metering.CountingError) -> BigInt {
    do throws(Job.MeasureError) {
      return try job.units(pricedPer: unit, in: catalogue)
    } catch {
      throw Metering.CountingError(.measure(error), in: job, pricedPer: unit, by: self)
    }
  }

  /// Returns the units of a job as a side of the node counts them.
  ///
  /// Source: go-livepeer 0.9.1, `server/ai_process.go` (gateway) and `server/ai_http.go`
  /// (orchestrator).
  func nodeUnits(
    of job: Job, pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue
  ) throws(Metering.CountingError) -> BigInt {
    let units: BigInt
    if let definition = job.pipeline.nodeDefinition {
      guard definition.units.contains(unit) else {
        throw Metering.CountingError(.unknownCount(unit), in: job, pricedPer: unit, by: self)
      }
      units = try pipelineUnits(of: job, pricedPer: unit, definition)
    } else {
      units = try applicationUnits(of: job, pricedPer: unit, in: catalogue)
    }
    guard Int64(exactly: units) != nil else {
      throw Metering.CountingError(.beyondNode(units), in: job, pricedPer: unit, by: self)
    }
    return units
  }

  /// Returns the units of a job of one of the node's pipelines.
  private func pipelineUnits(
    of job: Job, pricedPer unit: WorkUnitKind, _ definition: Pipeline.Definition
  ) throws(Metering.CountingError) -> BigInt {
    switch (job.pipeline, job.measure) {
    case (.audioToText, .duration(let length)):
      try wholeSeconds(length.count, of: job, pricedPer: unit)
    case (.audioToText, .audio(let file)): try wholeSeconds(file, of: job, pricedPer: unit)
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
    case (.imageToVideo, .unspecified):
      Metering.defaultFramePixels * definition.framesPerImage
    case (.llm, .unspecified) where self == .orchestratorDirectly:
      throw Metering.CountingError(.measureRefused, in: job, pricedPer: unit, by: self)
    case (.liveVideoToVideo, .duration(let length)): LiveVideoTick.pixels(of: length)
    case (.liveVideoToVideo, .audio(let file)): LiveVideoTick.pixels(of: Quantity(file))
    default: try documentedUnits(of: job, pricedPer: unit)
    }
  }

  private func wholeSeconds(
    _ file: AudioFile, of job: Job, pricedPer unit: WorkUnitKind
  ) throws(Metering.CountingError) -> BigInt {
    switch Metering.AudioCount(file).result {
    case .success(let count): return BigInt(count.seconds) * 1_000
    case .failure(let refusal):
      throw Metering.CountingError(.audioRefused(refusal), in: job, pricedPer: unit, by: self)
    }
  }

  private func wholeSeconds(
    _ milliseconds: BigInt, of job: Job, pricedPer unit: WorkUnitKind
  ) throws(Metering.CountingError) -> BigInt {
    guard milliseconds >= 1_000 else {
      throw Metering.CountingError(.underOneSecond, in: job, pricedPer: unit, by: self)
    }
    return milliseconds / 1_000 * 1_000
  }

  /// Returns the number of code points of a text of which only their count is known.
  ///
  /// The count is enough for the orchestrator, but not for the gateway, which counts bytes.
  private func spokenCharacters(
    _ measure: Measure, of job: Job, pricedPer unit: WorkUnitKind
  ) throws(Metering.CountingError) -> BigInt {
    // A measure that does not apply to text-to-speech is refused with the documentation's error.
    let units = try documentedUnits(of: job, pricedPer: unit)
    guard self != .gateway, unit == .character else {
      throw Metering.CountingError(.textNeeded, in: job, pricedPer: unit, by: self)
    }
    return units
  }

  /// The number of units that the orchestrator debits for a code point of text.
  private static let perCodePoint: BigInt = 1_000

  /// The pixels of 512 by 512, for a text-to-image job without a size.
  private static let defaultImagePixels: BigInt = 512 * 512

  /// 576 by 1024, the frame of an image-to-video job that does not state a size.
  private static let defaultFramePixels: BigInt = 576 * 1_024
}
