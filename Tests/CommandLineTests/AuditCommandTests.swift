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
       "claimed_usd": "0.0000014", "true_usd": "0.000038648433", "ratio": "27.6060235714285714",
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
        implies  ETH at $108.672
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

  @Test func documented() throws {
    let csv = parseCSV(try expectOutput("audit --documented --eth-usd 3000 --format csv"))
    #expect(csv.dropFirst().map { $0[3] } == Self.claims.map(\.implied))
    #expect(csv.dropFirst().map { $0[5] } == Self.claims.map(\.trueUSD))
    let json = try expectJSON("audit --documented --format json")
    #expect((json as? NSArray)?.count == Self.claims.count)
    let table = try expectOutput("audit --documented --eth-usd 3000")
    #expect(Set(table.split(separator: "\n").map(\.count)).count == 1)
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  static let mistakes: [(arguments: String, message: String)] = [
    ("", "give a rate and a claim"),
    ("1/px", "give a rate and a claim"),
    ("1/px '$1/px' 3", "Unexpected argument '3'"),
    ("--documented 1/px", "--documented takes no rate and no claim"),
    ("1/px 3wei/px", "a claim is an amount in dollars, as in '$0.0000014/s'"),
    ("1/px '$2/s'", "the claim is per millisecond and the price per pixel"),
    ("0/ms '$2/s'", "a price or a claim of zero implies no ETH price"),
    ("1/ms '$0/s'", "a price or a claim of zero implies no ETH price"),
    ("1/ms '$-2/s'", "offset"),
    ("1/ms '$2'", "expected '/' and a scale"),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, message: String) throws {
    expectFailure(try Program.run("audit \(arguments)"), status: 64, message)
  }
}
