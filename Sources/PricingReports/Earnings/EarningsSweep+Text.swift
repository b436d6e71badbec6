internal import LivepeerEarnings
internal import LivepeerPricing

/// The forms of a term of a sweep: its member in JSON and column in CSV, and its words in tables and
/// charts.
extension EarningsSweep.Term {
  /// The name in JSON and CSV.
  var member: String {
    switch self {
    case .ethPrice: "eth_usd"
    case .price(.usd, _): "price_usd"
    case .price: "price_wei"
    case .utilization: "utilization"
    case .jobsPerDay: "jobs_per_day"
    case .electricity: "electricity_usd_per_kwh"
    }
  }

  /// Returns a value as JSON and CSV have it: a price per one unit, in wei or dollars.
  func perUnit(_ value: Rational) -> Rational {
    guard case .price(let currency, let scale) = self else { return value }
    let perScale =
      if case .ether(let unit) = currency {
        value * Rational(.powerOfTen(unit.powerOfTen))
      } else { value }
    return perScale / Rational(scale.units)
  }

  /// Returns a value as a field of CSV.
  func field(_ value: Rational) -> String { perUnit(value).decimalText.text }

  /// Returns a value as tables and charts have it: a utilization in percent.
  func shown(_ value: Rational) -> Rational { self == .utilization ? value * 100 : value }

  /// The term in a heading, with its measure: `price in USD/h`.
  var label: String {
    switch self {
    case .ethPrice: "USD per ETH"
    case .price(let currency, let scale): "price in \(currency.symbol)/\(scale.symbol)"
    case .utilization: "utilization in %"
    case .jobsPerDay: "jobs a day"
    case .electricity: "USD per kWh"
    }
  }

  /// The term's name.
  var name: String {
    switch self {
    case .ethPrice: "ETH price"
    case .price: "price"
    case .utilization: "utilization"
    case .jobsPerDay: "jobs a day"
    case .electricity: "electricity price"
    }
  }

  /// The title of an axis: `ETH price, USD per ETH`.
  var axisTitle: String {
    switch self {
    case .ethPrice, .electricity: "\(name), \(label)"
    case .price, .utilization, .jobsPerDay: label
    }
  }

  /// Returns a value, as it is shown, in a sentence: `$2000.00 per ETH`, `35%`.
  func text(ofShown value: Rational) -> String {
    switch self {
    case .ethPrice, .price(.usd, _), .electricity: phrase(value.signedDollarsText)
    case .utilization: phrase("\(value.shortText)%")
    case .price, .jobsPerDay: phrase(value.shortText)
    }
  }

  /// Returns a value with its measure in a sentence, to nine digits.
  func text(of value: Rational) -> String {
    switch self {
    case .ethPrice, .price(.usd, _), .electricity: phrase("$" + cell(value))
    case .price, .utilization, .jobsPerDay: phrase(cell(value))
    }
  }

  /// Returns a figure, with its sign if it is of dollars, with its measure.
  private func phrase(_ figure: String) -> String {
    switch self {
    case .ethPrice: "\(figure) per ETH"
    case .price(.usd, let scale): "\(figure)/\(scale.symbol)"
    case .price(let currency, let scale): "\(figure) \(currency.symbol)/\(scale.symbol)"
    case .utilization: figure
    case .jobsPerDay: "\(figure) jobs a day"
    case .electricity: "\(figure) per kWh"
    }
  }

  /// Returns a value in a table's cell.
  func cell(_ value: Rational) -> String {
    let shown = shown(value)
    return switch self {
    case .utilization: "\(shown.shortText)%"
    case .ethPrice, .price, .jobsPerDay, .electricity: DecimalFormat(.significant(9)).text(shown)
    }
  }
}

extension EarningsScenario {
  /// The scenario in a chart's title.
  var subject: String {
    let names = works.map(\.pipeline.name)
    return names.count <= 2 ? names.joined(separator: " and ") : "\(names.count) kinds of work"
  }
}
