public import LivepeerPricing

/// The pixels that the node counts for a period of live video, in the node's floating-point
/// arithmetic.
///
/// While a stream runs, the gateway and the orchestrator each count the time since their last
/// count, once it is at least ``interval``. The node multiplies seconds by 27,648,000 in float64
/// and truncates the fraction, so that about one whole number of milliseconds in twelve gives one
/// pixel too few; whole seconds are exact. The truncated part is carried to the next tick, in whole
/// nanoseconds. When a stream ends, the time since the last tick is never counted.
///
/// The floating-point arithmetic is the node's, bit for bit: an IEEE 754 division, sum, and product,
/// each rounded to nearest.
///
/// Source: go-livepeer 0.9.1, `server/live_payment_processor.go`, and Go's `time.Duration.Seconds`.
///
/// ```swift
/// import LivepeerNode
///
/// let tick = LiveVideoTick(nanoseconds: 9_000_000)
/// print(tick.pixels, tick.carriedNanoseconds)  // 248831 37
/// ```
public struct LiveVideoTick: Hashable, Sendable {
  /// The time since the last tick, with the time that was carried from it.
  public let nanoseconds: Int64
  /// The pixels of video time that are paid or debited: floor(27,648,000 · seconds) in float64.
  public let pixels: Int64

  /// The time between two ticks, unless the node's `-livePaymentInterval` sets another: 5 s.
  public static let interval: Quantity<Millisecond> = 5_000

  /// The number of pixels in a second of 720p video: 27,648,000.
  public static let pixelsPerSecond = Int64(AnyScale.second720p.units)

  /// Creates a tick that counts the given time.
  ///
  /// - Precondition: `nanoseconds` is not negative.
  public init(nanoseconds: Int64) {
    precondition(nanoseconds >= 0, "a tick does not count backwards")
    self.nanoseconds = nanoseconds
    // At most 2^63 ns, so below 2^58 pixels.
    pixels = Int64(Double(LiveVideoTick.pixelsPerSecond) * nanoseconds.goSeconds)
  }

  /// The time that the counted pixels represent, truncated to whole nanoseconds.
  public var countedNanoseconds: Int64 {
    let nanoseconds =
      Double(pixels) / Double(LiveVideoTick.pixelsPerSecond) * Double(LiveVideoTick.perSecond)
    // The last half microsecond of 292 years rounds up to 2^63.
    return nanoseconds < 0x1p63 ? Int64(nanoseconds) : .max
  }

  /// The time that is carried to the next tick.
  public var carriedNanoseconds: Int64 { nanoseconds - countedNanoseconds }

  private static let perSecond: Int64 = 1_000_000_000

  /// Returns the pixels of a stream with a tick every 5 s and one at its end.
  ///
  /// Whole ticks are exact and carry nothing, so only the last tick can be one pixel too low.
  ///
  /// - Precondition: `duration` is not negative.
  public static func pixels(of duration: Quantity<Millisecond>) -> BigInt {
    let full = duration.count / interval.count
    let rest = duration.count - full * interval.count
    let last = LiveVideoTick(nanoseconds: Int64(rest) * perSecond / 1_000)
    return full * interval.count * Measure.videoPixelsPerMillisecond + BigInt(last.pixels)
  }
}
