public import LivepeerPricing

/// The renditions that a video is transcoded to, priced by the pixel.
///
/// Source: go-livepeer 0.9.1, `server/segment_rpc.go` (`estimateFee`).
///
/// ```swift
/// import ExactMath
/// import LivepeerNode
///
/// let ladder = TranscodingLadder([
///   try TranscodingLadder.Rendition("1280x720@30")
/// ])
/// print(try ladder.estimatedPixels(ofSegment: Rational(2_002, 1_000)))
/// // 82944000
/// print(ladder.encodedPixels(over: Rational(2_002, 1_000)))  // 56217600
/// ```
public struct TranscodingLadder: Hashable, Sendable {
  /// The renditions.
  public let renditions: [Rendition]

  /// Creates a ladder of the given renditions.
  public init(_ renditions: [Rendition]) {
    self.renditions = renditions
  }

  /// The frames a second that are assumed of frames that are passed through: 60.
  public static let assumedFrameRate: BigInt = 60

  /// The factor by which the gateway raises its estimate: the float64 nearest to 1.02, exactly.
  public static let estimateFactor = Rational(2_296_835_809_958_953, 2_251_799_813_685_248)

  /// Returns the pixels that a gateway estimates for a segment.
  ///
  /// Σ width · height · ceil(frames a second) · ceil(seconds), with 60 frames a second if they are
  /// not known. Both quotients are rounded to float64 before they are rounded up, as in the node.
  ///
  /// - Parameter seconds: The length of the segment, zero or more.
  /// - Returns: The number of pixels.
  /// - Throws: ``NodePrice/Overflow`` if the sum exceeds 64 signed bits: the node's wraps.
  public func estimatedPixels(
    ofSegment seconds: Rational
  ) throws(NodePrice.Overflow) -> BigInt {
    precondition(!seconds.isNegative, "a length is not negative")
    let float = Double(seconds)
    let wholeSeconds = float.isFinite ? float.ceiling : seconds.rounded(.up)
    let pixels = renditions.reduce(0) { sum, rendition in
      sum + rendition.size.pixels.count * rendition.estimatedFrameRate * wholeSeconds
    }
    guard Int64(exactly: pixels) != nil else {
      throw NodePrice.Overflow(quantity: "the pixels estimated for a segment,", exact: pixels)
    }
    return pixels
  }

  /// Returns the pixels that a gateway estimates for a video in segments of a length, the last of
  /// which may be shorter.
  ///
  /// - Parameters:
  ///   - seconds: The length of the video, zero or more.
  ///   - segment: The length of a segment, above zero.
  /// - Returns: The number of segments, and the pixels of all of them.
  /// - Throws: ``NodePrice/Overflow`` if a segment's sum exceeds 64 signed bits: the node's wraps.
  public func estimatedPixels(
    over seconds: Rational, inSegmentsOf segment: Rational
  ) throws(NodePrice.Overflow) -> (segments: BigInt, pixels: BigInt) {
    precondition(!seconds.isNegative && segment > 0, "a segment has a length")
    let whole = (seconds / segment).rounded(.down)
    let rest = seconds - Rational(whole) * segment
    let pixels = whole.isZero ? 0 : whole * (try estimatedPixels(ofSegment: segment))
    guard rest > 0 else { return (whole, pixels) }
    return (whole + 1, pixels + (try estimatedPixels(ofSegment: rest)))
  }

  /// Returns the fee that a gateway estimates for a segment, and pays ahead, exactly.
  ///
  /// pixels · ``estimateFactor`` · price.
  ///
  /// - Parameters:
  ///   - seconds: The length of the segment, zero or more.
  ///   - rate: The price of a pixel.
  /// - Returns: The fee in wei.
  /// - Throws: ``NodePrice/Overflow`` if the pixels exceed 64 signed bits: the node's sum wraps.
  public func estimatedFee(
    ofSegment seconds: Rational, at rate: Rate<Pixel>
  ) throws(NodePrice.Overflow) -> Rational {
    Rational(try estimatedPixels(ofSegment: seconds)) * TranscodingLadder.estimateFactor
      * rate.weiPerUnit
  }

  /// Returns the pixels that are encoded, which the orchestrator debits.
  ///
  /// Each rendition has a frame at every multiple of 1 / (frames a second) that is below the length;
  /// 60 frames a second are assumed if they are not known.
  ///
  /// - Parameter seconds: The length of the video, zero or more.
  /// - Returns: The number of pixels.
  public func encodedPixels(over seconds: Rational) -> BigInt {
    precondition(!seconds.isNegative, "a length is not negative")
    return renditions.reduce(0) { sum, rendition in
      let frames = (rendition.exactFrameRate * seconds).rounded(.up)
      return sum + rendition.size.pixels.count * frames
    }
  }

  /// Whether the frames a second of a rendition are not known.
  public var assumesFrameRate: Bool { renditions.contains { $0.frameRate == nil } }
}
