import LivepeerPricing
import PricingReports
import QuoteStream
import Testing

/// The texts are those of `ReconcileCommandTests`.
@Suite struct ReconciliationListingTests {
  private static let quoted = """
    job_id,pipeline,duration_ms,characters,text,fee_wei
    a1,audio-to-text,200000,,,2576562200000
    a2,audio-to-text,1500,,,19324216500
    a3,text-to-speech,,5,h\u{E9}llo,29802325
    a5,audio-to-text,3000,,,38648433000

    """
  private static let settled = """
    job_id,units,fee_wei
    a3,6,35762790
    a2,1000,12882811000
    a1,200000,2576562200000
    a1,200000,2576562200000
    a4,1,7

    """

  /// Reconciles the two, and returns the whole text and the report.
  private static func reconcile(
    as format: OutputFormat, all: Bool = false
  ) throws -> (text: String, report: ReconciliationReport) {
    var reconciler = Reconciler(
      try TariffTable(.documented),
      options: try Reconciler.Options(key: "job_id", quoted: .csv, settled: .csv))
    var listing = ReconciliationListing(
      as: format, key: "job_id", hasMetered: false, listsAll: all, cutAdvice: "")
    var files: [ReconciledJob.LedgerSide: String] = [.quoted: quoted, .settled: settled]
    var text = ""
    while let source = reconciler.wanted {
      guard case .file(let side) = source else { break }
      try reconciler.read(Array((files.removeValue(forKey: side) ?? "").utf8), from: source)
      while let job = reconciler.next() { listing.add(job) }
      text += listing.takeText()
    }
    let report = ReconciliationReport(totals: reconciler.totals, hasMetered: false)
    return (text + listing.finish(report), report)
  }

  @Test func table() throws {
    #expect(
      try Self.reconcile(as: .table).text == """
        minus quoted  units        fee, wei          %  reason
        a1, again on line 5 of settled
          settled         ?  +2576562200000             repeated
        a2
          settled      -500     -6441405500  ~-33.3333  whole-seconds
        a3
          settled        +1        +5960465         20  gateway-bytes
        a4
          settled         ?              +7             not quoted
        a5
          settled         ?    -38648433000       -100  missing

        jobs     5                   1 matched
        quoted   4 rows  2634564651825 wei
        settled  5 rows  5166042973797 wei

        settled minus quoted   jobs        fee, wei         % of quoted
        matched                   1               0                   0
        differs                   2     -6435445035           ~-0.24427
          gateway-bytes           1        +5960465        ~0.000226241
          whole-seconds           1     -6441405500          ~-0.244496
        missing                   1    -38648433000           ~-1.46698
        not quoted                1              +7  ~0.000000000265699
        repeated                  1  +2576562200000            ~97.7984
        total                     6  +2531478321972            ~96.0872
        total, ignoring signs         2621657998972

        """)
  }

  @Test func csv() throws {
    #expect(
      try Self.reconcile(as: .csv).text == """
        job_id,quoted_line,quoted_units,quoted_fee_wei,settled_line,settled_units,settled_fee_wei,\
        settled_outcome,settled_units_delta,settled_fee_delta_wei,settled_ppm,settled_rule
        a1,,,,5,200000,2576562200000,repeated,,2576562200000,,
        a2,3,1500,19324216500,3,1000,12882811000,differs,-500,-6441405500,-333333.333333333333,\
        whole-seconds
        a3,4,5,29802325,2,6,35762790,differs,1,5960465,200000,gateway-bytes
        a4,,,,6,1,7,not-quoted,,7,,
        a5,5,3000,38648433000,,,,missing,,-38648433000,-1000000,

        """)
  }

  @Test func json() throws {
    let text = try Self.reconcile(as: .json, all: true).text
    let second = try compact(
      """
      {"key": "a2",
       "quoted": {"line": 3, "units": "1500", "fee_wei": "19324216500"},
       "settled": {"line": 3, "units": "1000", "fee_wei": "12882811000"},
       "settled_difference":
         {"outcome": "differs", "units": "-500", "fee_wei": "-6441405500",
          "ppm": "-333333.333333333333", "ppm_exact": {"numerator": "-1000000", "denominator": "3"},
          "rule": "whole-seconds"}}
      """)
    #expect(try compact(text).contains(second))
  }

  @Test(
    arguments: [
      (nil, "4 of 5 jobs not matched, and 1 repeated in a file"),
      ("100%", nil),
      ("1 %", "settled differs from quoted by 2621657998972 wei in all, more than 1 %"),
      ("2621657998972", nil),
      (
        "2621657998971",
        "settled differs from quoted by 2621657998972 wei in all, more than 2621657998971"
      ),
    ] as [(String?, String?)])
  func failure(tolerance: String?, message: String?) throws {
    let report = try Self.reconcile(as: .csv).report
    #expect(report.failure(try tolerance.map { try Tolerance(parsing: $0) }) == message)
    #expect(
      report.line == "5 jobs, 1 matched; settled is +2531478321972 wei from quoted, "
        + "2621657998972 wei ignoring signs")
  }
}
