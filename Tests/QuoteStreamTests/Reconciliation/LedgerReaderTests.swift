import LivepeerPricing
import QuoteStream
import Testing

@Suite struct LedgerReaderTests {
  private static let quoted = "job_id,units,fee_wei\na,1,1\n"

  static let bad: [(settled: String, error: String)] = [
    ("id,fee_wei\n", "settled:1: the header has no column 'job_id' to match jobs by"),
    ("job_id,units\n", "settled:1: the header has no column 'fee_wei'"),
    (
      "Job_ID,fee_wei\n",
      "settled:1: the header has no column 'job_id' to match jobs by; it has Job_ID, fee_wei; "
        + "rename 'Job_ID' to job_id, or name another column"
    ),
    (
      "job_id,fee\n",
      "settled:1: the header has no column 'fee_wei'; it has job_id, fee; rename 'fee'"
    ),
    (
      "job_id;fee_wei\na;1\n",
      "settled:1: the columns are separated by semicolons, not commas; save the file with commas"
    ),
    ("job_id,fee_wei\ra,1\r", "settled:1: the lines end in carriage returns (CR) alone"),
    ("sep=,\njob_id,fee_wei\n", "settled:1: the first line sets a spreadsheet's separator"),
    ("job_id,fee_wei\na,1\n\nb,1\n", "settled:3: an empty line between rows; remove it"),
    ("job_id,fee_wei\n\n\nb,1\n", "settled:2: an empty line between rows; remove it"),
    ("{\"Job_ID\":\"a\",\"fee_wei\":1}\n", "settled:1: no job_id; rename 'Job_ID' to job_id"),
    ("{\"job_id\":\"a\",\"fee\":1}\n", "settled:1: no fee_wei; rename 'fee' to fee_wei"),
    ("job_id,fee_wei,job_id\n", "settled:1: the header has 'job_id' twice, as columns 1 and 3"),
    ("job_id,fee_wei,\"fee_wei\"\n", "settled:1: the header has 'fee_wei' twice"),
    ("", "settled:1: no header"),
    ("job_id,fee_wei\na,1\n,1\n", "settled:3: job_id: empty"),
    ("job_id,fee_wei\na,1\nb,\n", "settled:3: fee_wei: empty; give the fee in whole wei"),
    ("job_id,fee_wei\na,-1\n", "settled:2: fee_wei '-1': negative"),
    ("job_id,fee_wei\na,1.5\n", "settled:2: fee_wei '1.5': a decimal point"),
    ("job_id,fee_wei\na,1e-5\n", "settled:2: fee_wei '1e-5': a decimal point"),
    ("job_id,fee_wei\na,1e5x\n", "settled:2: fee_wei '1e5x': an exponent"),
    ("job_id,fee_wei\n\"a\nb\",1\nc\n", "settled:4: 1 field, but the header has 2 columns"),
    ("job_id,fee_wei\n\"a,1\n", "settled:2: job_id: a quote opens and never closes"),
    ("job_id,units,fee_wei\na,x,1\n", "settled:2: units 'x': not a number"),
    ("job_id,duration_ms,fee_wei\na,1,1\n", "settled:2: pipeline: empty"),
    (
      "job_id,pipeline,duration_ms,fee_wei\na,made-up,1,1\n",
      "settled:2: no price for made-up;"
    ),
    (
      "job_id,pipeline,units,duration_ms,fee_wei\na,llm,1,1,1\n",
      "settled:2: several measures: units, duration_ms"
    ),
    (
      "job_id,pipeline,characters,fee_wei\na,upscale,1,1\n",
      "settled:2: characters: upscale priced per pixel does not take it"
    ),
    ("{\"job_id\":\"a\",\"fee_wei\":1}\n{\"fee_wei\":1}\n", "settled:2: no key 'job_id'"),
    ("{\"job_id\":\"a\"}\n", "settled:1: no key 'fee_wei', which every row needs"),
    ("{\"job_id\":\"\",\"fee_wei\":1}\n", "settled:1: job_id: empty"),
    ("{\"job_id\":\"a\",\"fee_wei\":null}\n", "settled:1: fee_wei: empty"),
    ("{}\n", "settled:1: no key 'job_id'"),
    (
      "{\"job_id\":\"a\",\"fee_wei\":1,\"fee_wei\":1}\n", "settled:1: the key 'fee_wei' is repeated"
    ),
    ("{\"job_id\":[],\"fee_wei\":1}\n", "settled:1: job_id: an array; write a string or a number"),
    ("{\"job_id\":\"\\ud800\",\"fee_wei\":1}\n", "settled:1: not JSON"),
    ("{\"job_id\":\"a\",\"fee_wei\":1\n", "settled:1: not JSON"),
  ]

  @Test(arguments: bad) func refused(settled: String, error: String) throws {
    for size in chunkSizes {
      let run = try Reconciled(Self.quoted, settled, chunk: size)
      #expect(run.errorText?.hasPrefix(error) == true, "\(run.errorText ?? "none")")
      #expect(run.errorText?.contains("\n") == false)
    }
  }

  @Test func bytesThatAreNotUTF8() throws {
    let table = try TariffTable(.documented)
    for (bytes, error) in [
      (Array("job_id,fee_wei\n".utf8) + [0xFF] + Array(",1\n".utf8), "job_id: bytes that are not"),
      (
        Array("job_id,fee_wei,text\na,1,".utf8) + [0xC3] + Array("\n".utf8),
        "text: bytes that are not"
      ),
    ] {
      var reconciler = Reconciler(table, options: try Reconciler.Options(key: "job_id"))
      let failure = #expect(throws: Reconciler.FileError.self) {
        try reconciler.read(bytes, from: .file(.quoted))
      }
      guard case .file(.quoted, let fault) = failure else { continue }
      #expect(fault.line == 2 && "\(fault)".hasPrefix(error))
    }
  }

  @Test(
    arguments: ["", "units", "pipeline", "fee_wei", "fee_usd", "text", "eth_usd", "model_id"])
  func keysThatMeanSomethingElse(key: String) {
    #expect(throws: Reconciler.OptionsError.self) { try Reconciler.Options(key: key) }
  }

  /// What is metered may have units alone, or fees alone.
  @Test(
    arguments: [
      ("job_id,units\na,2\n", nil, "a | matched 0 0 | differs 1 -"),
      ("job_id,fee_wei\na,2\n", nil, "a | matched 0 0 | differs - 1"),
      ("job_id,units,fee_wei\na,1,\n", nil, "a | matched 0 0 | matched 0 -"),
      ("{\"job_id\":\"a\",\"units\":\"1\"}", nil, "a | matched 0 0 | matched 0 -"),
      ("job_id,note\na,2\n", "metered:1: the header has no column 'fee_wei' and no measure", ""),
    ] as [(String, String?, String)]
  )
  func metered(metered: String, error: String?, line: String) throws {
    let run = try Reconciled(Self.quoted, Self.quoted, metered)
    if let error {
      #expect(run.errorText?.hasPrefix(error) == true)
    } else {
      #expect(run.error == nil)
      #expect(run.lines == [line])
    }
  }

  /// Columns in any order, quotes, CRLF, a byte order mark, escapes in JSON, and other columns.
  @Test(
    arguments: [
      "\u{FEFF}fee_wei,note,job_id,units\r\n1,\"x,\"\"\n\",\"a \"\"b\"\"\",1\r\n",
      "{\"note\":{\"fee_wei\":3},\"units\":1,\"fee_wei\":\"1\",\"job_id\":\"a \\u0022b\\\"\"}",
      "\u{FEFF}{\"job_id\":\"a \\\"b\\\"\",\"fee_wei\":1,\"units\":1}\n",
      "job_id,fee_wei,units\r\n\"a \"\"b\"\"\",1,1\r\n\r\n\r\n",
      "fee_wei,job_id\n1,\"a \"\"b\"\"\"\n\n",
      "{\"\\u006aob_id\":\"a \\\"b\\\"\",\"fee_\\u0077ei\":1,\"units\":\"\\u0031\"}\n\n",
    ])
  func forms(settled: String) throws {
    for size in chunkSizes {
      let run = try Reconciled(
        "job_id,units,fee_wei\n\"a \"\"b\"\"\",1,1\n", settled, chunk: size)
      #expect(run.error == nil)
      #expect(run.lines == ["a \"b\" | matched \(settled.contains("units") ? "0" : "-") 0"])
    }
  }

  /// A count of JSON as a key: its digits.
  @Test func numbersAsKeys() throws {
    let run = try Reconciled(
      "{\"n\":17,\"fee_wei\":1}\n{\"n\":\"18\",\"fee_wei\":1}\n", "n,fee_wei\n17,1\n18,1\n",
      key: "n")
    #expect(run.lines == ["17 | matched - 0", "18 | matched - 0"])
  }
}
