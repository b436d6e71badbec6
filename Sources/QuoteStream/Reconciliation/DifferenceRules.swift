internal import LivepeerNode
internal import LivepeerPricing

/// A way in which the network counts a job's units that is not the documentation's.
public enum UnitsRule: String, CaseIterable, Hashable, Sendable {
  /// The gateway pays for a text's UTF-8 bytes, and not for its code points.
  case gatewayBytes = "gateway-bytes"
  /// The orchestrator debits 1,000 units for each code point.
  case thousandPerCodePoint = "thousand-per-code-point"
  /// The node counts audio in whole seconds.
  case wholeSeconds = "whole-seconds"
}

/// A way in which the network charges for units that is not the exact price.
public enum PriceRule: String, CaseIterable, Hashable, Sendable {
  /// The exact price times the units, rounded down: a quote rounds up.
  case roundedDown = "rounded-down"
  /// The price truncated to thousandths of a wei, as it is charged with auto-adjust if redeeming
  /// tickets costs nothing; see `FixedPrice`.
  case fixedPrice = "fixed-price"
  /// The price floored to whole wei, as it is listed, and charged without auto-adjust if it does
  /// not fit 64 bits; see `UnadjustedPrice`.
  case wholeWeiPrice = "whole-wei-price"
  /// The price with the surcharge for redeeming tickets; see `AutoAdjustedPrice`.
  case autoAdjustedPrice = "auto-adjusted-price"
}

/// The rules that make one account of a job of another, to the wei.
public struct DifferenceRules: Hashable, Sendable {
  /// Why the units differ; nil where they do not.
  public let units: UnitsRule?
  /// Why the fee is not the exact price times the units, rounded up; nil where it is.
  public let price: PriceRule?

  /// The rules' names, with a plus sign between them: `whole-seconds+fixed-price`.
  public var name: String {
    [units?.rawValue, price?.rawValue].compactMap(\.self).joined(separator: "+")
  }
}

/// Finds the rules of a difference.
struct RuleFinder: Sendable {
  let table: TariffTable
  let txCostMultiplier: Rational

  /// The rules that make of a quoted job what another side has; nil where none do.
  ///
  /// - Parameters:
  ///   - quoted: The job as it was quoted.
  ///   - other: What the other side has of it.
  ///   - metered: What the orchestrator counted, where that is known.
  /// - Returns: One rule or two that together give the units and the fee, to the wei.
  func rules(
    quoted: LedgerRow, other: LedgerEntry, metered: LedgerEntry?
  ) -> DifferenceRules? {
    guard let index = quoted.tariff else { return nil }
    let tariff = table.tariffs[index]
    var unitsRule: UnitsRule?
    if let from = quoted.entry.units, let to = other.units, from != to {
      unitsRule = self.unitsRule(tariff, quoted, from: from, to: to, metered: metered?.units)
      if unitsRule == nil { return nil }
    }
    guard let fee = other.fee, unitsRule != nil || fee != quoted.entry.fee
    else { return unitsRule.map { DifferenceRules(units: $0, price: nil) } }
    guard let ideal = idealPrice(of: quoted), let units = other.units ?? quoted.entry.units
    else { return nil }
    if unitsRule != nil, ideal.multiplied(by: units, rounding: .up) == fee {
      return DifferenceRules(units: unitsRule, price: nil)
    }
    return priceRule(ideal, units: units, fee: fee).map {
      DifferenceRules(units: unitsRule, price: $0)
    }
  }

  /// Whether a quote is the table's price times the units, rounded up.
  func isPriced(_ quoted: LedgerRow) -> Bool { idealPrice(of: quoted) != nil }

  /// The exact price that a job was quoted at, in wei per unit; nil where it is not the table's.
  private func idealPrice(of quoted: LedgerRow) -> Rational? {
    guard let index = quoted.tariff, let units = quoted.entry.units,
      let ideal = try? table.tariffs[index].rate(at: quoted.ethPrice ?? table.ethPrice).weiPerUnit,
      ideal.multiplied(by: units, rounding: .up) == quoted.entry.fee
    else { return nil }
    return ideal
  }

  /// The way of counting that makes `to` units of a job of `from`.
  private func unitsRule(
    _ tariff: Tariff, _ quoted: LedgerRow, from: BigInt, to: BigInt, metered: BigInt?
  ) -> UnitsRule? {
    guard tariff.pipeline == .textToSpeech else {
      let count = try? Metering.gateway.units(
        of: Job(tariff.pipeline, .units(from)), pricedPer: tariff.unit)
      return tariff.pipeline == .audioToText && count == to ? .wholeSeconds : nil
    }
    if let text = quoted.text {
      if to == BigInt(text.utf8Bytes) { return .gatewayBytes }
      return to == BigInt(text.codePoints) * 1_000 ? .thousandPerCodePoint : nil
    }
    guard tariff.unit == .character else { return nil }
    if to == from * 1_000 { return .thousandPerCodePoint }
    // Without the text, the orchestrator's count bears out that the quote is of code points; each
    // of them takes one byte through four.
    let isBorneOut = metered == from * 1_000 && to > from && to <= from * 4
    return isBorneOut ? .gatewayBytes : nil
  }

  /// The first form of a price that comes to a fee, rounded to a whole wei either way.
  private func priceRule(_ ideal: Rational, units: BigInt, fee: BigInt) -> PriceRule? {
    if ideal.multiplied(by: units, rounding: .down) == fee { return .roundedDown }
    let charged = ChargedPrice(of: ideal, txCostMultiplier: txCostMultiplier)
    return PriceRule.allCases.first { rule in
      let weiPerUnit: Rational? =
        switch rule {
        case .roundedDown: nil
        case .fixedPrice: FixedPrice(ideal).weiPerUnit
        case .wholeWeiPrice:
          (try? charged.listed.get()).map { Rational(BigInt($0.weiPerUnit)) }
        case .autoAdjustedPrice: charged.adjusted.charged.weiPerUnit
        }
      guard let weiPerUnit else { return false }
      return weiPerUnit.multiplied(by: units, rounding: .up) == fee
        || weiPerUnit.multiplied(by: units, rounding: .down) == fee
    }
  }
}
