public import LivepeerPricing

/// What a gateway accepts of an orchestrator's price.
///
/// Source: go-livepeer 0.9.1, `core` capability prices, `server/segment_rpc.go` and
/// `server/remote_signer.go`.
public enum PriceAcceptance {
  /// Returns whether a gateway with the given cap accepts a price; the cap itself passes.
  public static func isWithinCap(_ weiPerUnit: Rational, cap: Rational) -> Bool {
    weiPerUnit <= cap
  }

  /// Compares a running session's price with its first one.
  ///
  /// - Parameters:
  ///   - first: The session's first price.
  ///   - current: The orchestrator's price now.
  ///   - signer: Who signs the session's tickets, and so applies the rule.
  /// - Returns: Whether the session continues.
  public static func sessionContinues(
    from first: Rational, to current: Rational, signedBy signer: TicketSigner
  ) -> Bool {
    current <= first * signer.maximumPriceRatio
  }
}

/// Who signs the tickets of a gateway, and with it decides how far a session's price may rise.
///
/// Source: go-livepeer 0.9.1, `server/segment_rpc.go` (`validatePrice`) and
/// `server/remote_signer.go` (`checkRemotePaymentPrice`, answer 481).
public enum TicketSigner: String, CaseIterable, Hashable, Sendable {
  /// A gateway that signs its tickets itself.
  case gateway
  /// A remote signer, which signs for a gateway or another client.
  case remoteSigner = "signer"

  /// The largest ratio of a session's price to its first one that is still paid.
  ///
  /// 2 for a gateway that signs itself, where exactly twice passes; 1 for a remote signer, which
  /// refuses a price that rises at all.
  public var maximumPriceRatio: Rational {
    switch self {
    case .gateway: 2
    case .remoteSigner: 1
    }
  }

  /// The largest number of tickets in one payment; nil if the signer sets no limit of its own.
  ///
  /// 100 for a remote signer, which answers 400 to more.
  public var maximumTicketsPerPayment: BigInt? {
    switch self {
    case .gateway: nil
    case .remoteSigner: 100
    }
  }
}
