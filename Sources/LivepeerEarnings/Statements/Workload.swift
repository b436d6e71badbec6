public import LivepeerPricing

/// An amount of work: jobs of a size, or a machine that works for a share of its time.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// let jobs = try Workload(
///   jobsPerDay: 500, each: Quantity<Millisecond>(200_000))
/// print(jobs.unitsPerDay)  // 100000000
/// let stream = try Workload(
///   unitsPerSecond: 20_000, of: .pixel, utilization: Share("35%"))
/// print(stream.unitsPerDay)  // 604800000
/// ```
public struct Workload: Hashable, Sendable {
  /// The two ways of stating an amount of work.
  public enum Kind: Hashable, Sendable {
    /// A number of jobs a day, each of a number of units.
    case jobs(perDay: Rational, unitsPerJob: BigInt)
    /// A number of units a second, for a share of all seconds.
    case throughput(unitsPerSecond: Rational, utilization: Share)
  }

  /// The way in which the amount was stated.
  public let kind: Kind
  /// The unit that is counted.
  public let unit: WorkUnitKind

  /// Creates a workload of jobs of a size.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a negative number of jobs or units.
  public init<Unit>(jobsPerDay: Rational, each job: Quantity<Unit>) throws(EarningsError) {
    try self.init(jobsPerDay: jobsPerDay, unitsPerJob: job.count, of: Unit.kind)
  }

  /// Creates a workload of jobs of a size whose unit is known only at run time.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a negative number of jobs or units.
  public init(
    jobsPerDay: Rational, unitsPerJob: BigInt, of unit: WorkUnitKind
  ) throws(EarningsError) {
    guard !jobsPerDay.isNegative else { throw .negative(.jobsPerDay, jobsPerDay) }
    guard !unitsPerJob.isNegative else { throw .negative(.units, Rational(unitsPerJob)) }
    kind = .jobs(perDay: jobsPerDay, unitsPerJob: unitsPerJob)
    self.unit = unit
  }

  /// Creates the workload of a machine that works for a share of its time.
  ///
  /// - Throws: ``EarningsError/negative(_:_:)`` for a negative number of units.
  public init(
    unitsPerSecond: Rational, of unit: WorkUnitKind, utilization: Share
  ) throws(EarningsError) {
    guard !unitsPerSecond.isNegative else { throw .negative(.unitsPerSecond, unitsPerSecond) }
    kind = .throughput(unitsPerSecond: unitsPerSecond, utilization: utilization)
    self.unit = unit
  }

  static let secondsPerDay: Rational = 86_400

  /// The units in a day of 24 hours: jobs · units, or units a second · 86,400 · utilization.
  public var unitsPerDay: Rational { amount * unitsPerDayPerAmount }

  /// The amount of work: jobs a day, or utilization.
  var amount: Rational {
    switch kind {
    case .jobs(let perDay, _): perDay
    case .throughput(_, let utilization): utilization.fraction
    }
  }

  /// The units in a day for one job a day, or for a utilization of 1.
  var unitsPerDayPerAmount: Rational {
    switch kind {
    case .jobs(_, let unitsPerJob): Rational(unitsPerJob)
    case .throughput(let unitsPerSecond, _): unitsPerSecond * Workload.secondsPerDay
    }
  }
}
