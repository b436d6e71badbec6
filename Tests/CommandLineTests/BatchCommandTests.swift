import Foundation
import Testing

@Suite struct BatchCommandTests {
  static let jobs = #"""
    job,pipeline,model_id,units,note
    1,audio-to-text,,200000,"a ""b"", c"
    2,llm,meta-llama/Meta-Llama-3.1-8B-Instruct,1000,"two
    lines"
    3,upscale,,2073600,x

    """#

  /// The figures are those of Python's `fractions`.
  @Test func csv() throws {
    let priced = #"""
      job,pipeline,model_id,units,note,fee_wei,fee_usd
      1,audio-to-text,,200000,"a ""b"", c",2576562200000,0.008058069452
      2,llm,meta-llama/Meta-Llama-3.1-8B-Instruct,1000,"two
      lines",57554876977,0.000180000000
      3,upscale,,2073600,x,9887694105600,0.030923268931

      """#
    for file in ["", "-"] {
      let output = try expectOutput("batch \(file) --eth-usd 3127.45", input: Self.jobs)
      #expect(output == priced)
    }
  }

  @Test func ndjson() throws {
    let rows = #"""
      {"pipeline":"audio-to-text","duration_ms":200000,"x":[1.50,null]}
      {"pipeline":"upscale","width":1920,"height":1080,"count":"2","eth_usd":"3000"}

      """#
    let priced = #"""
      {"pipeline":"audio-to-text","duration_ms":200000,"x":[1.50,null],"fee_wei":"2576562200000"}
      {"pipeline":"upscale","width":1920,"height":1080,"count":"2","eth_usd":"3000",\#
      "fee_wei":"19775388211200","fee_usd":"0.059326164634"}

      """#
    #expect(try expectOutput("batch --input ndjson", input: rows) == priced)
    let run = try shell("livepeer-pricing batch rows.jsonl", ["rows.jsonl": rows])
    #expect(run.status == 0 && run.output == priced)
  }

  @Test func totals() throws {
    let totals = #"""
      {"rows":"3","rejected":"0","fee_wei":"12521811182577","fee_usd":"0.03916133838295043865",\#
      "fee_usd_exact":{"numerator":"783226767659008773","denominator":"20000000000000000000"},\#
      "groups":[{"pipeline":"audio-to-text","model":"openai/whisper-large-v3",\#
      "unit":"millisecond","rows":"1","units":"200000","fee_wei":"2576562200000",\#
      "fee_usd":"0.00805806945239",\#
      "fee_usd_exact":{"numerator":"805806945239","denominator":"100000000000000"}},{"pipeline":"llm",\#
      "model":"meta-llama/Meta-Llama-3.1-8B-Instruct","unit":"token","rows":"1","units":"1000",\#
      "fee_wei":"57554876977","fee_usd":"0.00018000000000171865",\#
      "fee_usd_exact":{"numerator":"3600000000034373","denominator":"20000000000000000000"}},{"pipeline":"upscale",\#
      "model":"stabilityai/stable-diffusion-x4-upscaler","unit":"pixel","rows":"1",\#
      "units":"2073600","fee_wei":"9887694105600","fee_usd":"0.03092326893055872",\#
      "fee_usd_exact":{"numerator":"24158803851999","denominator":"781250000000000"}}]}

      """#
    let output = try expectOutput(
      "batch --eth-usd 3127.45 --output /dev/null --totals -", input: Self.jobs)
    #expect(output == totals)
  }

  /// What a row of audio becomes, by options and by what the row says.
  static let rows: [(options: String, header: String, row: String, added: String)] = [
    ("", "pipeline,units", "audio-to-text,1", ",12882811"),
    ("--eth-usd 3000", "pipeline,units", "audio-to-text,1", ",12882811,0.000000038648"),
    (
      "--eth-usd 3000 --usd-decimals 0", "units,pipeline", "200000000000,audio-to-text",
      ",2576562200000000000,7730"
    ),
    (
      "--eth-usd 3000 --usd-decimals 30", "units,pipeline", "1,audio-to-text",
      ",12882811,0.000000038648433000000000000000"
    ),
    ("", "pipeline,units,eth_usd", "audio-to-text,1,3000", ",12882811,0.000000038648"),
    ("", "pipeline,units,eth_usd", "audio-to-text,1,", ",12882811,"),
    (
      "--eth-usd 1000", "pipeline,units,eth_usd", "audio-to-text,1,3000",
      ",12882811,0.000000038648"
    ),
    ("--prices sheet.json", "pipeline,units", "text-to-speech,7", ",35"),
    ("--prices sheet.json", "pipeline,characters", "text-to-speech,7", ",35"),
    (
      "--prices sheet.json --unit text-to-speech=ms", "pipeline,duration_ms", "text-to-speech,7",
      ",35"
    ),
  ]

  @Test(arguments: rows)
  func row(options: String, header: String, row: String, added: String) throws {
    let run = try shell(
      "livepeer-pricing batch jobs.csv \(options)",
      [
        "jobs.csv": "\(header)\n\(row)\n",
        "sheet.json": #"[{"pipeline":"text-to-speech","model_id":"m","price_per_unit":5}]"#,
      ])
    #expect(run.status == 0 && run.complaints == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    let hasDollars = added.filter { $0 == "," }.count == 2
    #expect(lines == ["\(header),fee_wei" + (hasDollars ? ",fee_usd" : ""), row + added])
  }

  @Test func severalFiles() throws {
    let files = [
      "a.csv": "pipeline,units\nupscale,1\n", "b.csv": "pipeline,units\r\nupscale,2",
      "c.csv": "pipeline,units\nupscale,3", "d.csv": "units,pipeline\n4,upscale\n",
      "e.csv": "\u{FEFF}\"pipeline\",\"units\"\r\nupscale,5\r\n\r\n",
      "f.csv": "pipeline,units,note\nupscale,6,x\n",
    ]
    let run = try shell("livepeer-pricing batch a.csv c.csv a.csv", files)
    #expect(run.status == 0 && run.complaints == "")
    #expect(
      run.output == """
        pipeline,units,fee_wei
        upscale,1,4768371
        upscale,3,14305113
        upscale,1,4768371

        """)
    // Line ends, a byte order mark, quotes and the order of the columns make no other header.
    let mixed = try shell("livepeer-pricing batch a.csv b.csv d.csv e.csv", files)
    #expect(mixed.status == 0 && mixed.complaints == "")
    #expect(
      mixed.output == """
        pipeline,units,fee_wei
        upscale,1,4768371
        upscale,2,9536742
        upscale,4,19073484
        upscale,5,23841855\r

        """)
    let refused = try shell(
      "livepeer-pricing batch a.csv f.csv --output out.csv; echo $?; ls out.csv", files)
    #expect(refused.output == "65\n")
    #expect(
      refused.errors.hasPrefix(
        "livepeer-pricing: f.csv:1: compared with that of a.csv, the header adds note; "))
  }

  /// cases/j_bom.ndjson, twice.
  @Test func byteOrderMarksOfNDJSON() throws {
    let row = #"{"pipeline":"audio-to-text","units":1000"#
    let run = try shell(
      "livepeer-pricing batch j_bom.ndjson j_bom.ndjson", ["j_bom.ndjson": "\u{FEFF}\(row)}\n"])
    #expect(run.status == 0)
    #expect(
      run.output == String(repeating: row + #","fee_wei":"12882811000"}"# + "\n", count: 2))
  }

  /// The last line says what the run came to, and the ETH price: a shell leaves 127.45 of `$3127.45`.
  ///
  /// The figures are those of Python's `fractions`.
  @Test(arguments: [
    (
      "", "note: 3 rows priced, 0 rejected: 12,464,256,305,600 wei; S s; written to standard output"
    ),
    (
      "--eth-usd $3127.45 --output out.csv",
      "note: 3 rows priced, 0 rejected: 12,464,256,305,600 wei, $0.00159 with ETH at $127.45; S s; "
        + "written to out.csv"
    ),
    (
      "--eth-usd 1e6 --output /dev/null",
      "note: 3 rows priced, 0 rejected: 12,464,256,305,600 wei, $12.46 with ETH at $1000000; S s; "
        + "written to /dev/null"
    ),
    (
      "own.csv --eth-usd 3127.45",
      "note: 4 rows priced, 0 rejected: 22,351,950,411,200 wei, $0.0686 with ETH at $3127.45 "
        + "or the price of the row; S s; written to standard output"
    ),
    (
      "bad.csv --on-error skip",
      "note: 1 row priced, 2 rejected (--rejects FILE keeps them): 4,768,371 wei; S s; written to "
        + "standard output"
    ),
    (
      "bad.csv --on-error skip --rejects r.csv --eth-usd 3000",
      "note: 1 row priced, 2 rejected: 4,768,371 wei, $0.0000000143 with ETH at $3000; S s; "
        + "written to standard output"
    ),
    (
      "empty.csv --eth-usd 3000",
      "note: 0 rows priced, 0 rejected: 0 wei with ETH at $3000; S s; written"
    ),
    (
      "dear.csv",
      "note: 1 row priced, 0 rejected: 4,768,371 wei, $4,768.37 at the ETH prices of the rows"
    ),
  ])
  func summary(options: String, line: String) throws {
    let jobs = "pipeline,units\naudio-to-text,200000\nupscale,2073600\nupscale,0\n"
    let run = try shell(
      "set --; livepeer-pricing batch \(options.contains(".csv ") || options == "dear.csv" ? "" : "jobs.csv") \(options)",
      [
        "jobs.csv": jobs, "empty.csv": "pipeline,units\n",
        "own.csv": "pipeline,units,eth_usd\naudio-to-text,200000,\nupscale,2073600,\nupscale,0,\n"
          + "upscale,2073600,3000\n",
        "bad.csv": "pipeline,units\nupscale,1\nupscale,x\nupscale,-1\n",
        "dear.csv": "pipeline,units,eth_usd\nupscale,1,1000000000000000\n",
      ])
    #expect(run.status == 0)
    let shown = run.errors.replacing(/; [0-9]+\.[0-9] s;/, with: "; S s;")
    #expect(shown.hasPrefix(line) && shown.split(separator: "\n").count == 1, "\(shown)")
  }

  /// A column that would change what rows cost, had it the right name, is named once.
  @Test func unreadColumns() throws {
    let run = try shell(
      "livepeer-pricing batch a.csv a.csv",
      ["a.csv": "pipeline,model,units\nupscale,x,1\n"])
    #expect(run.status == 0)
    #expect(
      run.complaints
        == "a.csv:1: note: column 2 is not read; to read it, rename 'model' to model_id, "
        + "or give --column model_id=model\n")
  }

  static let mistakes: [(options: String, status: Int32, message: String)] = [
    ("--threads 0", 64, "--threads takes 1 to 256"),
    ("--threads 257", 64, "--threads takes 1 to 256"),
    ("--rejects r.csv", 64, "--rejects goes with --on-error skip"),
    ("--output x --totals x", 64, "go to different places"),
    ("--output x --totals ./x", 64, "go to different places"),
    ("--totals -", 64, "go to different places"),
    ("- -", 64, "standard input is read once; give - once"),
    ("--prices -", 64, "standard input is either the prices or the rows"),
    ("--usd-decimals 31", 64, "cannot write dollars with 31 decimals; use 0 to 30"),
    ("--usd-decimals=-1", 64, "cannot write dollars with -1 decimals; use 0 to 30"),
    ("--input tsv", 64, "unknown input format 'tsv'; use one of csv, ndjson"),
    ("--on-error stay", 64, "unknown policy 'stay'; use one of stop, skip"),
    ("/dev/null rows.ndjson", 66, "rows.ndjson: No such file or directory"),
    ("none.csv", 66, "none.csv: No such file or directory"),
    ("/", 66, "/: Is a directory"),
    ("", 65, "-:1: no header"),
    ("--output none/out.csv", 73, "none/out.csv: cannot create it: No such file or directory"),
    ("--output /", 73, "/: cannot create it: Is a directory"),
    ("--output ''", 73, "the name of a file is empty"),
  ]

  @Test(arguments: mistakes)
  func mistake(options: String, status: Int32, message: String) throws {
    expectFailure(try Program.run("batch \(options)"), status: status, message)
  }
}

/// Runs a line of shell in a folder that holds those files.
func shell(_ script: String, _ files: [String: String]) throws -> Run {
  try withTemporaryFolder { folder in
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try Program.shell(script, in: folder)
  }
}
