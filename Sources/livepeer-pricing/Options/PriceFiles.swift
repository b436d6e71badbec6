internal import LivepeerNode
internal import LivepeerPricing

/// Reads a file of prices of any kind, or of the given one, and prints what it had to say.
///
/// - Parameters:
///   - path: The file.
///   - kind: The kind of the document; nil to tell it by its shape.
///   - bytes: The file's bytes, if they were read already.
/// - Returns: The prices.
/// - Throws: `CommandFailure` for a file that has none.
func loadDocument(
  _ path: String, as kind: PriceDocument.Kind?, bytes: [UInt8]? = nil
) throws(CommandFailure) -> PriceDocument.Sheet {
  let bytes = if let bytes { bytes } else { try readFile(path) }
  let document: PriceDocument.Sheet
  do throws(PriceDocument.ReadingError) {
    document = try PriceDocument.sheet(json: bytes, as: kind)
  } catch {
    let remedy =
      switch error {
      case .otherKind(.caps, _): "; give it with --caps"
      case .otherKind(.capabilities, _), .otherKind(.discovery, _):
        "; market, prices and quote --market read it"
      default: ""
      }
    throw CommandFailure(.badData, "\(path):\(error)\(remedy)")
  }
  let notes = document.sheet.notes
  writeToStandardError(
    firstOf: notes.lazy.map { "\(path):\($0.position): note: \($0.message)" }, of: notes.count,
    "more notes")
  return document
}

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
  writeToStandardError(
    firstOf: summary.unusable.lazy.map { "\(file)\($0)" }, of: summary.unusable.count,
    "more prices are left out")
  return (market, summary)
}
