package import LivepeerNode
package import LivepeerPricing

/// What a gateway estimates for a video that is transcoded, beside what is debited.
package struct TranscodingReport {
  let segments: BigInt
  let estimatedPixels: BigInt
  let debitedPixels: BigInt
  let assumesFrameRate: Bool

  /// Creates the report of a video.
  ///
  /// - Parameters:
  ///   - ladder: The renditions.
  ///   - duration: The length of the video.
  ///   - segment: The length of a segment, above zero.
  /// - Throws: `NodePrice.Overflow` past 64 signed bits of pixels in one segment.
  package init(
    _ ladder: TranscodingLadder, over duration: Quantity<Millisecond>,
    inSegmentsOf segment: Quantity<Millisecond>
  ) throws(NodePrice.Overflow) {
    let seconds = Rational(duration.count, 1_000)
    (segments, estimatedPixels) = try ladder.estimatedPixels(
      over: seconds, inSegmentsOf: Rational(segment.count, 1_000))
    debitedPixels = ladder.encodedPixels(over: seconds)
    assumesFrameRate = ladder.assumesFrameRate
  }

  /// The measure of the job: the pixels that are encoded, and debited.
  package var measure: Measure { .units(debitedPixels) }

  /// The facts that the figures assume.
  var notes: [String] {
    assumesFrameRate
      ? [
        "a rendition passes frames through: \(TranscodingLadder.assumedFrameRate) a second are assumed, "
          + "as the gateway does"
      ] : []
  }

  /// The fee that the gateway pays ahead at a price, exactly.
  private func estimatedFee(at rate: AnyRate) -> Rational {
    Rational(estimatedPixels) * TranscodingLadder.estimateFactor * rate.weiPerUnit
  }

  /// Returns a table with a row for each side.
  func table(of quote: Quote) -> TextTable {
    TextTable(
      [.left, .right, .right, .left], header: ["counted by", "pixels", "fee in wei", ""],
      rows: [
        .cells([
          "gateway", "\(estimatedPixels)", "\(estimatedFee(at: quote.rate).rounded(.up))",
          "ahead for \(counted(segments, "segment")), times 1.02",
        ]),
        .cells(["orchestrator", "\(quote.units)", "\(quote.fee.count)", "pixels encoded"]),
      ])
  }

  /// Returns the members of a quote.
  func json(of quote: Quote) -> JSONMembers {
    JSONMembers {
      $0.whole("segments", segments)
      $0.whole("estimated_units", estimatedPixels)
      $0.amount("estimated_fee_wei", estimatedFee(at: quote.rate))
      $0.whole("debited_units", quote.units)
      $0.whole("debited_fee_wei", quote.fee.count)
    }
  }

  /// Returns the columns of a quote.
  func csvColumns(of quote: Quote) -> [(String, String)] {
    [
      ("segments", "\(segments)"), ("estimated_units", "\(estimatedPixels)"),
      ("estimated_fee_wei", estimatedFee(at: quote.rate).decimalText.text),
    ]
  }
}
