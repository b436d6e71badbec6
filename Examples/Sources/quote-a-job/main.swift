import LivepeerPricing

// What jobs cost at the documented prices, and at ETH = $3,127.45.

let ethPrice = try ETHPrice("3127.45")
let jobs = [
  Job(.audioToText, .duration(try Quantity(duration: "3m20s"))),
  Job(.segmentAnything2, .images(try ImageSize("1920x1080"), count: 1)),
  Job(.textToSpeech, .text("Exactly what it costs.")),
  Job(.llm, .units(4096)),
]

var total = Wei.zero
for job in jobs {
  let price = try PriceSheet.documented.price(of: job.pipeline, at: ethPrice)
  let quote = try Quote(job, at: price.rate, ethPrice: ethPrice)
  print("\(job.pipeline): \(quote.units) units at \(price.rate) cost \(quote.fee)")
  total = total + quote.fee
}
print("together \(total.text(in: .ether)) ETH, \(total.usd(at: ethPrice))")
