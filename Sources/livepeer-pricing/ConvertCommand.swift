internal import ArgumentParser
internal import LivepeerPricing

/// `convert`: a price in another currency, per another scale.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a price between wei and dollars, and between scales of its unit.",
    usage: """
      livepeer-pricing convert <rate> [--to <target>] [--within <error>]
                               [--eth-usd <price>] [--format <format>]
      """,
    discussion: """
      A price is AMOUNT CURRENCY/SCALE, spaces between them or not. No currency means wei.

        currencies  wei kwei mwei gwei szabo finney eth usd, or $ in front
        scales      ms s min h, char kchar Mchar, px Mpx, token ktoken Mtoken

      Without --to every scale of the unit is printed. A price in dollars also comes as the pair \
      of whole numbers that a price file takes, the smallest whose error is at most --within. \
      --eth-usd is needed only between dollars and ether.

      EXAMPLES
        livepeer-pricing convert 12882811wei/ms --eth-usd 3000
        livepeer-pricing convert 12882811wei/ms --to usd/min --eth-usd 3127.45
        livepeer-pricing convert '$0.0012/min' --eth-usd 3000 --within 100
        livepeer-pricing convert '0.18 USD/Mtoken' --to wei/token --eth-usd 3000
        livepeer-pricing convert '$0.111/h' --to usd/s
      """
  )

  @Argument(
    help: ArgumentHelp("The price: 12882811wei/ms, '$0.0012/min'.", valueName: "rate"),
    transform: { try StatedRate($0) })
  var rate: StatedRate

  @Option(
    help: ArgumentHelp(
      "What to convert to: min, wei/ms, usd/h. Without a currency, the price's own.",
      valueName: "target"))
  var to: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest error of the price file's pair: 100ppm or 0.01%; a number alone is in parts "
        + "per million. Without it 1ppm.",
      valueName: "error"),
    transform: { try ProportionText.partsPerMillion($0) })
  var within: Rational = 1

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let target = try to.map(target)
    let unitRate: AnyRate?
    let conversions: [Conversion]
    do throws(RateError) {
      unitRate = needsETHPrice ? nil : try rate.rate(at: shared.ethPrice)
      conversions = try (target.map { [$0] } ?? targets).map { (target) throws(RateError) in
        try Conversion(rate, to: target, at: shared.ethPrice)
      }
    } catch {
      throw CommandFailure(.usage, "\(rate): \(error)")
    }
    let report = ConversionReport(
      from: rate, rate: unitRate, isSingle: target != nil, conversions: conversions,
      pair: rate.amount.currency == .usd ? try pair(for: unitRate) : nil)
    try report.output.print(as: shared.format)
    if report.rate == nil, to == nil {
      writeToStandardError("note: in dollars alone; give --eth-usd for the price in wei")
    }
  }

  /// Whether the price is in dollars, and no ETH price says what that is in wei.
  private var needsETHPrice: Bool { rate.amount.currency == .usd && shared.ethPrice == nil }

  /// Every scale of the unit, in the currencies that are known.
  private var targets: [ConversionTarget] {
    let currencies: [Currency] =
      needsETHPrice ? [.usd] : shared.ethPrice == nil ? [.wei] : [.wei, .usd]
    return ConversionTarget.all(of: rate.scale.unit, in: currencies)
  }

  private func target(_ text: String) throws(CommandFailure) -> ConversionTarget {
    do {
      return try ConversionTarget(text, of: rate.scale.unit)
    } catch {
      throw CommandFailure(.usage, "--to: \(error)")
    }
  }

  private func pair(for rate: AnyRate?) throws(CommandFailure) -> PricePair? {
    do {
      return try rate?.pricePair(withinPPM: within)
    } catch {
      throw CommandFailure(.usage, "--within: \(error)")
    }
  }
}

/// A price in one currency per one scale.
struct Conversion {
  let target: ConversionTarget
  /// The currency, also if the target itself names none.
  let currency: Currency
  let value: Rational

  init(
    _ stated: StatedRate, to target: ConversionTarget, at ethPrice: ETHPrice?
  ) throws(RateError) {
    self.target = target
    currency = target.currency ?? stated.amount.currency
    value = try stated.converted(to: target, at: ethPrice)
  }

  /// The target in words: `usd/min`.
  var name: String { "\(currency.symbol.lowercased())/\(target.scale.symbol)" }
}

/// Conversions, ready to be printed.
struct ConversionReport {
  let from: StatedRate
  /// The price in wei; nil for a price in dollars without an ETH price.
  let rate: AnyRate?
  /// Whether one conversion was asked for by name.
  let isSingle: Bool
  let conversions: [Conversion]
  let pair: PricePair?

  var output: CommandOutput {
    CommandOutput(table: table, json: json, csv: csv)
  }

  private var table: TextTable {
    var table = TextTable([.right, .left])
    table.rows = conversions.map { conversion in
      let (text, isExact) = conversion.value.decimalText
      return .cells([(isExact ? "" : "~") + text, conversion.name])
    }
    if let pair {
      table.rows.append(.text(""))
      table.rows.append(
        .text(
          "price file: \"price_per_unit\": \(pair.pricePerUnit), "
            + "\"pixels_per_unit\": \(pair.pixelsPerUnit)"))
      table.rows.append(.text("            off by \(errorText(pair)) ppm"))
    }
    return table
  }

  private func errorText(_ pair: PricePair) -> String {
    DecimalFormat(.significant(6)).text(pair.errorPPM)
  }

  private var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("from", .string("\(from)")),
      JSONMember("unit", .string(from.scale.unit.rawValue)),
    ]
    if let rate { members.append(JSONMember("wei_per_unit", rate.weiPerUnit.fractionJSON)) }
    if isSingle, let conversion = conversions.first {
      members += jsonMembers(conversion)
    } else {
      let all = conversions.map { JSONNode(.object(jsonMembers($0))) }
      members.append(JSONMember("conversions", .array(all)))
    }
    if let pair {
      members.append(
        JSONMember(
          "sheet",
          [
            "price_per_unit": .string("\(pair.pricePerUnit)"),
            "pixels_per_unit": .string("\(pair.pixelsPerUnit)"),
            "error_ppm": .string(pair.errorPPM.decimalText.text),
          ]))
    }
    return .object(members)
  }

  private func jsonMembers(_ conversion: Conversion) -> [JSONMember] {
    let (text, isExact) = conversion.value.decimalText
    return [
      JSONMember("to", .string(conversion.name)),
      JSONMember("value", conversion.value.fractionJSON),
      JSONMember("decimal", .string(text)),
      JSONMember("exact", .bool(isExact)),
    ]
  }

  private var csv: [[String]] {
    [["from", "to", "numerator", "denominator", "decimal", "exact"]]
      + conversions.map { conversion in
        let (text, isExact) = conversion.value.decimalText
        return [
          "\(from)", conversion.name, "\(conversion.value.numerator)",
          "\(conversion.value.denominator)", text, "\(isExact)",
        ]
      }
  }
}
