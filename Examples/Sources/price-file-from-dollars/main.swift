import ExactMath
import LivepeerPricing

// An operator thinks in dollars per scale of work, and the node's price file takes whole numbers of
// wei per so many units. This prints the file, off by at most 10 parts per million.

let ethPrice = try ETHPrice("3127.45")
let wanted: [(pipeline: Pipeline, price: String, isWarm: Bool)] = [
  (.audioToText, "$0.36/h", true),
  (.textToImage, "$0.002/Mpx", false),
  (.llm, "$0.18/Mtoken", false),
]

let entries = try wanted.map { pipeline, price, isWarm in
  let pair = try StatedRate(price).rate(at: ethPrice).pricePair(withinPPM: 10)
  return try PriceEntry(
    pipeline: pipeline,
    modelID: PipelineCatalogue.documented[pipeline]?.documentation?.modelID ?? "",
    pricePerUnit: BigDecimal(coefficient: pair.pricePerUnit, exponent: 0),
    pixelsPerUnit: pair.pixelsPerUnit, isWarm: isWarm)
}
print(PriceSheet(entries).json, terminator: "")
