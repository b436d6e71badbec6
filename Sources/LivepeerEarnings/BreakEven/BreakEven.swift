public import LivepeerPricing

/// Where net is exactly zero, each term changed alone and the others held.
public struct BreakEven: Hashable, Sendable {
  /// The terms of one kind of work.
  public struct Work: Hashable, Sendable {
    /// The price, in wei per unit.
    public let weiPerUnit: Solution
    /// Jobs a day.
    public let jobsPerDay: Solution
    /// The part of the time in which the machine works; above 1 it would take more than one.
    public let utilization: Solution
  }

  /// A value that makes net zero, or why no positive one does.
  public enum Solution: Hashable, Sendable {
    /// The exact value, above zero.
    case at(Rational)
    /// There is none.
    case none(Reason)

    /// The value, if there is one.
    public var value: Rational? {
      if case .at(let value) = self { value } else { nil }
    }
  }

  /// Why no positive value makes net zero.
  public enum Reason: Hashable, Sendable {
    /// There is nothing to cover: net is zero only if nothing comes in.
    case noCosts
    /// Delegators and redemption take all that comes in.
    case nothingKept
    /// The other income covers the costs already.
    case coveredByTheRest
    /// No job is paid: ``EarningsScenario/refusal`` says why.
    case notPaid
    /// No unit is done, whatever it costs.
    case noWork
    /// Units are done for nothing.
    case noPrice
    /// The work is not said in jobs.
    case notInJobs
    /// The work is not said in utilization.
    case notInUtilization
    /// Prices are in dollars: net is the same at every ETH price.
    case heldInDollars
    /// The ETH price is not known.
    case ethPriceNeeded
    /// No hardware is to be paid back.
    case noHardware
    /// Net with the hardware's part is zero or less.
    case neverPaidBack
  }

  /// The kinds of work, in the scenario's order.
  public let works: [Work]
  /// Dollars for one ETH.
  public let ethPrice: Solution
  /// Months until the hardware has paid for itself: its price / (net + its part of a month).
  public let paybackMonths: Solution
}

extension BreakEven.Reason: CustomStringConvertible {
  /// A few words: why there is none.
  public var description: String {
    switch self {
    case .noCosts: "there are no costs to cover"
    case .nothingKept: "delegators and redemption take all that comes in"
    case .coveredByTheRest: "the other income covers the costs"
    case .notPaid: "no job is paid"
    case .noWork: "there is no work"
    case .noPrice: "the price is zero"
    case .notInJobs: "the work is not given in jobs"
    case .notInUtilization: "the work is not given as a utilization"
    case .heldInDollars: "prices in dollars do not move with ETH"
    case .ethPriceNeeded: "no ETH price is given"
    case .noHardware: "no hardware is given"
    case .neverPaidBack: "nothing is left to pay it back"
    }
  }
}
