internal import ExactMath
internal import Foundation
internal import LivepeerNode
internal import LivepeerPricing

/// An operator's price file, from bytes to entries.
let sheetGroups = [
  sheetGroup("load a price file of 10", entries: 10),
  sheetGroup("load a price file of 10,000", entries: 10_000),
  checkGroup,
  lookupGroup,
]

/// The price of a pipeline's model in a sheet, beside the place of its tariff in a table made ready.
private let lookupGroup = Group("look a model up in a price file of 10") {
  let sheet = PriceSheet.documented
  guard let table = try? TariffTable(sheet, at: ETHPrice("3127.45")) else {
    preconditionFailure("the documented prices make a table")
  }
  let targets = (0..<16).map { index in
    let entry = sheet.entries[index % sheet.entries.count]
    return (entry.pipeline, entry.modelID)
  }
  return [
    Case(ours, over: targets) { pipeline, modelID -> Rational in
      (try? sheet.price(of: pipeline, modelID: modelID, at: table.ethPrice))?.rate.weiPerUnit ?? 0
    },
    Case(indexing, over: targets) { pipeline, modelID -> Rational in
      guard let index = try? table.index(of: pipeline, modelID: modelID) else { return 0 }
      return (try? table.tariffs[index].price.get())?.weiPerUnit ?? 0
    },
  ]
}

/// A check beside loading, which is the part of it that it cannot do without, and beside a decoder.
private let checkGroup = Group("check a price file of 10,000") {
  let documented = PriceSheet.documented.entries
  let entries = (0..<10_000).map { index in
    var entry = documented[index % documented.count]
    entry.gateway = GatewayAddress("gateway-\(index / documented.count)")
    return entry
  }
  let bytes = Array(PriceSheet(entries).json.utf8)
  let data = Data(bytes)
  let check = PriceSheetCheck(ethPrice: try? ETHPrice("3127.45"))
  // Nothing is wrong with the file.
  return [
    Case(ours, answer: { check.findings(in: bytes).map(\.description).joined() }) { count in
      for _ in 0..<count { blackHole(check.findings(in: bytes)) }
    },
    Case(loading, answer: { exactSheet(bytes).notes.map(\.description).joined() }) { count in
      for _ in 0..<count { blackHole(exactSheet(bytes)) }
    },
    // As the others' answers are: nothing is wrong.
    Case(
      jsonDecoder,
      answer: {
        _ = decodedSheet(data); return ""
      }
    ) { count in
      for _ in 0..<count { blackHole(decodedSheet(data)) }
    },
  ]
}

/// The documented entries, over and over; from the second time on under other names and prices.
private func sheetGroup(_ title: String, entries count: Int) -> Group {
  Group(title) {
    let documented = PriceSheet.documented.entries
    let entries = (0..<count).map { index in
      var entry = documented[index % documented.count]
      let round = index / documented.count
      if round > 0 {
        let price = entry.pricePerUnit.map {
          BigDecimal(coefficient: $0.coefficient + ExactBigInt(round), exponent: $0.exponent)
        }
        try? entry.setName(pipeline: entry.pipeline, modelID: ModelID("\(entry.modelID)-\(round)"))
        try? entry.setPrice(price, pixelsPerUnit: entry.pixelsPerUnit)
      }
      return entry
    }
    let json = PriceSheet(entries).json
    let bytes = Array(json.utf8)
    let data = Data(bytes)
    return [
      Case(ours, answer: { exactSheet(bytes).entries.map(text).joined(separator: "\n") }) { count in
        for _ in 0..<count { blackHole(exactSheet(bytes)) }
      },
      Case(
        jsonDecoder, answer: { decodedSheet(data).map(\.text).joined(separator: "\n") }
      ) { count in
        for _ in 0..<count { blackHole(decodedSheet(data)) }
      },
    ]
  }
}

private func exactSheet(_ bytes: [UInt8]) -> PriceSheet {
  guard let sheet = try? PriceSheet(json: bytes) else { preconditionFailure("not a price file") }
  return sheet
}

private func text(_ entry: PriceEntry) -> String {
  "\(entry.pipeline) \(entry.modelID) \(entry.pricePerUnit?.description ?? "–") \(entry.isWarm)"
}

private func decodedSheet(_ data: Data) -> [DecodedEntry] {
  guard let entries = try? JSONDecoder().decode([DecodedEntry].self, from: data) else {
    preconditionFailure("not a price file")
  }
  return entries
}

/// The members that a price takes, and no check of any of them.
private struct DecodedEntry: Decodable {
  let pipeline: String
  let modelID: String
  let pricePerUnit: Decimal
  let pixelsPerUnit: Int?
  let currency: String?
  let isWarm: Bool?

  private enum CodingKeys: String, CodingKey {
    case pipeline
    case modelID = "model_id"
    case pricePerUnit = "price_per_unit"
    case pixelsPerUnit = "pixels_per_unit"
    case currency
    case isWarm = "warm"
  }

  var text: String { "\(pipeline) \(modelID) \(pricePerUnit) \(isWarm ?? false)" }
}
