package import LivepeerNode
internal import LivepeerPricing

/// The requested way of counting for a quote.
package enum MeteringChoice: String, CaseIterable, Sendable {
  case documented, gateway, orchestrator, all

  /// The way of counting of the quote itself; `all` adds the others.
  package var ofTheQuote: Metering {
    switch self {
    case .documented, .all: .documented
    case .gateway: .gateway
    case .orchestrator: .orchestrator
    }
  }
}

extension MeteringChoice {
  /// Returns notes on a quote besides its figures.
  func notes(about quote: Quote) -> [String] {
    guard quote.job.pipeline == .liveVideoToVideo, self != .documented else { return [] }
    let advance = quote.rate.fee(forCounted: Metering.liveVideoAdvance)
    let ahead =
      "the gateway pays 60 s in advance: \(Metering.liveVideoAdvance) units, \(advance)"
    let ticks =
      "the node counts every 5 s, in floating point; the time after the last count of a stream is "
      + "never paid or debited"
    return (self == .orchestrator ? [] : [ahead]) + [ticks]
  }

  /// Returns the warnings of a comparison, or of the orchestrator's count alone.
  func warnings(about quote: Quote, _ comparison: Metering.Comparison?) -> [String] {
    if let comparison { return comparison.warnings }
    guard self == .orchestrator else { return [] }
    do throws(Metering.CountingError) {
      let direct = try Quote(
        quote.job, at: quote.rate, metering: .orchestratorDirectly)
      guard direct.units != quote.units else { return [] }
      return [directWarning(behind: quote.units, directly: .success(direct.units))]
    } catch {
      return [directWarning(behind: quote.units, directly: .failure(error))]
    }
  }
}
