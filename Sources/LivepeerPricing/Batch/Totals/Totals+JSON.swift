internal import ExactMath

/// The names in the JSON text, in its order.
enum TotalsKey: String, CaseIterable, CodingKey {
  case rows
  case rejected
  case feeWei = "fee_wei"
  case feeUSD = "fee_usd"
  case groups
  case pipeline
  case model
  case unit
  case units

  static let ofTotals: [TotalsKey] = [.rows, .rejected, .feeWei, .feeUSD, .groups]
  static let ofGroup: [TotalsKey] = [.pipeline, .model, .unit, .rows, .units, .feeWei, .feeUSD]
}

extension Totals {
  /// The totals as one line of JSON, with a newline; equal totals have equal bytes.
  ///
  /// ```json
  /// {"rows":"1","rejected":"0","fee_wei":"12882811","fee_usd":"0.00000004029034726195","groups":[…]}
  /// ```
  ///
  /// Every number is a string of plain digits, which no reader rounds. `fee_usd` is left out where
  /// a row had no ETH price; where its digits never end, which no decimal ETH price brings about,
  /// it is a fraction such as `1/3`.
  public var json: String { JSONValue.object(members).jsonText(.compact) + "\n" }

  private var members: [JSONMember] {
    [
      TotalsKey.rows.member(rows.description),
      TotalsKey.rejected.member(rejected.description),
      TotalsKey.feeWei.member(fee.count.description),
      feeUSD.map { TotalsKey.feeUSD.member($0.dollars.shortestText) },
      JSONMember(
        TotalsKey.groups.rawValue, .array(groups.map { JSONNode(.object($0.members)) })),
    ].compactMap { $0 }
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
      feeUSD.map { TotalsKey.feeUSD.member($0.dollars.shortestText) },
    ].compactMap { $0 }
  }
}

extension TotalsKey {
  fileprivate func member(_ text: String) -> JSONMember { JSONMember(rawValue, .string(text)) }
}
