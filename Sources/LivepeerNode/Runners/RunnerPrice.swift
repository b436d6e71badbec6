public import LivepeerPricing

/// The price of a live runner as its operator states it: dollars per hour, per hour of 720p video,
/// or per request.
///
/// A runner is an application behind an orchestrator, such as `live-video-to-video/scope`. The
/// orchestrator advertises its price in whole wei; see ``advertised(at:)``. Unlike the prices of
/// `aiModels.json`, it has no surcharge.
///
/// Source: go-livepeer 0.9.1, `ai/runner/live_runner.go`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let price = try RunnerPrice(USD("3.50"), per: .hour)
/// let advertised = try price.advertised(at: ETHPrice("3000"))
/// print(advertised.weiPerUnit, advertised.unit.advertisedName)
/// // 324074074074 seconds
/// ```
public struct RunnerPrice: Hashable, Sendable {
  /// The price of one ``unit``; above zero.
  public let usd: USD
  /// The unit that the operator prices.
  public let unit: Unit

  /// Creates a price of the given dollars per unit.
  ///
  /// - Throws: ``RunnerPrice/Fault/notPositive(_:)`` for zero or less.
  public init(_ usd: USD, per unit: Unit) throws(RunnerPrice.Fault) {
    guard usd > .zero else { throw .notPositive(usd.dollars.shownShort) }
    self.usd = usd
    self.unit = unit
  }

  /// Creates a price from the texts of `price_info`, as the node reads them.
  ///
  /// Case and spaces around the names of currency and unit are ignored, and an empty name is the
  /// default. The number is exact.
  ///
  /// - Parameters:
  ///   - price: The number as JSON writes it: `3.50`, `35e-1`.
  ///   - currency: The currency: `usd`.
  ///   - unit: The unit: `hour`, `720p` or `fixed`.
  /// - Throws: ``RunnerPrice/Fault`` for whatever the node refuses.
  public init(
    price: String, currency: String = "", unit: String = ""
  ) throws(RunnerPrice.Fault) {
    guard JSONValue.isNumberText(price) else { throw .notANumber(price.shown()) }
    guard let number = try? BigDecimal(price, limits: .priceFile), number.isWithinPriceFile else {
      throw .beyondLimits(String(price.prefix(40)))
    }
    guard number.coefficient > 0 else { throw .notPositive(price.shown()) }
    guard ["", "usd"].contains(currency.asNodeCompares) else { throw .currency(currency.shown()) }
    guard let unit = Unit(name: unit) else { throw .unit(unit.shown()) }
    usd = USD(number.rational)
    self.unit = unit
  }

  /// The reason why the node refuses a price, in its words and in ours.
  public enum Fault: Error, Hashable, Sendable {
    /// There is no price.
    case missing
    /// The price is not a number of JSON.
    case notANumber(String)
    /// The price is zero or less.
    case notPositive(String)
    /// The number is beyond this package's limits for text.
    case beyondLimits(String)
    /// The currency is not USD.
    case currency(String)
    /// The unit is none of ``RunnerPrice/Unit/all``.
    case unit(String)
  }
}

extension RunnerPrice.Fault: CustomStringConvertible {
  /// One line: what is wrong, and what to write.
  public var description: String {
    switch self {
    case .missing: "price_info.price is required; write dollars, as in \"price\": 3.50"
    case .notANumber(let text):
      "price_info.price must be a positive decimal, and this is '\(text)'; write it as 3.50"
    case .notPositive(let text):
      "price_info.price must be a positive decimal, and this is \(text); write it as 3.50"
    case .beyondLimits(let text):
      "price_info.price takes \(PriceSheet.ReadingError.AllowedNumbers.withinLimits), and this is "
        + text
    case .currency(let name):
      "price_info.currency must be usd, and this is '\(name)'; state the price in dollars"
    case .unit(let name): "price_info.unit must be hour, 720p, or fixed, and this is '\(name)'"
    }
  }
}

extension String {
  /// The text as the node compares names in a runner's registration: without white space around it,
  /// each letter in lower case.
  ///
  /// Source: Go's `strings.TrimSpace` and `strings.ToLower`, which maps scalar by scalar.
  var asNodeCompares: String {
    var scalars = String.UnicodeScalarView()
    scalars.append(
      contentsOf: trimmedAsGo.unicodeScalars.map {
        $0.properties.lowercaseMapping.unicodeScalars.first ?? $0
      })
    return String(scalars)
  }

  /// The text without white space around it, as Go's `strings.TrimSpace` returns it.
  var trimmedAsGo: Substring {
    let scalars = unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) }
    return self[start..<(end ?? start)]
  }
}
