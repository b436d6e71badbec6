import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// live-network.md 1 and 4: runners advertise whole wei without a surcharge; capabilities of BYOC are
/// charged and listed in whole wei a second.
@Suite("Charged prices of applications")
struct ChargedApplicationsTests {
  private static func report(
    _ pipeline: Pipeline, _ price: String, in kind: PriceDocument.Kind? = nil
  ) throws -> QuoteReport {
    let eth = try ETHPrice("3000")
    let rate = try StatedRate(price).rate(at: eth)
    return QuoteReport(
      quote: try Quote(Job(pipeline, .units(600_000)), at: rate),
      metering: .documented, modelID: nil, comparison: nil,
      charged: ChargedPriceReport(
        of: rate, pipeline, in: kind, fallback: nil, txCostMultiplier: 100))
  }

  @Test func runners() throws {
    for (pipeline, kind) in [("a/b", nil), ("a", .runners)] as [(Pipeline, PriceDocument.Kind?)] {
      let report = try Self.report(pipeline, "$3.50/h", in: kind)
      #expect(
        report.output.text(as: .table).hasSuffix(
          """

                                 wei per unit      lost (ppm)       fee in wei
          exact price, seconds  ~324074074074                  194444444444445
          advertised             324074074074  0.000000228571  194444444444400

          """))
      #expect(
        report.output.text(as: .json).contains(
          "\"advertised_unit\": \"seconds\",\n  \"base_wei\": \"324074074074.074074\","))
      #expect(report.output.text(as: .json).contains("\"advertised_wei\": \"324074074074\","))
      #expect(
        report.output.text(as: .csv).hasSuffix(",324074074074,324074074074,324074074074\n"))
      #expect(report.warnings.isEmpty)
    }
    let hidden = try Self.report("a/b", "0.9wei/s")
    #expect(
      hidden.warnings == [
        "the runner is not offered: converted live runner price must be at least one wei, and this "
          + "is 0.9 wei an advertised unit"
      ])
    #expect(!hidden.output.text(as: .json).contains("advertised_wei"))
  }

  @Test func capabilities() throws {
    for kind in [nil, .byoc] as [PriceDocument.Kind?] {
      let report = try Self.report("reverse", "$0.0005/s", in: kind)
      #expect(
        report.output.text(as: .table).hasSuffix(
          """

                                        wei per unit  lost (ppm)       fee in wei
          exact price, seconds         ~166666666667              100000000000000
          charged                       168333333333              100999999999800
          charged without auto-adjust   166666666666               99999999999600
          listed                        166666666666

          """))
      #expect(report.warnings.isEmpty)
    }
  }

  /// With the surcharge of a hundredth, 0.995 wei are 1; 64 bits of thousandths end at 9.2 · 10^15 wei.
  @Test(
    arguments: [
      ("0wei/s", ["the price is 0, so the node works for nothing"]),
      ("0.9wei/s", ["the price is below 1 wei a second, so the node works for nothing"]),
      ("0.995wei/s", ["the price is below 1 wei a second, so lists show it as 0; raise it"]),
      ("1wei/s", []), ("9.1e15wei/s", []), ("9.2e15wei/s", [saturated]),
      ("9.2e18wei/s", [saturated]),
      (
        "1e19wei/s",
        [saturated, "lists omit this price, and without auto-adjust the node refuses jobs"]
      ),
    ])
  func warningsAboutCapabilities(price: String, warnings: [String]) throws {
    #expect(try Self.report("reverse", price).warnings == warnings)
  }

  private static let saturated =
    "the price is beyond the node's 64-bit numbers, which charge ~9223372036850000 wei a second; lower it"
}
