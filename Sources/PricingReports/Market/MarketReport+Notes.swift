internal import LivepeerNode
internal import LivepeerPricing

extension MarketReport {
  /// Facts about what was read, each in one line.
  package var notes: [String] {
    var notes: [String] = []
    if !unusedCaps.isEmpty {
      let names = unusedCaps.map { cap in
        cap.pipeline.shown + (cap.modelID.map { " \($0.shown)" } ?? "")
      }
      notes.append("nobody offers what these caps are on: \(names.joined(separator: ", "))")
    }
    if summary.olderListCount > 0 {
      notes.append(
        "\(counted(summary.olderListCount, "older list")) passed over: of each gateway the latest counts"
      )
    }
    if summary.otherEventCount > 0 {
      notes.append("\(counted(summary.otherEventCount, "event")) of other types passed over")
    }
    if summary.repeatedCount > 0 {
      let differing =
        summary.differingCount > 0
        ? "; \(summary.differingCount) at another price, of which the lower counts" : ""
      notes.append(
        "\(counted(summary.repeatedCount, "price")) listed again by the same orchestrator\(differing)"
      )
    }
    if summary.unpricedRunnerCount > 0 {
      notes.append(
        "\(counted(summary.unpricedRunnerCount, "live runner")) without a price left out: such a runner "
          + "cannot be reserved")
    }
    let free = rows.reduce(0) { $0 + $1.group.freeCount }
    if free > 0 {
      notes.append(
        "\(counted(free, "offer")) listed at 0: free, below 1 wei, or at the node's base price; in no "
          + "quantile and no rank")
    }
    if rows.contains(where: { $0.draw != nil }) {
      notes.append(
        "chances are those of listed prices and of equal stakes; a list has no stakes")
    }
    return notes
  }

  /// The warnings about the caps and the chances.
  package var warnings: [String] {
    var warnings: [String] = []
    for row in rows {
      if let listed = row.withinCap, let charged = row.chargedWithinCap, listed > charged {
        warnings.append(
          "\(row.name): \(counted(listed - charged, "offer")) within the cap as listed, and above it "
            + "with the surcharge of auto-adjust")
      }
      if let own = row.own, own.position == nil {
        warnings.append(
          "\(row.name): lists show your price as 0, which has no rank; raise it to 1 wei or more")
      }
      if let own = row.own, own.position != nil, row.group.offers.isEmpty {
        warnings.append("\(row.name): nobody else offers it")
      }
    }
    return warnings + selectionWarnings
  }

  private var selectionWarnings: [String] {
    guard let selection else { return [] }
    if selection.priceWeight.isZero {
      return ["the price weight is 0: prices do not change the chances"]
    }
    return rows.flatMap { row -> [String] in
      guard let draw = row.draw, !draw.candidates.isEmpty else { return [] }
      if draw.isBlindToPrice {
        let factor = DecimalFormat(.significant(6)).text(selection.priceFactor)
        return [
          "\(row.name): the price weight cannot matter: e^(-price/\(factor)) is 0 in float64 for every "
            + "price above \(DecimalFormat(.significant(6)).text(selection.priceFactor * 745)) wei, and "
            + "each has the same price share"
        ]
      }
      if draw.isRoundedByNode {
        return [
          "\(row.name): the largest e^(-price/factor) has only some bits in float64; chances are those "
            + "of the node's rounded numbers"
        ]
      }
      return []
    }
  }
}
