internal import LivepeerNode
internal import LivepeerPricing

/// Reads files with the network's prices, and prints what they had to say.
func readMarket(
  _ paths: [String], as kind: PriceDocument.Kind?, _ catalogue: PipelineCatalogue,
  at ethPrice: ETHPrice?
) throws(CommandFailure) -> (market: Market, summary: Market.Reader.Summary) {
  var reader = Market.Reader(catalogue: catalogue, ethPrice: ethPrice)
  for path in paths {
    let bytes = try readFile(path)
    do throws(Market.ReadingError) {
      try reader.read(json: bytes, as: kind, name: path)
    } catch {
      throw CommandFailure(.badData, "\(path):\(error)")
    }
  }
  let (market, summary) = reader.result
  let file = paths.count == 1 ? "\(paths[0]):" : ""
  for price in summary.unusable.prefix(10) { writeToStandardError("\(file)\(price)") }
  if summary.unusable.count > 10 {
    writeToStandardError("note: \(summary.unusable.count - 10) more prices are left out")
  }
  return (market, summary)
}
