public import LivepeerPricing

extension RunnerPrice {
  /// Returns the price that the orchestrator advertises at an ETH price.
  ///
  /// floor(dollars / d · 10^18 / P) whole wei, with d from ``Unit/advertisedUnits``.
  ///
  /// - Throws: ``RunnerPrice/Unadvertised`` for a price that does not fit 64 bits, or is below 1 wei.
  public func advertised(at ethPrice: ETHPrice) throws(RunnerPrice.Unadvertised) -> Advertised {
    try Advertised(
      ideal: usd.exactWei(at: ethPrice) / Rational(unit.advertisedUnits), per: unit)
  }

  /// A runner's price in whole wei per advertised unit, as clients pay it.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let eth = try ETHPrice("3000")
  /// let video = try RunnerPrice(USD("0.10"), per: .video720p).advertised(
  ///   at: eth)
  /// print(video.weiPerUnit, video.loss.partsPerMillion)  // 334 335168/125
  /// print(video.usd(at: eth))  // $0.0997318656
  /// ```
  public struct Advertised: Hashable, Sendable {
    /// The price before it is rounded down, in wei per advertised unit.
    public let ideal: Rational
    /// The price in whole wei per advertised unit.
    public let weiPerUnit: Int64
    /// The unit.
    public let unit: Unit

    /// Creates the advertised form of a price, in wei per advertised unit.
    ///
    /// - Throws: ``RunnerPrice/Unadvertised`` for a price that does not fit 64 bits, or is below
    ///   1 wei.
    public init(ideal: Rational, per unit: Unit) throws(RunnerPrice.Unadvertised) {
      let whole: NodePrice.WholeWei
      do throws(NodePrice.Overflow) {
        whole = try NodePrice.WholeWei(ideal)
      } catch {
        throw .overflow(error.exact)
      }
      guard whole.weiPerUnit > 0 else { throw .belowOneWei(ideal) }
      self.ideal = ideal
      weiPerUnit = whole.weiPerUnit
      self.unit = unit
    }

    /// Creates the advertised form of a price per unit of work.
    ///
    /// - Returns: nil if no runner is priced per the rate's unit.
    /// - Throws: ``RunnerPrice/Unadvertised`` for a price that does not fit 64 bits, or is below
    ///   1 wei.
    public init?(_ rate: AnyRate) throws(RunnerPrice.Unadvertised) {
      guard let unit = Unit(work: rate.unit) else { return nil }
      try self.init(
        ideal: rate.weiPerUnit * Rational(unit.workPerAdvertisedUnit), per: unit)
    }

    /// The part of the price that rounding loses.
    public var loss: NodePrice.Loss {
      guard let loss = NodePrice.Loss(of: ideal, chargedAs: Rational(BigInt(weiPerUnit))) else {
        preconditionFailure("a price of one wei or more is above zero")
      }
      return loss
    }

    /// The price per unit of work: per millisecond, pixel, or request.
    ///
    /// 324074074074 wei a second are 324074074.074 wei a millisecond, exactly.
    public var rate: AnyRate {
      guard
        let rate = try? AnyRate(
          weiPerUnit: Rational(BigInt(weiPerUnit), unit.workPerAdvertisedUnit), unit: unit.work)
      else { preconditionFailure("a price of one wei or more is not negative") }
      return rate
    }

    /// Returns what the advertised price comes to in dollars per stated unit, such as an hour.
    public func usd(at ethPrice: ETHPrice) -> USD {
      USD(wei: Rational(BigInt(weiPerUnit) * unit.advertisedUnits), at: ethPrice)
    }
  }

  /// The reason why a runner has no advertised price.
  ///
  /// It stays in the orchestrator's `/discovery` without `price_info`, reservations and calls answer
  /// 503, and signers leave it out.
  public enum Unadvertised: Error, Hashable, Sendable {
    /// The whole wei do not fit 64 signed bits.
    case overflow(BigInt)
    /// The price of an advertised unit is below 1 wei.
    case belowOneWei(Rational)
  }
}

extension RunnerPrice.Unadvertised: CustomStringConvertible {
  /// The node's words after `live runner price unavailable: `.
  public var nodeMessage: String {
    switch self {
    case .overflow: "price cannot be converted to int64"
    case .belowOneWei: "converted live runner price must be at least one wei"
    }
  }

  /// One line: what is wrong, and the consequence.
  public var description: String {
    let price =
      switch self {
      case .overflow(let wei): "\("\(wei)".shown()) wei"
      case .belowOneWei(let wei): "\(short(wei)) wei"
      }
    return "the runner is not offered: \(nodeMessage), and this is \(price) an advertised unit"
  }
}
