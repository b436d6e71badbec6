public import LivepeerPricing

extension StreamOptions {
  /// A series of ETH prices, of which each row has the one in force at its time.
  ///
  /// A row that has an `eth_usd` of its own keeps it.
  public struct ETHPrices: Hashable, Sendable {
    /// The series.
    public let series: ETHPriceSeries
    /// The most time that may have passed since a price; nil for any.
    public let maximumAge: Duration?
    /// The name of the series for messages.
    public let name: String

    let index: ETHPriceIndex

    /// Creates the prices of a series.
    ///
    /// - Parameters:
    ///   - series: The series.
    ///   - maximumAge: The most time that may have passed since a price; nil for any.
    ///   - name: The name of the series for messages, such as that of its file.
    /// - Complexity: O(*n*) in entries.
    public init(_ series: ETHPriceSeries, maximumAge: Duration? = nil, name: String = "the series")
    {
      self.series = series
      self.maximumAge = maximumAge
      self.name = name
      index = ETHPriceIndex(series, maximumAge: maximumAge)
    }

    /// Returns whether the prices, their maximum age and their name are the same.
    public static func == (left: ETHPrices, right: ETHPrices) -> Bool {
      left.series == right.series && left.maximumAge == right.maximumAge && left.name == right.name
    }

    /// Adds the prices, their maximum age and their name to a hasher.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(series)
      hasher.combine(maximumAge)
      hasher.combine(name)
    }
  }
}

extension StreamOptions.ETHPrices {
  /// Returns the price in force at the time in a field.
  func price(_ bytes: RawSpan, _ field: FieldSlot) throws(RowError.Fault) -> ETHPrice {
    if field.isEmpty { throw .noTime }
    let time: Timestamp
    do throws(TextFormError) {
      time = try Timestamp(bytes.extracting(field.start..<field.end))
    } catch {
      throw .badTime(error)
    }
    do throws(ETHPriceSeries.LookupError) {
      return try series.price(at: time, maximumAge: maximumAge)
    } catch {
      throw .noETHPrice(error, series: name)
    }
  }
}
