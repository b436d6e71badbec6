internal import ArgumentParser
internal import LivepeerPricing
internal import QuoteStream

/// `--eth-usd-series`: the ETH price of each record's time.
struct ETHPriceSeriesOptions: ParsableArguments {
  @Option(
    file:
      "A file of ETH prices, CSV of time,eth_usd or JSON lines: each row has the last price at or "
      + "before its time. In place of --eth-usd.",
    ["csv", "ndjson", "jsonl"], name: .customLong("eth-usd-series"))
  var series: String?

  @Option(
    "duration",
    "The most time since a price of --eth-usd-series, as in 2h; an older one is an error.",
    transform: { try Quantity(duration: $0) })
  var maxAge: Quantity<Millisecond>?

  /// Whether standard input is the series.
  var readsStandardInput: Bool { series == "-" }

  func validate() throws {
    if maxAge != nil, series == nil {
      throw ValidationError("--max-age goes with --eth-usd-series")
    }
  }

  /// Refuses one price beside a series.
  func validate(with eth: ETHPriceOptions) throws {
    if series != nil, eth.given != nil {
      throw ValidationError("ETH has one price or many; give --eth-usd or --eth-usd-series")
    }
  }

  /// Reads the series, if one is given.
  func prices() throws(CommandFailure) -> StreamOptions.ETHPrices? {
    guard let series else { return nil }
    let bytes = try readFile(series)
    let entries = try CommandFailure.data(of: series) {
      switch RecordFormat.suggested(by: series) {
      case .csv: try ETHPriceSeries(csv: bytes)
      case .ndjson: try ETHPriceSeries(jsonLines: bytes)
      }
    }
    // An age beyond all times is none.
    return StreamOptions.ETHPrices(
      entries, maximumAge: maxAge.flatMap { Duration($0) }, name: series)
  }
}

extension ETHPriceOptions {
  /// The one price, unless a series has them; says where it comes from.
  func price(unless series: StreamOptions.ETHPrices?) -> ETHPrice? {
    guard series == nil else { return nil }
    noteSource()
    return price
  }
}
