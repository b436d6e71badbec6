public import LivepeerPricing

/// The rules by which a gateway accepts an orchestrator's price.
///
/// Source: go-livepeer 0.9.1, `core` capability prices, `server/segment_rpc.go` and
/// `server/remote_signer.go`.
public enum PriceAcceptance {
  /// Returns whether a gateway with the given cap accepts a price; a price equal to the cap passes.
  public static func isWithinCap(_ weiPerUnit: Rational, cap: Rational) -> Bool {
    weiPerUnit <= cap
  }

  /// Returns whether a session continues at its current price.
  ///
  /// - Parameters:
  ///   - first: The session's first price.
  ///   - current: The orchestrator's current price.
  ///   - signer: The signer of the session's tickets, which applies the rule.
  /// - Returns: Whether the session continues.
  public static func sessionContinues(
    from first: Rational, to current: Rational, signedBy signer: PriceAcceptance.Signer
  ) -> Bool {
    current <= first * signer.maximumPriceRatio
  }
}

extension PriceAcceptance {
  /// The signer of a gateway's tickets, which determines how far a session's price may rise.
  ///
  /// Source: go-livepeer 0.9.1, `server/segment_rpc.go` (`validatePrice`) and
  /// `server/remote_signer.go` (`checkRemotePaymentPrice`, answer 481).
  public enum Signer: String, CaseIterable, Hashable, Sendable {
    /// A gateway that signs its tickets itself.
    case gateway
    /// A remote signer, which signs for a gateway or another client.
    case remoteSigner = "signer"

    /// The maximum ratio of a session's price to its first price that is still paid.
    ///
    /// 2 for a gateway that signs itself, which still pays exactly twice the price; 1 for a remote
    /// signer, which refuses a price that rises at all.
    public var maximumPriceRatio: Rational {
      switch self {
      case .gateway: 2
      case .remoteSigner: 1
      }
    }

    /// The maximum number of tickets in one payment; nil if the signer sets no limit.
    ///
    /// 100 for a remote signer, which answers 400 if there are more.
    public var maximumTicketsPerPayment: BigInt? {
      switch self {
      case .gateway: nil
      case .remoteSigner: 100
      }
    }
  }
}
