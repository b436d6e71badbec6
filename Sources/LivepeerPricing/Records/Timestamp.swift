/// A moment: whole nanoseconds since the beginning of 1970 in UTC, without leap seconds.
///
/// Its text form is that of ISO 8601 in UTC. See ``init(_:)`` for the texts that are read.
///
/// ```swift
/// import LivepeerPricing
///
/// let time = try Timestamp("2026-10-26T14:00:00+02:00")
/// print(time)  // 2026-10-26T12:00:00Z
/// print(try Timestamp("1792972810002"))  // 2026-10-26T00:00:10.002Z
/// ```
public struct Timestamp: Hashable, Sendable {
  /// Nanoseconds since the beginning of 1970 in UTC; negative before.
  public let nanoseconds: Int64

  /// Creates the moment so many nanoseconds after the beginning of 1970 in UTC.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Creates a moment from whole seconds since 1970 and nanoseconds after them; returns nil outside
  /// of ``earliest`` through ``latest``.
  init?(seconds: Int64, nanoseconds: Int64) {
    // In 128 bits: the seconds of the earliest moment alone are below the least of 64 in nanoseconds.
    let wide = Int128(seconds) * Int128(Timestamp.perSecond) + Int128(nanoseconds)
    guard let whole = Int64(exactly: wide) else { return nil }
    self.nanoseconds = whole
  }

  /// The earliest moment that can be represented: `1677-09-21T00:12:43.145224192Z`.
  public static let earliest = Timestamp(nanoseconds: .min)
  /// The latest moment that can be represented: `2262-04-11T23:47:16.854775807Z`.
  public static let latest = Timestamp(nanoseconds: .max)

  static let perSecond: Int64 = 1_000_000_000
}

extension Timestamp: Comparable {
  /// Returns whether the first moment is earlier.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    lhs.nanoseconds < rhs.nanoseconds
  }

  /// Returns the time from another moment to this one; negative if the other one is later.
  public func elapsed(since other: Timestamp) -> Duration {
    let difference = Int128(nanoseconds) - Int128(other.nanoseconds)
    let (seconds, rest) = difference.quotientAndRemainder(dividingBy: Int128(Timestamp.perSecond))
    // Both fit: the difference of two moments is below 2^35 seconds.
    return .seconds(Int64(seconds)) + .nanoseconds(Int64(rest))
  }
}

extension Timestamp: CustomStringConvertible {
  /// The moment in UTC, with as many decimals of a second as it has: `2026-10-26T00:00:10.002Z`.
  public var description: String {
    let (seconds, fraction) = nanoseconds.flooredQuotientAndRemainder(by: Timestamp.perSecond)
    let (_, ofDay) = seconds.flooredQuotientAndRemainder(by: Timestamp.secondsPerDay)
    let clock = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { $0.padded(to: 2) }
    var decimals = fraction == 0 ? "" : "." + fraction.padded(to: 9)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(day())T\(clock.joined(separator: ":"))\(decimals)Z"
  }
}

extension Int64 {
  /// The quotient rounded down, and what is left: from 0 up to the divisor, which is above zero.
  func flooredQuotientAndRemainder(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// The digits of a number of zero or more, with zeros before them up to a count.
  func padded(to count: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, count - digits.utf8.count)) + digits
  }
}
