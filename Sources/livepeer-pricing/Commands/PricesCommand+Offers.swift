internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

extension PricesCommand {
  /// The market of a list of the network's prices; nil for a file of another kind.
  func readList(
    _ path: String, _ bytes: [UInt8], _ catalogue: PipelineCatalogue
  ) throws(CommandFailure) -> Market? {
    var reader = Market.Reader(catalogue: catalogue)
    do throws(Market.ReadingError) {
      guard try reader.readLists(bytes, as: documents.kind), !bytes.isEmptyList else { return nil }
    } catch {
      // What is wrong with a file of no known kind, its own reader says.
      guard let kind = documents.kind ?? PriceDocument.Kind(of: bytes),
        [.capabilities, .discovery].contains(kind)
      else { return nil }
      throw CommandFailure(.badData, "\(path):\(error)")
    }
    return reader.result.market
  }

  /// Prints a row for each offer.
  func printOffers(of market: Market) throws {
    guard reference == nil else {
      throw CommandFailure(.usage, "--reference goes with a price file")
    }
    let caps = try gateway.caps()
    var rows: [PriceRow] = []
    for group in market.groups {
      let cap = try CommandFailure.usage {
        try caps.flatMap { try group.cap(of: $0, at: shared.ethPrice) }
      }
      for offer in group.offers {
        var row = try CommandFailure.usage { try PriceRow(offer, ethPrice: shared.ethPrice) }
        row.charged = try chargedOptions.report(
          of: offer.listed, offer.pipeline, in: offer.documentKind, at: shared.ethPrice)
        if let cap {
          row.headroom = try CommandFailure.usage {
            try Headroom(
              price: .wei(offer.listed.weiPerUnit, per: group.unit),
              cap: .wei(cap.weiPerUnit, per: group.unit), at: shared.ethPrice)
          }
        }
        rows.append(row)
      }
    }
    let report = PricesReport(
      of: rows, at: shared.ethPrice, showsCharged: chargedOptions.charged,
      showsHeadroom: caps != nil)
    try report.output.print(as: shared.format)
    for note in report.notes(replaced: 0, ethPriceAdvice: "give --eth-usd") {
      writeToStandardError("note: \(note)")
    }
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
  }
}

extension [UInt8] {
  /// Whether the text is an empty list, which a price file may be as well.
  fileprivate var isEmptyList: Bool {
    count < 100 && filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == Array("[]".utf8)
  }
}
