public import LivepeerPricing

// What the events of a node say of an amount, and what they have lost of it.
// Source: go-livepeer 0.9.1, `server/remote_signer.go`, `server/segment_rpc.go`, `eth.FormatUnits`.

extension PaymentRecord.Work {
  /// Returns the work of an event `create_signed_ticket`: what its fee was computed for.
  ///
  /// A signer counts live work in whole seconds, rounded up, live video in pixels, and a fixed price
  /// once; the event has the seconds before they are rounded. Of other work it does not state the units.
  ///
  /// - Parameters:
  ///   - pipeline: The event's `pipeline`.
  ///   - seconds: `billable_secs`, zero or more.
  ///   - pixels: `pixels`, zero or more.
  /// - Returns: The work; nil if the event does not state it.
  public static func signedTicket(
    pipeline: String, seconds: Rational?, pixels: Rational?
  ) -> PaymentRecord.Work? {
    switch pipeline {
    case "live":
      seconds.map { PaymentRecord.Work(Rational($0.rounded(.up)) * 1_000, of: .millisecond) }
    case "live-video-to-video": pixels.map { PaymentRecord.Work($0, of: .pixel) }
    case "fixed": PaymentRecord.Work(1, of: .request)
    default: nil
    }
  }
}

extension PaymentRecord.Amount {
  /// Returns the amount of an event `create_signed_ticket`: its `computed_fee`.
  ///
  /// The node computes the fee as a fraction and writes it as whole wei, rounded half away from zero:
  /// the amount may be half a wei more or less.
  ///
  /// - Parameter computedFee: The fee, zero or more.
  /// - Returns: The amount.
  public static func signedTicket(computedFee: Wei) -> PaymentRecord.Amount {
    PaymentRecord.Amount(wei: Rational(computedFee.count), roundingError: Rational(1, 2))
  }

  /// Returns the amount of an event `create_new_payment`: tickets · face value · probability of
  /// winning.
  ///
  /// That is what the tickets are worth on average. The event has ten decimals of the probability,
  /// rounded half away from zero, so that the amount may be tickets · face value · 5 · 10^−11 more or
  /// less. The face value has all its digits.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let amount = PaymentRecord.Amount.newPayment(
  ///   tickets: 97, faceValue: Wei(24_024_000_000_000_000),
  ///   winProbability: try BigDecimal(decimal: "0.0000003330"))
  /// print(amount.wei)  // 775999224000
  /// print(amount.roundingError)  // 116516400
  /// ```
  ///
  /// - Parameters:
  ///   - tickets: `numTickets`, zero or more.
  ///   - faceValue: `faceValue`, zero or more.
  ///   - winProbability: `winProb`, zero or more.
  /// - Returns: The amount on average.
  public static func newPayment(
    tickets: BigInt, faceValue: Wei, winProbability: BigDecimal
  ) -> PaymentRecord.Amount {
    let most = Rational(tickets * faceValue.count)
    return PaymentRecord.Amount(
      wei: most * winProbability.rational,
      roundingError: most * Rational(5, .powerOfTen(11)))
  }
}
