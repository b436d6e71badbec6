import LivepeerPricing
import Foundation
import Testing

@Suite struct AuditCommandTests {
  /// The example of the command line's specification, key by key.
  @Test func json() throws {
    let audit = try expectJSON("audit 12882811wei/ms '$0.0000014/s' --eth-usd 3000 --format json")
    let expected = try parseJSON(
      """
      {"implied_eth_usd": "108.671935030328396",
       "implied_exact": {"numerator": "1400000000", "denominator": "12882811"},
       "claimed_usd": "0.0000014",
       "true_usd": "0.000038648433", "true_usd_exact": {"numerator": "38648433", "denominator": "1000000000000"},
       "ratio": "27.6060235714285714", "ratio_exact": {"numerator": "38648433", "denominator": "1400000"},
       "per": "second"}
      """
    )
    #expect(audit == expected)
  }

  @Test func withoutETHPrice() throws {
    let audit = try expectJSON("audit 12882811wei/ms '$0.0000014/s' --format json")
    let keys = (audit as? NSDictionary)?.allKeys.compactMap { $0 as? String } ?? []
    #expect(keys.sorted() == ["claimed_usd", "implied_eth_usd", "implied_exact", "per"])
  }

  @Test func table() throws {
    #expect(
      try expectOutput("audit 12882811wei/ms '$0.0000014/s' --eth-usd 3000") == """
        price    12882811 wei/ms
        claim    $0.0000014 per second
        implies  ETH at $108.67
        true     $0.000038648433 per second at $3000 per ETH
                 27.606 times the claim

        """
    )
  }

  /// What the documentation claims, and what is true at $3,000 per ETH.
  static let claims: [(price: String, claim: String, implied: String, trueUSD: String)] = [
    ("12882811wei/ms", "$0.0000014/s", "108.671935030328396", "0.000038648433"),
    ("1192093wei/px", "$0.000125/Mpx", "104.857590808770792", "0.003576279"),
    ("4768371wei/px", "$0.0005/Mpx", "104.857612799004104", "0.014305113"),
    ("8000000wei/ms", "$0.0008/ms", "100000000", "0.000000024"),
    ("15000000wei/ms", "$0.0015/ms", "100000000", "0.000000045"),
    ("0.5e-3USD/px", "$0.0005/Mpx", "", "500"),
  ]

  @Test(arguments: claims)
  func claim(price: String, claim: String, implied: String, trueUSD: String) throws {
    let audit = try expectJSON("audit \(price) '\(claim)' --eth-usd 3000 --format json")
    #expect(audit.value(at: "implied_eth_usd") ?? "" == implied)
    #expect(audit.value(at: "true_usd") == trueUSD)
  }

  /// The claims whose price is not one in wei told in dollars, and what they come to; source:
  /// `domain/pipelines.md`.
  static let otherClaims: [(claim: String, trueUSD: String, ratio: String, trueWei: String)] = [
    ("3.6 ETH/h", "", "27648000", "99532800" + String(repeating: "0", count: 18)),
    ("2073600 wei/2073600 px", "", "1000", "2073600000"),
    ("0.000002 ETH/2073600 px", "", "0.0010368", "2073600000"),
    ("", "20000", "", ""), ("", "", "", "0.000000001"),
  ]

  @Test func documentedCSV() throws {
    let csv = parseCSV(try expectOutput("audit --documented --eth-usd 3000 --format csv"))
    let (claims, others) = (csv.dropFirst().prefix(6), csv.dropFirst(7))
    #expect(claims.map { $0[3] } == Self.claims.map(\.implied))
    #expect(claims.map { $0[5] } == Self.claims.map(\.trueUSD))
    #expect(others.map { $0[2] } == Self.otherClaims.map(\.claim))
    #expect(others.map { $0[5] } == Self.otherClaims.map(\.trueUSD))
    #expect(others.map { $0[6] } == Self.otherClaims.map(\.ratio))
    #expect(others.map { $0[9] } == Self.otherClaims.map(\.trueWei))
    #expect(Set(csv.map(\.count)) == [12])
  }

  @Test func documentedJSON() throws {
    let run = try Program.run("audit --documented --format json")
    #expect(run.errors == "note: true prices in dollars need an ETH price; give --eth-usd\n")
    let claims = try #require(try parseJSON(run.output) as? [NSObject])
    #expect(claims.count == 11)
    // A claim in dollars has the members that it has alone, and its names.
    let first = try parseJSON(
      """
      {"pipeline": "audio-to-text", "rate": "12882811 wei/ms", "claim": "0.0000014 USD/s",
       "implied_eth_usd": "108.671935030328396",
       "implied_exact": {"numerator": "1400000000", "denominator": "12882811"},
       "claimed_usd": "0.0000014", "per": "second"}
      """)
    #expect(claims[0] == first)
    let hourly = try parseJSON(
      """
      {"pipeline": "live-video-to-video", "rate": "1000000000000000 wei/px", "claim": "3.6 ETH/h",
       "claimed_wei": "3600000000000000000",
       "true_wei": "99532800000000000000000000", "true_wei_exact": {"numerator": "99532800000000000000000000", "denominator": "1"},
       "ratio": "27648000", "ratio_exact": {"numerator": "27648000", "denominator": "1"}, "per": "hour", "page": "Per-Second Compute",
       "explanation":
         "the unit is a pixel: 1280x720 video at 30 frames has 27,648,000 a second"}
      """)
    #expect(claims[6] == hourly)
    #expect(claims[9].value(at: "claim") == nil && claims[9].value(at: "true_usd") == "20000")
  }

  @Test func documentedTable() throws {
    let table = try expectOutput("audit --documented --eth-usd 3000")
    let lines = table.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 80 })
    // A header, and for each claim its price, its figures, and what is wrong with the last five.
    #expect(lines.count == 1 + 11 * 2 + 5)
    for text in [
      "0.0000014 USD/s           $0.0000386        27.606         $108.67\n",
      "3.6 ETH/h         99532800 ETH      27648000               -\n", "$20000.00/Mpx", "$41,472",
      "0.000000001 wei/px", "any pipeline at 1000 wei/px, page Pricing Strategy",
    ] {
      #expect(table.contains(text), "\(text)")
    }
  }

  @Test func ether() throws {
    #expect(
      try expectOutput("audit 1000wei/px '0.000002eth/2073600 px'") == """
        price  1000 wei/px
        claim  0.000002 ETH per 2073600 pixels
        true   0.0000000020736 ETH per 2073600 pixels
               0.0010368 times the claim

        """
    )
    let json = try expectJSON("audit 1000wei/px '0.000002eth/2073600 px' --format json")
    let expected = try parseJSON(
      """
      {"claimed_wei": "2000000000000",
       "true_wei": "2073600000", "true_wei_exact": {"numerator": "2073600000", "denominator": "1"},
       "ratio": "0.0010368", "ratio_exact": {"numerator": "81", "denominator": "78125"},
       "per": "2073600 pixel"}
      """)
    #expect(json == expected)
  }

  static let mistakes: [(arguments: String, message: String)] = [
    ("", "give a rate and a claim"),
    ("1/px", "give a rate and a claim"),
    ("1/px '$1/px' 3", "Unexpected argument '3'"),
    ("--documented 1/px", "--documented takes no rate and no claim"),
    ("1/px '$2/s'", "the claim is per millisecond and the price per pixel"),
    ("0/ms '$2/s'", "a price or a claim of zero cannot be compared"),
    ("1/ms '$0/s'", "a price or a claim of zero cannot be compared"),
    ("1/ms '$-2/s'", "offset"),
    ("1/ms '$2'", "expected '/' and a scale"),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, message: String) throws {
    expectFailure(try Program.run("audit \(arguments)"), status: 64, message)
  }
}
