public import LivepeerPricing

extension PaymentTerms {
  /// The work that is paid for, which decides the units of each payment and debit.
  ///
  /// | work | paid | debited |
  /// |---|---|---|
  /// | ``live`` | 10 seconds, then the seconds since, rounded up | whole seconds, every 5 s |
  /// | ``video720p`` | 60 seconds of pixels, then those since | pixels, every 5 s |
  /// | ``fixed`` | one unit, once | one unit, at once |
  /// | ``job(paid:debited:)`` | a fee per job | as the orchestrator counts it |
  /// | ``byoc(timeout:length:)`` | the timeout's seconds, if the balance is low | the seconds of the job |
  /// | ``transcoding(_:segment:)`` | an estimate per segment | the pixels that are encoded |
  public struct Work: Hashable, Sendable {
    enum Kind: Hashable {
      case session(RunnerPrice.Unit)
      case job(paid: BigInt, debited: BigInt)
      case byoc(timeout: BigInt, length: Quantity<Millisecond>)
      case transcoding(estimated: BigInt, encoded: BigInt)
    }

    /// The name in text forms: `live`.
    public let name: String
    /// The name of the unit that is priced: `seconds`.
    public let unitName: String
    let kind: Kind

    private init(_ name: String, _ unitName: String, _ kind: Kind) {
      self.name = name
      self.unitName = unitName
      self.kind = kind
    }

    /// A session of a live runner, per second.
    public static let live = Work("live", "seconds", .session(.hour))
    /// Live video, per pixel of 720p video.
    ///
    /// A gateway that signs its tickets itself does not count the change of its first payment.
    public static let video720p = Work("720p", "pixels", .session(.video720p))
    /// A request to a live runner, or a session of one, at a fixed price.
    public static let fixed = Work("fixed", "requests", .session(.fixed))

    /// Jobs of a pipeline, with the units that the gateway pays for and those that the orchestrator
    /// debits.
    ///
    /// - Precondition: Neither is negative.
    public static func job(paid: BigInt, debited: BigInt) -> Work {
      precondition(!paid.isNegative && !debited.isNegative, "units are not negative")
      return Work("job", "units", .job(paid: paid, debited: debited))
    }

    /// Jobs of a BYOC capability, per second.
    ///
    /// - Parameters:
    ///   - timeout: The job's timeout in seconds, which the gateway pays for. Terms of a job without one
    ///     are refused.
    ///   - length: The time that the worker takes; nil for the whole timeout.
    /// - Returns: The work.
    /// - Precondition: The timeout is not negative.
    public static func byoc(timeout: BigInt, length: Quantity<Millisecond>? = nil) -> Work {
      precondition(!timeout.isNegative, "a timeout is not negative")
      let whole = Quantity<Millisecond>.seconds(timeout)
      return Work("byoc", "seconds", .byoc(timeout: timeout, length: length ?? whole))
    }

    /// Segments of a video that is transcoded, per pixel.
    ///
    /// - Throws: ``NodePrice/Overflow`` if the pixels exceed 64 signed bits: the node's sum wraps.
    public static func transcoding(
      _ ladder: TranscodingLadder, segment: Quantity<Millisecond>
    ) throws(NodePrice.Overflow) -> Work {
      let seconds = Rational(segment.count, 1_000)
      return Work(
        "transcoding", "pixels",
        .transcoding(
          estimated: try ladder.estimatedPixels(ofSegment: seconds),
          encoded: ladder.encodedPixels(over: seconds)))
    }

    /// The signer that usually pays for the work.
    public var usualSigner: PriceAcceptance.Signer { isSession ? .remoteSigner : .gateway }

    /// Whether a session is debited by the time that passes.
    var isSession: Bool { if case .session = kind { true } else { false } }
  }
}

extension Quantity where Unit == Millisecond {
  /// Creates the milliseconds of a number of seconds, zero or more.
  fileprivate static func seconds(_ count: BigInt) -> Quantity {
    guard let quantity = try? Quantity(count * 1_000) else {
      preconditionFailure("a number of seconds is not negative")
    }
    return quantity
  }
}
