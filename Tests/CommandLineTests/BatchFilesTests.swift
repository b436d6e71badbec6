import Foundation
import Testing

/// What `batch` leaves behind, whatever ends it.
@Suite struct BatchFilesTests {
  static let bad = [
    "out.csv": "old\n",
    "bad.csv": #"""
    pipeline,units,n
    audio-to-text,1,a
    teleport,2,"q ""x"""
    audio-to-text,-3,
    audio-to-text,4
    audio-to-text,5,e
    """#,
  ]

  @Test func skip() throws {
    let run = try shell(
      "livepeer-pricing batch bad.csv --on-error skip --rejects r.csv --totals t.json"
        + " && cat r.csv t.json && ls -A", Self.bad)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("note: 2 rows priced, 3 rejected: 77,296,866 wei; "))
    #expect(
      run.output == #"""
        pipeline,units,n,fee_wei
        audio-to-text,1,a,12882811
        audio-to-text,5,e,64414055
        file,line,reason,row
        bad.csv,3,"no price for teleport; this sheet prices audio-to-text, text-to-speech, \#
        image-to-text, segment-anything-2, text-to-image, image-to-image, image-to-video, upscale, \#
        llm, live-video-to-video","teleport,2,""q """"x"""""""
        bad.csv,4,units '-3': negative; write a whole number in digits only,"audio-to-text,-3,"
        bad.csv,5,"2 fields, but the header has 3 columns","audio-to-text,4"
        {"rows":"2","rejected":"3","fee_wei":"77296866","groups":[{"pipeline":"audio-to-text",\#
        "model":"openai/whisper-large-v3","unit":"millisecond","rows":"2","units":"6",\#
        "fee_wei":"77296866"}]}
        bad.csv
        out.csv
        r.csv
        t.json

        """#)
  }

  @Test func stop() throws {
    let run = try shell(
      "livepeer-pricing batch bad.csv --output out.csv --totals t.json; echo $?; cat out.csv; ls -A",
      Self.bad)
    #expect(run.output == "65\nold\nbad.csv\nout.csv\n")
    #expect(run.errors.hasPrefix("livepeer-pricing: bad.csv:3: no price for teleport;"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  /// How a run ends, what it says, and that it leaves nothing new in the folder.
  static let failures: [(script: String, status: Int32, message: String)] = [
    ("batch ok.csv none.csv --output new.csv", 66, "none.csv: No such file or directory"),
    ("batch ok.csv . --output new.csv", 66, ".: Is a directory"),
    ("batch ok.csv --output new.csv --totals none/t.json", 73, "none/t.json: cannot create it"),
    ("batch ok.csv --output ok.csv/new.csv", 73, "Not a directory"),
    ("batch ok.csv --totals t.json >&-", 74, "Bad file descriptor"),
  ]

  @Test(arguments: failures)
  func failure(script: String, status: Int32, message: String) throws {
    let files = ["ok.csv": "pipeline,units\nupscale,1\n"]
    let run = try shell("livepeer-pricing \(script); status=$?; ls -A >&2; exit $status", files)
    #expect(run.status == status && run.output == "")
    #expect(run.errors.contains(message))
    #expect(run.errors.hasSuffix("\nok.csv\n"))
    #expect(run.errors.split(separator: "\n").count == 2)
  }

  @Test func symbolicLink() throws {
    let run = try shell(
      """
      mkdir there; echo old >there/real.csv; chmod 600 there/real.csv; ln -s there/real.csv link.csv
      livepeer-pricing batch ok.csv --output link.csv && test -h link.csv
      cat there/real.csv; ls there; ls -l there | cut -c 1-10 | tail -n 1
      """, ["ok.csv": "pipeline,units\nupscale,1\n"])
    #expect(run.complaints == "")
    #expect(run.output == "pipeline,units,fee_wei\nupscale,1,4768371\nreal.csv\n-rw-------\n")
  }

  @Test func inputAsOutput() throws {
    let run = try shell(
      "livepeer-pricing batch ok.csv --output ok.csv && cat ok.csv",
      ["ok.csv": "pipeline,units\nupscale,1\n"])
    #expect(run.output == "pipeline,units,fee_wei\nupscale,1,4768371\n")
  }

  /// What is read is replaced by its own rows alone.
  @Test(
    arguments: [
      "batch ok.csv --on-error skip --rejects ./ok.csv", "batch ok.csv --totals ok.csv",
      "batch link.csv --totals ok.csv", "batch ok.csv --prices p.json --totals p.json",
      "earnings --scenario p.json --sweep-eth 1:3:1 --svg p.json",
    ])
  func inputIsKept(command: String) throws {
    let run = try shell(
      "ln -s ok.csv link.csv; cp ok.csv old.csv; cp p.json old.json; livepeer-pricing \(command) "
        + ">/dev/null; echo $?; cmp ok.csv old.csv; cmp p.json old.json; ls -A",
      [
        "ok.csv": "pipeline,units\nupscale,1\n",
        "p.json": command.hasPrefix("batch")
          ? #"[{"pipeline":"upscale","model_id":"m","price_per_unit":3}]"#
          : #"{"pipeline":"llm","price":"1gwei/token","units":1,"jobs-per-day":1}"#,
      ])
    #expect(run.output == "64\nlink.csv\nok.csv\nold.csv\nold.json\np.json\n")
    #expect(run.errors.contains("it is read, and would be replaced; write to another file"))
  }

  /// Both ways in which a parent may have set the signal.
  @Test(arguments: ["", "trap '' PIPE; "])
  func closedPipe(trap: String) throws {
    let rows = "pipeline,units\n" + String(repeating: "upscale,1\n", count: 100_000)
    let run = try shell(
      "\(trap){ livepeer-pricing batch jobs.csv --totals t.json; echo status $? >&2; } | true; ls -A",
      ["jobs.csv": rows])
    #expect(run.errors == "status 141\n")
    #expect(run.output == "jobs.csv\n")
  }
}
