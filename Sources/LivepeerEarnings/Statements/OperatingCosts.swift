public import LivepeerPricing

/// The costs of running the hardware, in dollars.
public struct OperatingCosts: Hashable, Sendable {
  /// The power that the hardware draws, and its price.
  public struct Electricity: Hashable, Sendable {
    /// The power in watts while the hardware draws it.
    public let watts: Rational
    /// The price in dollars per kilowatt-hour.
    public let usdPerKilowattHour: USD
    /// The hours of a day in which the hardware draws power.
    public let hoursPerDay: Rational

    /// Creates electricity costs from power and a price.
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

    /// The energy of a day: watts / 1000 · hours.
    public var kilowattHoursPerDay: Rational { watts / 1_000 * hoursPerDay }

    /// The cost of a day: its kilowatt-hours, at their price.
    public var usdPerDay: USD { USD(kilowattHoursPerDay * usdPerKilowattHour.dollars) }
  }

  /// The cost of purchased hardware.
  public struct Hardware: Hashable, Sendable {
    /// The purchase price.
    public let price: USD
    /// The months over which the price is spread.
    public let months: Rational

    /// The default number of months over which the price is spread: 24.
    public static let defaultMonths: Rational = 24

    /// Creates hardware costs, spread evenly over months.
    ///
    /// - Throws: ``EarningsError`` for a negative price, and for zero months or less.
    public init(price: USD, months: Rational = defaultMonths) throws(EarningsError) {
      guard price >= .zero else { throw .negative(.hardware, price.dollars) }
      guard months > 0 else { throw .notPositive(.amortize, months) }
      self.price = price
      self.months = months
    }

    /// The part of the price that a month bears: price / months.
    public var usdPerMonth: USD { USD(price.dollars / months) }
  }

  /// The cost of power, if counted.
  public let electricity: Electricity?
  /// The cost of hardware, if counted.
  public let hardware: Hardware?
  /// All other costs, in dollars a month.
  public let otherUSDPerMonth: USD

  /// Creates costs; an omitted cost is zero.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for negative other costs.
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
  public func electricityUSD(per period: EarningsStatement.Period) -> USD {
    USD((electricity?.usdPerDay.dollars ?? 0) * period.days)
  }

  /// Returns the part of the hardware's price that a period bears.
  public func hardwareUSD(per period: EarningsStatement.Period) -> USD {
    USD((hardware?.usdPerMonth.dollars ?? 0) * period.months)
  }

  /// Returns all other costs in a period.
  public func otherUSD(per period: EarningsStatement.Period) -> USD {
    USD(otherUSDPerMonth.dollars * period.months)
  }

  /// Returns all costs in a period.
  public func totalUSD(per period: EarningsStatement.Period) -> USD {
    electricityUSD(per: period) + hardwareUSD(per: period) + otherUSD(per: period)
  }
}
