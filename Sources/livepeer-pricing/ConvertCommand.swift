internal import ArgumentParser
internal import ExactMath
internal import LivepeerPricing

/// `convert`: a price in another currency, per another scale.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a price between wei and dollars, and between scales of its unit.",
    usage: """
      livepeer-pricing convert <rate> [--to <target>] [--within <ppm>]
                               [--eth-usd <price>] [--format <format>]
      """,
    discussion: """
      A price is AMOUNT CURRENCY/SCALE, spaces between them or not. No currency means wei.

        currencies  wei kwei mwei gwei szabo finney eth usd, or $ in front
        scales      ms s min h, char kchar Mchar, px Mpx, token ktoken Mtoken

      Without --to every scale of the unit is printed. A price in dollars also comes as the pair \
      of whole numbers that a price file takes, the smallest within --within parts per million.

      EXAMPLES
        livepeer-pricing convert 12882811wei/ms --eth-usd 3000
        livepeer-pricing convert 12882811wei/ms --to usd/min --eth-usd 3127.45
        livepeer-pricing convert '$0.0012/min' --eth-usd 3000 --within 100
        livepeer-pricing convert '0.18 USD/Mtoken' --to wei/token --eth-usd 3000
      """
  )

  @Argument(
    help: ArgumentHelp("The price: 12882811wei/ms, '$0.0012/min'.", valueName: "rate"),
    transform: { try StatedRate($0) })
  var rate: StatedRate

  @Option(
    help: ArgumentHelp(
      "What to convert to: min, wei/ms, usd/h. Without a currency, the price's own.",
      valueName: "target"),
    transform: { try ConversionTarget($0) })
  var to: ConversionTarget?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest error of the price file's pair, in parts per million.", valueName: "ppm"),
    transform: { try Rational(decimal: $0) })
  var within: Rational = 1

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let unitRate: AnyRate
    let report: ConversionReport
    do {
      unitRate = try rate.rate(at: shared.ethPrice)
      let targets =
        to.map { [$0] }
        ?? ConversionTarget.all(
          of: unitRate.unit, withDollars: shared.ethPrice != nil)
      report = ConversionReport(
        from: rate, rate: unitRate, isSingle: to != nil,
        conversions: try targets.map { target throws(RateError) in
          try Conversion(unitRate, to: target, from: rate, at: shared.ethPrice)
        },
        pair: rate.amount.currency == .usd ? try pair(for: unitRate) : nil)
    } catch let error as RateError {
      throw CommandFailure(.usage, "\(rate): \(error)")
    }
    try report.output.print(as: shared.format)
  }

  private func pair(for rate: AnyRate) throws -> PricePair {
    do {
      return try rate.pricePair(withinPPM: within)
    } catch {
      throw CommandFailure(.usage, "--within: \(error)")
    }
  }
}

/// A price in one currency per one scale.
struct Conversion {
  let target: ConversionTarget
  /// The currency, where the target itself named none.
  let currency: Currency
  let value: Rational

  /// - Throws: `RateError` where dollars need an ETH price, or the units differ.
  init(
    _ rate: AnyRate, to target: ConversionTarget, from stated: StatedRate, at ethPrice: ETHPrice?
  ) throws(RateError) {
    self.target = target
    currency = target.currency ?? stated.amount.currency
    switch currency {
    case .usd:
      guard let ethPrice else { throw .ethPriceNeeded }
      value = try rate.usd(per: target.scale, at: ethPrice).dollars
    case .ether(let unit):
      value = try rate.wei(per: target.scale) / Rational(.powerOfTen(unit.powerOfTen))
    }
  }

  /// The target in words: `usd/min`.
  var name: String { "\(currency.symbol.lowercased())/\(target.scale.symbol)" }
}

/// Conversions, ready to be printed.
struct ConversionReport {
  let from: StatedRate
  let rate: AnyRate
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
      JSONMember("unit", .string(rate.unit.rawValue)),
      JSONMember("wei_per_unit", rate.weiPerUnit.fractionJSON),
    ]
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
