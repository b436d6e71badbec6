internal import ExactMath

/// The names in the JSON text, in its order.
enum TotalsKey: String, CodingKey {
  case rows
  case rejected
  case feeWei = "fee_wei"
  case feeUSD = "fee_usd"
  case feeUSDExact = "fee_usd_exact"
  case groups
  case pipeline
  case model
  case unit
  case units
  case numerator
  case denominator

  static let ofTotals: [TotalsKey] = [.rows, .rejected, .feeWei, .feeUSD, .feeUSDExact, .groups]
  static let ofGroup: [TotalsKey] = [
    .pipeline, .model, .unit, .rows, .units, .feeWei, .feeUSD, .feeUSDExact,
  ]
  static let ofFraction: [TotalsKey] = [.numerator, .denominator]
}

extension Totals {
  /// The totals as one line of JSON, with a newline; equal totals have equal bytes if their pipelines
  /// are spelt alike.
  ///
  /// ```json
  /// {"rows":"1","rejected":"0","fee_wei":"12882811",
  ///  "fee_usd":"0.00000004029034726195","fee_usd_exact":
  ///  {"numerator":"805806945239","denominator":"20000000000000000000"},
  ///  "groups":[…]}
  /// ```
  ///
  /// Every number is a string of plain digits, which no reader rounds. `fee_usd` and `fee_usd_exact`
  /// are left out if a row had no ETH price. `fee_usd` has all digits; if they never end, which no
  /// decimal ETH price brings about, it has 18 significant digits, rounded half to even.
  /// `fee_usd_exact` is the same number as a fraction, in either case.
  public var json: String { JSONValue.object(members).jsonText(.compact) + "\n" }

  private var members: [JSONMember] {
    [
      TotalsKey.rows.member(rows.description),
      TotalsKey.rejected.member(rejected.description),
      TotalsKey.feeWei.member(fee.count.description),
    ]
      + TotalsKey.members(ofDollars: feeUSD)
      + [
        JSONMember(
          TotalsKey.groups.rawValue, .array(groups.map { JSONNode(.object($0.members)) }))
      ]
  }
}

extension Totals.Group {
  fileprivate var members: [JSONMember] {
    [
      TotalsKey.pipeline.member(pipeline.name),
      TotalsKey.model.member(modelID.name),
      TotalsKey.unit.member(unit.rawValue),
      TotalsKey.rows.member(rows.description),
      TotalsKey.units.member(units.description),
      TotalsKey.feeWei.member(fee.count.description),
    ] + TotalsKey.members(ofDollars: feeUSD)
  }
}

extension TotalsKey {
  fileprivate func member(_ text: String) -> JSONMember { JSONMember(rawValue, .string(text)) }
}
