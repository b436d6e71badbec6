public import LivepeerPricing

/// The costs of running the hardware, in dollars.
public struct OperatingCosts: Hashable, Sendable {
  /// Power that the hardware draws.
  public struct Electricity: Hashable, Sendable {
    /// Watts while it draws them.
    public let watts: Rational
    /// Dollars per kilowatt-hour.
    public let usdPerKilowattHour: USD
    /// Hours of a day in which it draws them.
    public let hoursPerDay: Rational

    /// Power at a price.
    ///
    /// - Throws: ``EarningsError`` for a negative term, and for more than 24 hours.
    public init(
      watts: Rational, usdPerKilowattHour: USD, hoursPerDay: Rational = 24
    ) throws(EarningsError) {
      guard !watts.isNegative else { throw .negative(.watts, watts) }
      guard usdPerKilowattHour >= .zero else {
        throw .negative(.electricity, usdPerKilowattHour.dollars)
      }
      guard !hoursPerDay.isNegative else { throw .negative(.hoursPerDay, hoursPerDay) }
      guard hoursPerDay <= 24 else { throw .longDay(hours: hoursPerDay) }
      self.watts = watts
      self.usdPerKilowattHour = usdPerKilowattHour
      self.hoursPerDay = hoursPerDay
    }

    /// watts / 1000 · hours · dollars per kilowatt-hour.
    public var usdPerDay: USD {
      USD(watts / 1_000 * hoursPerDay * usdPerKilowattHour.dollars)
    }
  }

  /// Hardware that was bought.
  public struct Hardware: Hashable, Sendable {
    /// The purchase price.
    public let price: USD
    /// Months over which that is spread.
    public let months: Rational

    /// How long hardware lasts unless said otherwise: 24 months.
    public static let defaultMonths: Rational = 24

    /// Hardware, spread evenly over months.
    ///
    /// - Throws: ``EarningsError`` for a negative price, and for zero months or less.
    public init(price: USD, months: Rational = defaultMonths) throws(EarningsError) {
      guard price >= .zero else { throw .negative(.hardware, price.dollars) }
      guard months > 0 else { throw .notPositive(.amortize, months) }
      self.price = price
      self.months = months
    }

    /// The part of the price that falls on a month: price / months.
    public var usdPerMonth: USD { USD(price.dollars / months) }
  }

  /// Power, if counted.
  public let electricity: Electricity?
  /// Hardware, if counted.
  public let hardware: Hardware?
  /// Everything else, in dollars a month.
  public let otherUSDPerMonth: USD

  /// Costs; what is left out is none.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)``.
  public init(
    electricity: Electricity? = nil, hardware: Hardware? = nil, otherUSDPerMonth: USD = .zero
  ) throws(EarningsError) {
    guard otherUSDPerMonth >= .zero else {
      throw .negative(.monthlyCosts, otherUSDPerMonth.dollars)
    }
    self.electricity = electricity
    self.hardware = hardware
    self.otherUSDPerMonth = otherUSDPerMonth
  }

  /// No costs.
  public static let none = OperatingCosts()

  private init() {
    electricity = nil
    hardware = nil
    otherUSDPerMonth = .zero
  }

  /// Returns the cost of power in a period.
  public func electricityUSD(per period: EarningsPeriod) -> USD {
    USD((electricity?.usdPerDay.dollars ?? 0) * period.days)
  }

  /// Returns the part of the hardware's price that falls on a period.
  public func hardwareUSD(per period: EarningsPeriod) -> USD {
    USD((hardware?.usdPerMonth.dollars ?? 0) * period.months)
  }

  /// Returns all other costs in a period.
  public func otherUSD(per period: EarningsPeriod) -> USD {
    USD(otherUSDPerMonth.dollars * period.months)
  }

  /// Returns all costs in a period.
  public func totalUSD(per period: EarningsPeriod) -> USD {
    electricityUSD(per: period) + hardwareUSD(per: period) + otherUSD(per: period)
  }
}
