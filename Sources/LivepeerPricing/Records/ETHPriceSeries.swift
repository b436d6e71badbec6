/// The prices of one ETH over time.
///
/// At each moment the last price at or before it is in force. Before the first one none is, and no
/// price is ever made up between two.
///
/// ```swift
/// import LivepeerPricing
///
/// let file =
///   "time,eth_usd\n2026-10-26T00:00:05Z,3127.45\n1792972815,2987.5\n"
/// let series = try ETHPriceSeries(csv: Array(file.utf8))
/// let time = try Timestamp("2026-10-26T00:00:10.002Z")
/// print(try series.price(at: time))  // 3127.45
/// ```
public struct ETHPriceSeries: Hashable, Sendable {
  /// A price and the moment from which on it is in force.
  public struct Entry: Hashable, Sendable {
    /// The moment.
    public let time: Timestamp
    /// The price.
    public let price: ETHPrice

    /// Creates the entry of a price from a moment on.
    public init(time: Timestamp, price: ETHPrice) {
      self.time = time
      self.price = price
    }
  }

  /// The prices in the order of time, one at most at each moment, and one at least in all.
  public let entries: [Entry]

  /// Creates a series of prices in any order; two equal ones at one moment are one.
  ///
  /// - Throws: ``EntriesError`` if there are no prices, or two different ones at one moment.
  /// - Complexity: O(*n* log *n*); O(*n*) if they are in the order of time already.
  public init(_ entries: [Entry]) throws(EntriesError) {
    self.entries = try ETHPriceSeries.sorted(entries) { entry in entry }
  }

  /// The first price.
  public var first: Entry { entries[0] }

  /// The last price.
  public var last: Entry { entries[entries.count - 1] }

  /// Returns the price in force at a moment, with the moment that it is of.
  ///
  /// - Parameters:
  ///   - time: The moment.
  ///   - maximumAge: The maximum age of the price; nil for no limit. A negative age is taken as zero.
  /// - Returns: The entry.
  /// - Throws: ``LookupError`` if the moment is before the first price, or the price is older.
  /// - Complexity: O(log *n*) in entries.
  public func entry(
    at time: Timestamp, maximumAge: Duration? = nil
  ) throws(LookupError) -> Entry {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = low + (high - low) / 2
      if entries[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return try entry(before: low, at: time, maximumAge: maximumAge)
  }

  /// Returns the last entry before an index, which is the one in force at a moment.
  private func entry(
    before index: Int, at time: Timestamp, maximumAge: Duration?
  ) throws(LookupError) -> Entry {
    guard index > 0 else { throw .beforeFirst(time, first: entries[0]) }
    let entry = entries[index - 1]
    if let maximumAge, time.elapsed(since: entry.time) > max(maximumAge, .zero) {
      throw .tooOld(time, last: entry, maximumAge: maximumAge)
    }
    return entry
  }

  /// Returns the price in force at a moment; see ``entry(at:maximumAge:)``.
  public func price(
    at time: Timestamp, maximumAge: Duration? = nil
  ) throws(LookupError) -> ETHPrice {
    try entry(at: time, maximumAge: maximumAge).price
  }

  /// Returns entries in the order of time, equal ones once.
  static func sorted<Element>(
    _ elements: [Element], _ entry: (Element) -> Entry
  ) throws(EntriesError) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(elements.count)
    var isSorted = true
    for element in elements {
      let next = entry(element)
      if let last = entries.last, next.time <= last.time { isSorted = false }
      entries.append(next)
    }
    guard !entries.isEmpty else { throw .none }
    guard !isSorted else { return entries }
    entries.sort { $0.time < $1.time }
    var distinct = [entries[0]]
    distinct.reserveCapacity(entries.count)
    for (previous, next) in zip(entries, entries.dropFirst()) {
      if previous.time < next.time {
        distinct.append(next)
      } else if previous.price != next.price {
        throw .twoPrices(previous.price, next.price, at: next.time)
      }
    }
    return distinct
  }
}

extension ETHPriceSeries {
  /// Prices that are no series.
  public enum EntriesError: Error, Hashable, Sendable {
    /// There are no prices.
    case none
    /// There are two different prices at one moment.
    case twoPrices(ETHPrice, ETHPrice, at: Timestamp)
  }

  /// A moment at which no price of a series is in force.
  public enum LookupError: Error, Hashable, Sendable {
    /// The moment is before the first price, which is given.
    case beforeFirst(Timestamp, first: Entry)
    /// The last price at or before the moment is older than the maximum age.
    case tooOld(Timestamp, last: Entry, maximumAge: Duration)
  }
}

extension ETHPriceSeries.EntriesError: CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .none: "no prices; the series has one at least"
    case .twoPrices(let first, let second, let time):
      "two prices at \(time), \(first) and \(second) USD; keep one of them"
    }
  }
}

extension ETHPriceSeries.LookupError: CustomStringConvertible {
  /// One line: the moment, and the nearest price of the series.
  public var description: String {
    switch self {
    case .beforeFirst(let time, let first):
      "no ETH price at \(time): the series begins at \(first.time)"
    case .tooOld(let time, let last, let maximumAge):
      "no ETH price at \(time): the last one before is of \(last.time), older than "
        + maximumAge.clockText
    }
  }
}

extension Duration {
  /// The time in hours, minutes and seconds: `2h`, `1h30m`, `0.5s`.
  package var clockText: String {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return "\(self)" }
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "m")]
      .filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    var decimals = attoseconds == 0 ? "" : "." + attoseconds.padded(to: 18)
    while decimals.hasSuffix("0") { decimals.removeLast() }
    let rest = seconds % 60
    return rest == 0 && decimals.isEmpty && !parts.isEmpty ? parts : parts + "\(rest)\(decimals)s"
  }
}
