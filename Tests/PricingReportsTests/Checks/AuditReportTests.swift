import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `AuditCommandTests`.
@Suite struct AuditReportTests {
  private static func finding(at ethPrice: String?) throws -> AuditFinding {
    let audit = try PriceAudit(StatedRate("$0.0000014/s"), about: StatedRate("12882811wei/ms"))
    return AuditFinding(audit, at: try ethPrice.map { try ETHPrice($0) })
  }

  @Test func table() throws {
    #expect(
      try Self.finding(at: "3000").output.text(as: .table) == """
        price    12882811 wei/ms
        claim    $0.0000014 per second
        implies  ETH at $108.67
        true     $0.000038648433 per second at $3000 per ETH
                 27.606 times the claim

        """)
  }

  @Test func json() throws {
    try Self.finding(at: "3000").output.expectJSON(
      """
      {"implied_eth_usd": "108.671935030328396",
       "implied_exact": {"numerator": "1400000000", "denominator": "12882811"},
       "claimed_usd": "0.0000014",
       "true_usd": "0.000038648433", "true_usd_exact": {"numerator": "38648433", "denominator": "1000000000000"},
       "ratio": "27.6060235714285714", "ratio_exact": {"numerator": "38648433", "denominator": "1400000"},
       "per": "second"}
      """)
    #expect(!(try Self.finding(at: nil).output.text(as: .json).contains("true_usd")))
  }

  @Test func csv() throws {
    #expect(
      try Self.finding(at: "3000").output.text(as: .csv) == """
        pipeline,price,claim,implied_eth_usd,claimed_usd,true_usd,ratio,per,claimed_wei,true_wei,\
        page,explanation
        ,12882811 wei/ms,0.0000014 USD/s,108.671935030328396,0.0000014,0.000038648433,\
        27.6060235714285714,second,,,,

        """)
  }

  @Test func documentedClaims() throws {
    let report = AuditReport(claims: DocumentedClaim.all, ethPrice: try ETHPrice("3000"))
    let csv = report.output.text(as: .csv)
    #expect(csv.split(separator: "\n").count == DocumentedClaim.all.count + 1)
    for truth in ["0.000038648433", "0.003576279", "0.014305113", "2073600000"] {
      #expect(csv.contains(",\(truth),"))
    }
  }
}
