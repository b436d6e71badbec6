internal import LivepeerNode
internal import LivepeerPricing

/// The kinds of work of `payments`.
enum PaymentKind: String, CaseIterable {
  case live
  case video720p = "720p"
  case fixed, job, byoc, transcoding

  /// The unit of the work's price; nil for that of a job's pipeline.
  var unit: WorkUnitKind? {
    switch self {
    case .live, .byoc: .millisecond
    case .video720p, .transcoding: .pixel
    case .fixed: .request
    case .job: nil
    }
  }

  /// What mends a refusal in a forecast: the node's flag, and the option that tries it here.
  static func remedy(of code: String, in forecast: PaymentForecast) -> String? {
    switch code {
    case "too-many-tickets", "insufficient-balance":
      guard !forecast.exceedsMaximumPayment else {
        return "no -ticketEV mends it: the payment is above the sender's -maxTotalEV "
          + "(--max-total-ev); raise that, or pay for less at once"
      }
      return remedy(of: code)
    default: return remedy(of: code)
    }
  }

  private static func remedy(of code: String) -> String? {
    switch code {
    case "too-many-tickets":
      "raise the orchestrator's -ticketEV (--ticket-ev), so that fewer tickets are needed"
    case "ev-above-maximum":
      "lower the orchestrator's -ticketEV (--ticket-ev), or raise the sender's -maxTicketEV "
        + "(--max-ticket-ev)"
    case "total-ev-above-maximum":
      "raise the sender's -maxTotalEV (--max-total-ev), or pay for less at once"
    case "face-value-not-above-ev":
      "lower the orchestrator's -ticketEV (--ticket-ev), or raise its -maxFaceValue (--face-value)"
    case "face-value-above-deposit":
      "raise the sender's deposit (--deposit), lower its -depositMultiplier "
        + "(--deposit-multiplier), or set the orchestrator's -maxFaceValue (--face-value)"
    case "no-deposit": "the sender has to deposit ETH (--deposit)"
    case "no-reserve": "the sender has to fund its reserve (--reserve)"
    case "no-ticket-parameters":
      "raise the sender's reserve or the orchestrator's -maxFaceValue (--face-value), or lower its "
        + "-ticketEV (--ticket-ev)"
    case "price-zero": "the orchestrator has to set a price (--price)"
    case "price-above-ceiling": "raise the signer's -maxPricePerUnit (--max-price-per-unit)"
    case "insufficient-balance":
      "pay more often (--every), or raise the orchestrator's -ticketEV (--ticket-ev)"
    default: nil
    }
  }
}

extension Quantity where Unit == Millisecond {
  /// The number of whole seconds, rounded up.
  var secondsUp: BigInt { Rational(count, 1_000).rounded(.up) }
}
