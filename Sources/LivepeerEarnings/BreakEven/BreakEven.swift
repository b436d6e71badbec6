public import LivepeerPricing

/// The values at which net is exactly zero, each term changed alone while the others stay the same.
public struct BreakEven: Hashable, Sendable {
  /// The terms of one kind of work.
  public struct Work: Hashable, Sendable {
    /// The price, in wei per unit.
    public let weiPerUnit: Solution
    /// The number of jobs a day.
    public let jobsPerDay: Solution
    /// The share of the time in which the machine works; above 1, it takes more than one machine.
    public let utilization: Solution
  }

  /// A value at which net is zero, or the reason why no positive value has that effect.
  public enum Solution: Hashable, Sendable {
    /// The exact value, above zero.
    case at(Rational)
    /// No value, for the given reason.
    case none(Reason)

    /// The value, if there is one.
    public var value: Rational? {
      if case .at(let value) = self { value } else { nil }
    }
  }

  /// The reason why no positive value makes net zero.
  public enum Reason: Hashable, Sendable {
    /// There are no costs to cover: net is zero only if there is no income.
    case noCosts
    /// Delegators and redemption take all income.
    case nothingKept
    /// The other income already covers the costs.
    case coveredByTheRest
    /// No job is paid; see ``EarningsScenario/refusal``.
    case notPaid
    /// No units are processed at any price.
    case noWork
    /// Units are processed at a price of zero.
    case noPrice
    /// The work is not given in jobs.
    case notInJobs
    /// The work is not given as a utilization.
    case notInUtilization
    /// Prices are in dollars: net is the same at every ETH price.
    case heldInDollars
    /// The ETH price is not known.
    case ethPriceNeeded
    /// Each unit costs as much as is kept of its price, or more.
    case eachUnitLoses
    /// The machine draws no electricity that is paid for.
    case noElectricity
    /// The other costs take all that is kept.
    case nothingLeft
    /// There is no hardware to pay back.
    case noHardware
    /// Net plus the hardware's monthly part is zero or less.
    case neverPaidBack
  }

  /// The kinds of work, in the scenario's order.
  public let works: [Work]
  /// The price of one ETH in dollars.
  public let ethPrice: Solution
  /// The price of electricity in dollars per kilowatt-hour.
  public let usdPerKilowattHour: Solution
  /// The months until the hardware has paid for itself: its price / (net + its monthly part).
  public let paybackMonths: Solution
}

extension BreakEven.Reason: CustomStringConvertible {
  /// The reason in a few words.
  public var description: String {
    switch self {
    case .noCosts: "there are no costs to cover, or only those of the units"
    case .nothingKept: "delegators and redemption take all income"
    case .coveredByTheRest: "the other income covers the costs"
    case .notPaid: "no job is paid"
    case .noWork: "there is no work"
    case .noPrice: "the price is zero"
    case .notInJobs: "the work is not given in jobs"
    case .notInUtilization: "the work is not given as a utilization"
    case .heldInDollars: "prices in dollars do not move with ETH"
    case .ethPriceNeeded: "no ETH price is given"
    case .eachUnitLoses: "each unit costs more than is kept of its price"
    case .noElectricity: "no electricity is given"
    case .nothingLeft: "the other costs take all that is kept"
    case .noHardware: "no hardware is given"
    case .neverPaidBack: "nothing is left to pay it back"
    }
  }
}
