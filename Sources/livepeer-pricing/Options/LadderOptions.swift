internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

/// The renditions of a video, and the length of its segments.
struct LadderOptions: ParsableArguments {
  @Option(
    name: .customLong("rendition"),
    help: ArgumentHelp(
      "A size and frames a second that a video is transcoded to, repeated: 1280x720@30, "
        + "640x360@30000/1001. Without frames those of the source pass through.",
      valueName: "WxH@fps"),
    transform: { try TranscodingLadder.Rendition($0) })
  var renditions: [TranscodingLadder.Rendition] = []

  @Option(
    "time", "The length of a segment of the video. Without it 2s.",
    transform: { try Quantity<Millisecond>(duration: $0) })
  var segment: Quantity<Millisecond>?

  func validate() throws {
    if segment != nil, renditions.isEmpty {
      throw ValidationError("--segment goes with --rendition")
    }
    if segment == 0 { throw ValidationError("a segment has a length, as in --segment 2s") }
  }

  func report(
    over duration: Quantity<Millisecond>?, at rate: AnyRate
  ) throws(CommandFailure) -> TranscodingReport? {
    guard let duration, !renditions.isEmpty else { return nil }
    return try CommandFailure.usage("--rendition") {
      guard rate.unit == .pixel else {
        throw RateError.unitMismatch(expected: .pixel, found: rate.unit)
      }
      return try TranscodingReport(
        TranscodingLadder(renditions), over: duration, inSegmentsOf: segment ?? 2_000)
    }
  }
}
