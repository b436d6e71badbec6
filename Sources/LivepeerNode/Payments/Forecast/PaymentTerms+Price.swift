public import LivepeerPricing

extension PaymentTerms.Work {
  /// The unit of the work's price; nil for jobs, which have that of their pipeline.
  public var workUnit: WorkUnitKind? {
    switch kind {
    case .session(let unit): unit.work
    case .byoc: .millisecond
    case .transcoding: .pixel
    case .job: nil
    }
  }

  /// Returns the price that an orchestrator advertises, in wei per unit of the work.
  ///
  /// Sessions of a live runner and capabilities of BYOC are priced in whole wei. A base price of the
  /// node's own file has the surcharge for redeeming tickets, as with auto-adjust; other prices are
  /// taken as they are.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let rate = try StatedRate("$3.50/h").rate(at: ETHPrice("3000"))
  /// print(try PaymentTerms.Work.live.advertisedPrice(of: rate))
  /// // 324074074074
  /// ```
  ///
  /// - Parameters:
  ///   - rate: The price per unit of work.
  ///   - surcharge: The ratio of a ticket's face value to its redemption cost, if the rate is a base
  ///     price to which the node adds its surcharge; nil if it is what the orchestrator advertises.
  ///   - isOfRunner: Whether a price per pixel is that of a live runner, in whole wei.
  /// - Returns: The price.
  /// - Throws: ``PaymentTerms/InvalidTerm`` for a price per another unit, and for one that is not
  ///   offered: it does not fit 64 bits, is below 1 wei and not 0, or is for a sender whose float is
  ///   below zero, as a negative surcharge says.
  public func advertisedPrice(
    of rate: AnyRate, surchargedAt surcharge: Rational? = nil, isOfRunner: Bool = true
  ) throws(PaymentTerms.InvalidTerm) -> Rational {
    if let surcharge, surcharge.isNegative {
      throw .notAdvertised(
        "with a sender's float below zero the orchestrator offers no tickets, and no price for them"
      )
    }
    if let workUnit, workUnit != rate.unit {
      throw .rate(.unitMismatch(expected: workUnit, found: rate.unit))
    }
    switch kind {
    case .session where isOfRunner:
      do throws(RunnerPrice.Unadvertised) {
        // Nothing is paid for a price of 0, which says so itself.
        guard !rate.weiPerUnit.isZero, let price = try RunnerPrice.Advertised(rate) else {
          return 0
        }
        return Rational(BigInt(price.weiPerUnit))
      } catch {
        throw .notAdvertised("\(error)")
      }
    case .byoc:
      let prices = BYOCCapability.Prices(
        base: rate.weiPerUnit * 1_000, txCostMultiplier: surcharge ?? 0)
      do throws(NodePrice.Overflow) {
        let price = try surcharge == nil ? prices.unadjusted.get() : prices.charged.get()
        return Rational(BigInt(price.weiPerUnit))
      } catch {
        throw .notAdvertised("\(error)")
      }
    default:
      guard let surcharge else { return rate.weiPerUnit }
      return NodePrice.AutoAdjusted(base: rate.weiPerUnit, txCostMultiplier: surcharge)
        .charged.weiPerUnit
    }
  }
}
