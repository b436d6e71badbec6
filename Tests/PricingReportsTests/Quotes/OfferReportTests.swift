import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// A quote at the cheapest offer of a market: whose it is, and how many tie.
@Suite struct OfferReportTests {
  private static func report(_ offers: [Offer], modelID: ModelID? = nil) throws -> QuoteReport {
    let job = Job(.audioToText, .duration(1_000))
    let cheapest = try Market(offers).cheapest(for: job, modelID: modelID)
    return QuoteReport(
      quote: cheapest.quote, metering: .documented, modelID: cheapest.offers.first?.modelID,
      comparison: nil, charged: nil, offer: OfferReport(cheapest))
  }

  private static func offer(
    _ address: String, _ rate: String, url: String = "", isWarm: Bool = true, capacity: Int = 1
  ) throws -> Offer {
    Offer(
      by: Offer.Orchestrator(address: address, url: url, version: url.isEmpty ? "" : "0.9.1"),
      .audioToText, modelID: "w", listed: try AnyRate(rate), isWarm: isWarm, capacity: capacity)
  }

  private static func offers() throws -> [Offer] {
    [
      try offer("0xB", "5wei/ms"), try offer("0xA", "5wei/ms", url: "https://o", capacity: 3),
      try offer("0xC", "6wei/ms"), try offer("0xD", "0wei/ms"), try offer("0xE", "5wei/ms"),
    ]
  }

  @Test func table() throws {
    let report = try Self.report(Self.offers())
    #expect(
      report.output.text(as: .table) == """
        pipeline    audio-to-text
        model       w
        units       1000 ms
        price       5wei/ms
        offered by  0xA
                    https://o
                    warm, capacity 3; the cheapest of 4, and 2 others at the same fee
        fee         5000 wei
                    0.000000000000005 ETH

        """)
    #expect(
      report.notes == [
        "1 offer listed at 0 not compared: free, below 1 wei, or at the node's base price"
      ])
  }

  @Test func jsonAndCSV() throws {
    try Self.report(Self.offers()).output.expectJSON(
      """
      {"pipeline": "audio-to-text", "model": "w", "unit": "millisecond", "units": "1000",
       "price": {"numerator": "5", "denominator": "1"}, "fee_wei": "5000",
       "fee_eth": "0.000000000000005",
       "offer": {"address": "0xA", "url": "https://o", "version": "0.9.1", "warm": true,
        "capacity": "3", "offers": "4", "ties": "2", "free": "1"}}
      """)
    let alone = try Self.report([Self.offer("0xF", "5wei/ms", isWarm: false, capacity: 0)])
    #expect(
      alone.output.text(as: .csv) == """
        pipeline,model,unit,units,price_numerator,price_denominator,fee_wei,fee_eth,address,url,version,warm,capacity,offers,ties,free
        audio-to-text,w,millisecond,1000,5,1,5000,0.000000000000005,0xF,,,false,0,1,0,0

        """)
    #expect(alone.notes.isEmpty)
  }
}
