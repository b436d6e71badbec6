internal import LivepeerNode
internal import LivepeerPricing

extension DifferenceRules {
  /// A rule by which the network counts a job's units differently from the documentation.
  public enum UnitsRule: String, CaseIterable, Hashable, Sendable {
    /// The gateway pays for a text's UTF-8 bytes instead of its code points.
    case gatewayBytes = "gateway-bytes"
    /// The orchestrator debits 1,000 units for each code point.
    case thousandPerCodePoint = "thousand-per-code-point"
    /// The node counts audio in whole seconds.
    case wholeSeconds = "whole-seconds"
  }
}

extension DifferenceRules {
  /// A rule by which the network charges something other than the exact price for units.
  public enum PriceRule: String, CaseIterable, Hashable, Sendable {
    /// The exact price times the units is rounded down; a quote rounds up.
    case roundedDown = "rounded-down"
    /// The price is truncated to thousandths of a wei, as it is charged with auto-adjust if
    /// redeeming tickets costs nothing; see `NodePrice.Fixed`.
    case fixedPrice = "fixed-price"
    /// The price is floored to whole wei, as it is listed, and charged without auto-adjust if it
    /// does not fit 64 bits; see `NodePrice.Unadjusted`.
    case wholeWeiPrice = "whole-wei-price"
    /// The price includes the surcharge for redeeming tickets; see `NodePrice.AutoAdjusted`.
    case autoAdjustedPrice = "auto-adjusted-price"
  }
}

/// The rules that explain the difference between two accounts of a job, to the wei.
public struct DifferenceRules: Hashable, Sendable {
  /// The rule that explains the units; nil if they do not differ.
  public let units: DifferenceRules.UnitsRule?
  /// The rule that explains the fee; nil if it is the exact price times the units, rounded up.
  public let price: DifferenceRules.PriceRule?

  /// The rules' names, joined by a plus sign: `whole-seconds+fixed-price`.
  public var name: String {
    [units?.rawValue, price?.rawValue].compactMap(\.self).joined(separator: "+")
  }
}

/// Finds the rules that explain a difference.
struct RuleFinder: Sendable {
  let table: TariffTable
  let txCostMultiplier: Rational

  /// Returns the rules that turn a quoted job into another side's account of it; nil if none do.
  ///
  /// - Parameters:
  ///   - quoted: The job as it was quoted.
  ///   - other: The other side's account of the job.
  ///   - metered: The orchestrator's account of the job, if known.
  /// - Returns: One rule or two that together give the units and the fee, to the wei.
  func rules(
    quoted: LedgerRow, other: ReconciledJob.LedgerEntry, metered: ReconciledJob.LedgerEntry?
  ) -> DifferenceRules? {
    guard let index = quoted.tariff else { return nil }
    let tariff = table.tariffs[index]
    var unitsRule: DifferenceRules.UnitsRule?
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

  /// Returns whether a quote is the table's price times the units, rounded up.
  func isPriced(_ quoted: LedgerRow) -> Bool { idealPrice(of: quoted) != nil }

  /// Returns the exact price at which a job was quoted, in wei per unit; nil if it is not the
  /// table's.
  private func idealPrice(of quoted: LedgerRow) -> Rational? {
    guard let index = quoted.tariff, let units = quoted.entry.units,
      let ideal = try? table.tariffs[index].rate(at: quoted.ethPrice ?? table.ethPrice).weiPerUnit,
      ideal.multiplied(by: units, rounding: .up) == quoted.entry.fee
    else { return nil }
    return ideal
  }

  /// Returns the way of counting that changes `from` units of a job to `to` units.
  private func unitsRule(
    _ tariff: Tariff, _ quoted: LedgerRow, from: BigInt, to: BigInt, metered: BigInt?
  ) -> DifferenceRules.UnitsRule? {
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
    // Without the text, the orchestrator's count confirms that the quote is in code points; each of
    // them takes one byte through four.
    let isBorneOut = metered == from * 1_000 && to > from && to <= from * 4
    return isBorneOut ? .gatewayBytes : nil
  }

  /// Returns the first form of a price that gives a fee, rounded to a whole wei in either
  /// direction.
  private func priceRule(_ ideal: Rational, units: BigInt, fee: BigInt) -> DifferenceRules
    .PriceRule?
  {
    if ideal.multiplied(by: units, rounding: .down) == fee { return .roundedDown }
    let charged = NodePrice.Charged(of: ideal, txCostMultiplier: txCostMultiplier)
    return DifferenceRules.PriceRule.allCases.first { rule in
      let weiPerUnit: Rational? =
        switch rule {
        case .roundedDown: nil
        case .fixedPrice: NodePrice.Fixed(ideal).weiPerUnit
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
