public import LivepeerPricing

// How a session of a live runner is counted, by the signer that pays and by the orchestrator that
// debits. Source: go-livepeer 0.9.1, `server/remote_signer.go` and `server/live_payment_processor.go`.

extension RunnerPrice.Unit {
  /// The advertised units that a remote signer pays for first, in advance.
  ///
  /// 10 seconds, 1,658,880,000 pixels (60 seconds of video), or one request.
  public var firstPayment: BigInt {
    switch self {
    case .hour: 10
    case .video720p: Metering.liveVideoAdvance
    default: 1
    }
  }

  /// Returns the advertised units that a remote signer pays for the time since the last payment.
  ///
  /// Seconds are rounded up, pixels down: 27,648,000 · seconds in float64. No time at all is counted
  /// as the first payment is.
  ///
  /// - Precondition: `nanoseconds` is not negative.
  public func billed(nanoseconds: Int64) -> BigInt {
    precondition(nanoseconds >= 0, "time does not run backwards")
    guard nanoseconds > 0 else { return firstPayment }
    return switch self {
    case .hour: nanoseconds.goSeconds.ceiling
    case .video720p: BigInt(LiveVideoTick(nanoseconds: nanoseconds).pixels)
    default: 1
    }
  }

  /// Returns the advertised units that the orchestrator debits for the time since its last debit,
  /// and the time that it carries to the next one.
  ///
  /// Both units are rounded down; what is cut off is carried. A request is debited once, before it
  /// is passed on.
  ///
  /// - Precondition: `nanoseconds` is not negative.
  public func debited(nanoseconds: Int64) -> (units: BigInt, carriedNanoseconds: Int64) {
    precondition(nanoseconds >= 0, "time does not run backwards")
    switch self {
    case .hour:
      let seconds = Int64(nanoseconds.goSeconds)
      return (BigInt(seconds), nanoseconds - seconds * 1_000_000_000)
    case .video720p:
      let tick = LiveVideoTick(nanoseconds: nanoseconds)
      return (BigInt(tick.pixels), tick.carriedNanoseconds)
    default: return (1, 0)
    }
  }

  /// The time between two payments that counts of whole sessions assume: 10 s.
  public static let usualCadence: Quantity<Millisecond> = 10_000

  /// Returns the advertised units that a remote signer pays for a session, with a payment at its
  /// start and then every 10 s until it ends.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// print(RunnerPrice.Unit.hour.billed(over: 61_000))  // 70
  /// print(RunnerPrice.Unit.hour.debited(over: 61_000))  // 60
  /// print(RunnerPrice.Unit.hour.debited(over: 4_900))  // 0
  /// ```
  public func billed(over session: Quantity<Millisecond>) -> BigInt {
    guard self != .fixed else { return 1 }
    let cadence = Self.usualCadence.count
    let payments = max(1, Rational(session.count, cadence).rounded(.up))
    let each = cadence * workUnitsPerMillisecond / workPerAdvertisedUnit
    return firstPayment + (payments - 1) * each
  }

  /// Returns the advertised units that the orchestrator debits for a session, every
  /// ``LiveVideoTick/interval`` and not at its end.
  ///
  /// Each debit is of a whole number of seconds, so that nothing is cut off.
  public func debited(over session: Quantity<Millisecond>) -> BigInt {
    guard self != .fixed else { return 1 }
    let interval = LiveVideoTick.interval.count
    return session.count / interval * interval * workUnitsPerMillisecond / workPerAdvertisedUnit
  }

  /// The units of work in a millisecond of a session; of a request there are none.
  private var workUnitsPerMillisecond: BigInt {
    self == .video720p ? Measure.videoPixelsPerMillisecond : 1
  }
}

extension Double {
  /// The number rounded up to a whole one, as Go's `math.Ceil` returns it.
  ///
  /// `rounded(_:)` needs the C library for mathematics, which nothing else here does.
  ///
  /// - Precondition: The number is finite, and not negative.
  var ceiling: BigInt {
    // Without a fraction from 2^53 on.
    guard self < 0x1p53 else { return BigInt(self) }
    let whole = Int64(self)
    return BigInt(Double(whole) < self ? whole + 1 : whole)
  }
}

extension Int64 {
  /// A number of nanoseconds in seconds, as Go's `time.Duration.Seconds` returns it.
  var goSeconds: Double {
    let (whole, rest) = quotientAndRemainder(dividingBy: 1_000_000_000)
    return Double(whole) + Double(rest) / 1_000_000_000
  }
}
