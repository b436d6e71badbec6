internal import LivepeerPricing

extension PricesReport {
  /// Returns facts about the prices besides their figures.
  ///
  /// - Parameters:
  ///   - replaced: The number of entries that a later one replaced.
  ///   - ethPriceAdvice: Advice on how to give an ETH price.
  /// - Returns: Lines, each about one fact.
  package func notes(replaced: Int, ethPriceAdvice: String) -> [String] {
    let repetition =
      replaced > 0
      ? [
        "\(replaced) \(replaced == 1 ? "entry is" : "entries are") repeated for one model and "
          + "gateway: the last one's price applies"
      ] : []
    return repetition + freeNotes
      + rows.filter(\.needsETHPrice).map {
        "\($0.title) is priced in USD; \(ethPriceAdvice) to see it in wei"
      }
  }

  /// What a price of 0 may be: of a list, or of an entry whose charged price is not shown.
  private var freeNotes: [String] {
    let free = rows.filter { $0.weiPerUnit?.isZero == true && $0.charged == nil }
    guard showsOrchestrators else {
      return free.map {
        "\($0.title) has a price of 0, which is free only on a node without -pricePerUnit"
      }
    }
    guard !free.isEmpty else { return [] }
    return [
      "\(counted(free.count, "offer")) listed at 0: free, below 1 wei, or at the node's base price"
    ]
  }

  /// The warnings about the prices.
  package var warnings: [String] {
    rows.flatMap { row in (row.charged?.warnings ?? []).map { "\(row.title): \($0)" } }
      + (implied.map { sheet.warnings(about: $0, at: ethPrice) } ?? [])
  }
}
