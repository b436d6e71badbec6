import Foundation
import Testing

@Suite struct ReconcileCommandTests {
  /// 12882811 wei a millisecond, and 5960465 a character of "héllo", which has six bytes.
  private static let files = [
    "quoted.csv": """
    job_id,pipeline,duration_ms,characters,text,fee_wei
    a1,audio-to-text,200000,,,2576562200000
    a2,audio-to-text,1500,,,19324216500
    a3,text-to-speech,,5,h\u{E9}llo,29802325
    a5,audio-to-text,3000,,,38648433000

    """,
    "settled.csv": """
    job_id,units,fee_wei
    a3,6,35762790
    a2,1000,12882811000
    a1,200000,2576562200000
    a1,200000,2576562200000
    a4,1,7

    """,
    "metered.ndjson": """
    {"job_id":"a1","units":200000}
    {"job_id":"a2","units":"1000"}
    {"job_id":"a3","units":5000}

    """,
    "same.csv": "job_id,fee_wei\na1,100\n",
    "near.csv": "job_id,fee_wei\na1,101\n",
  ]

  private func reconcile(_ arguments: String) throws -> Run {
    try shell("livepeer-pricing reconcile \(arguments)", Self.files)
  }

  @Test func table() throws {
    let run = try reconcile("quoted.csv settled.csv metered.ndjson")
    #expect(run.status == 1)
    #expect(
      run.errors == "livepeer-pricing: 4 of 5 jobs not matched, and 1 repeated in a file\n")
    #expect(
      run.output == """
        minus quoted  units        fee, wei          %  reason
        a1, again on line 5 of settled
          settled         ?  +2576562200000             repeated
        a2
          settled      -500     -6441405500  ~-33.3333  whole-seconds
          metered      -500               ?             whole-seconds
        a3
          settled        +1        +5960465         20  gateway-bytes
          metered     +4995               ?             thousand-per-code-point
        a4
          settled         ?              +7             not quoted
        a5
          settled         ?    -38648433000       -100  missing
          metered         ?               ?             missing

        jobs     5                   1 matched
        quoted   4 rows  2634564651825 wei
        settled  5 rows  5166042973797 wei
        metered  3 rows                wei

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

        metered minus quoted       jobs  fee, wei  % of quoted
        matched                       1         0            0
        differs                       2         0            0
          thousand-per-code-point     1         0            0
          whole-seconds               1         0            0
        missing                       1         0            0
        total                         4         0            0
        total, ignoring signs                   0

        """
    )
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func json() throws {
    let run = try reconcile("quoted.csv settled.csv metered.ndjson --format json")
    #expect(run.status == 1)
    let json = try #require(try parseJSON(run.output) as? [String: Any])
    let jobs = try #require(json["jobs"] as? [NSDictionary])
    #expect(jobs.map { $0.value(at: "key") } == ["a1", "a2", "a3", "a4", "a5"])
    let second = try parseJSON(
      """
      {"key": "a2",
       "quoted": {"line": 3, "units": "1500", "fee_wei": "19324216500"},
       "settled": {"line": 3, "units": "1000", "fee_wei": "12882811000"},
       "metered": {"line": 2, "units": "1000"},
       "settled_difference":
         {"outcome": "differs", "units": "-500", "fee_wei": "-6441405500",
          "ppm": "-333333.333333333333", "ppm_exact": {"numerator": "-1000000", "denominator": "3"},
          "rule": "whole-seconds"},
       "metered_difference":
         {"outcome": "differs", "units": "-500",
          "rule": "whole-seconds"}}
      """)
    #expect(jobs[1] == second)
    #expect(jobs[0].value(at: "repeated") == "settled")
    let totals = try parseJSON(
      """
      {"jobs": "5", "matched": "1", "repeated": "1",
       "quoted": {"rows": "4", "fee_wei": "2634564651825"},
       "settled": {"rows": "5", "fee_wei": "5166042973797"},
       "metered": {"rows": "3"},
       "settled_differences":
         {"matched": "1", "differs": "2", "missing": "1", "not_quoted": "1", "repeated": "1",
          "units_differ": "2", "fees_differ": "2", "fee_wei": "2531478321972",
          "ppm": "960871.588487460101",
          "ppm_exact": {"numerator": "33753044292960000", "denominator": "35127528691"},
          "absolute_fee_wei": "2621657998972",
          "rules": [{"rule": "gateway-bytes", "jobs": "1", "fee_wei": "5960465"},
                    {"rule": "whole-seconds", "jobs": "1", "fee_wei": "-6441405500"}]},
       "metered_differences":
         {"matched": "1", "differs": "2", "missing": "1", "not_quoted": "0", "repeated": "0",
          "units_differ": "2", "fees_differ": "0", "fee_wei": "0",
          "ppm": "0", "ppm_exact": {"numerator": "0", "denominator": "1"},
          "absolute_fee_wei": "0",
          "rules": [{"rule": "thousand-per-code-point", "jobs": "1", "fee_wei": "0"},
                    {"rule": "whole-seconds", "jobs": "1", "fee_wei": "0"}]}}
      """)
    #expect(json["totals"] as? NSDictionary == totals)
  }

  @Test func csv() throws {
    let run = try reconcile("quoted.csv settled.csv --format csv --all --tolerance 100%")
    #expect(run.status == 0)
    #expect(
      run.errors == "note: 5 jobs, 1 matched; settled is +2531478321972 wei from quoted, "
        + "2621657998972 wei ignoring signs\n")
    let records = parseCSV(run.output)
    #expect(
      records == [
        [
          "job_id", "quoted_line", "quoted_units", "quoted_fee_wei", "settled_line",
          "settled_units", "settled_fee_wei", "settled_outcome", "settled_units_delta",
          "settled_fee_delta_wei", "settled_ppm", "settled_rule",
        ],
        [
          "a1", "2", "200000", "2576562200000", "4", "200000", "2576562200000", "matched", "0",
          "0", "0", "",
        ],
        [
          "a1", "", "", "", "5", "200000", "2576562200000", "repeated", "", "2576562200000", "", "",
        ],
        [
          "a2", "3", "1500", "19324216500", "3", "1000", "12882811000", "differs", "-500",
          "-6441405500", "-333333.333333333333", "whole-seconds",
        ],
        [
          "a3", "4", "5", "29802325", "2", "6", "35762790", "differs", "1", "5960465", "200000",
          "gateway-bytes",
        ],
        ["a4", "", "", "", "6", "1", "7", "not-quoted", "", "7", "", ""],
        [
          "a5", "5", "3000", "38648433000", "", "", "", "missing", "", "-38648433000", "-1000000",
          "",
        ],
      ])
  }

  /// Of 100 wei one more was paid.
  @Test(
    arguments: [
      ("", 1), ("--tolerance 1", 0), ("--tolerance 0.999", 1), ("--tolerance 1%", 0),
      ("--tolerance 0.99%", 1), ("--tolerance '10000 ppm'", 0), ("--tolerance 9999ppm", 1),
      ("--tolerance 0", 1), ("--tolerance 0.000000001gwei", 0), ("--tolerance 1e-18eth", 0),
    ] as [(String, Int32)]
  )
  func tolerance(options: String, status: Int32) throws {
    let run = try reconcile("same.csv near.csv \(options)")
    #expect(run.status == status)
    #expect(run.errors.isEmpty == (status == 0))
    #expect(try reconcile("same.csv same.csv \(options)").status == 0)
  }

  static let mistakes: [(arguments: String, status: Int32, message: String)] = [
    ("", 64, "Missing expected argument '<quoted>'"),
    ("same.csv", 64, "Missing expected argument '<settled>'"),
    ("- -", 64, "standard input holds one file; name the others"),
    ("- same.csv --prices -", 64, "standard input holds one file"),
    ("same.csv same.csv --key units", 64, "--key: 'units' has another meaning"),
    ("same.csv same.csv --tolerance -1", 64, "a tolerance cannot be negative"),
    ("same.csv same.csv --tolerance -1%", 64, "a tolerance cannot be negative"),
    ("same.csv same.csv --tolerance '$5'", 64, "give wei, gwei or ETH, or a share such as 1%"),
    ("same.csv same.csv --tolerance many", 64, "--tolerance"),
    ("same.csv same.csv --tx-cost-multiplier -1", 64, "a multiplier is not negative"),
    ("same.csv none.csv", 66, "none.csv: No such file"),
    ("same.csv same.csv --key id", 65, "same.csv:1: the header has no column 'id'"),
    ("same.csv same.csv --key id", 65, "name another column with --key\n"),
    ("same.csv metered.ndjson", 65, "metered.ndjson:1: no key 'fee_wei', which every row needs"),
    (
      "same.csv metered.ndjson --input csv", 65,
      "metered.ndjson:1: the file is JSON, not CSV; with one object"
    ),
  ]

  @Test(arguments: mistakes)
  func mistake(arguments: String, status: Int32, message: String) throws {
    let run = try reconcile(arguments)
    #expect(run.status == status)
    #expect(run.errors.hasPrefix("livepeer-pricing: ") && run.errors.contains(message))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func oneFileFromStandardInput() throws {
    let run = try shell(
      "livepeer-pricing reconcile same.csv - --format csv < near.csv", Self.files)
    #expect(run.status == 1)
    #expect(parseCSV(run.output).last?.contains("10000") == true)
  }

  @Test func nothingThatATerminalObeys() throws {
    let run = try shell(
      "livepeer-pricing reconcile quoted.csv settled.csv",
      [
        "quoted.csv": "job_id,fee_wei\n\u{1B}[31mred,1\n",
        "settled.csv": "job_id,fee_wei\n\u{1B}[31mred,2\n",
      ])
    #expect(run.output.contains("\u{FFFD}[31mred\n"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aTableOfManyJobsIsCut() throws {
    let rows = (0..<1_500).map { "\($0),\($0)\n" }.joined()
    let run = try shell(
      "livepeer-pricing reconcile quoted.csv settled.csv",
      ["quoted.csv": "job_id,fee_wei\n" + rows, "settled.csv": "job_id,fee_wei\n"])
    #expect(run.output.contains("\nand 500 jobs more: --format csv lists all\n"))
    #expect(run.errors == "livepeer-pricing: 1500 of 1500 jobs not matched\n")
  }

  @Test func quotesAtOtherPricesAreNoted() throws {
    let run = try shell(
      "livepeer-pricing reconcile quoted.csv settled.csv --tolerance 1000",
      [
        "quoted.csv": "job_id,pipeline,units,fee_wei\na,upscale,3,15\n",
        "settled.csv": "job_id,fee_wei\na,16\n",
      ])
    #expect(run.status == 0)
    #expect(
      run.errors
        == "note: 1 job quoted at other prices; rules about prices need the --prices and --eth-usd of the quotes\n"
    )
  }
}
