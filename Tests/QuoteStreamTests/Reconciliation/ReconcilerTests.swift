import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

@Suite struct ReconcilerTests {
  private static let quoted = """
    job_id,units,fee_wei
    a,1,100
    b,1,100
    c,1,100
    d,1,0
    e,1,100
    e,1,7

    """
  private static let settled = """
    job_id,units,fee_wei
    a,1,100
    b,1,130
    d,1,5
    f,1,11
    f,2,12

    """
  private static let metered = """
    job_id,units,fee_wei
    a,1,100
    c,2,100
    e,1,90
    g,9,9

    """

  /// Whatever the order of the rows and however the files are cut.
  @Test func jobsInOrder() throws {
    let expected = [
      "a | matched 0 0 | matched 0 0", "b | differs 0 30 | missing - -",
      "c | missing - -100 | differs 1 0", "d | differs 0 5 | missing - -",
      "e | missing - -100 | differs 0 -10", "e | repeated - -7 | repeated - -",
      "f | not-quoted - 11", "f | repeated - 12", "g | not-quoted - -",
    ]
    for size in chunkSizes {
      for mostHeld in [0, 200, 10_000] {
        let run = try Reconciled(
          Self.quoted, Self.settled, Self.metered, chunk: size, mostHeldBytes: mostHeld)
        #expect(run.error == nil)
        #expect(run.lines == expected)
        #expect(run.jobs[5].repeated == .quoted && run.jobs[5].quoted?.line == 7)
        #expect(run.jobs[7].repeated == .settled && run.jobs[7].settled?.line == 6)
      }
    }
  }

  @Test func totals() throws {
    let totals = try Reconciled(Self.quoted, Self.settled, Self.metered).totals
    #expect(totals.jobs == 7 && totals.matched == 1 && totals.repeated == 2)
    #expect(totals.quoted.rows == 6 && totals.quoted.fee == 407)
    #expect(totals.settled.rows == 5 && totals.settled.fee == 258)
    #expect(totals.metered.rows == 4 && totals.metered.fee == 299)
    let settlement = totals.settlement
    #expect(
      settlement.outcomes.mapValues(\.jobs) == [
        .matched: 1, .differs: 2, .missing: 2, .notQuoted: 1, .repeated: 2,
      ])
    #expect(settlement.unitsDiffer == 0 && settlement.feesDiffer == 2)
    // 258 - 407, and 30 + 100 + 5 + 100 + 7 + 11 + 12.
    #expect(settlement.total.feeDelta == -149)
    #expect(settlement.absoluteFeeDelta == 265)
    #expect(settlement.total.partsPerMillion(of: totals.quoted) == Rational(-149_000_000, 407))
    #expect(settlement.unexplained.jobs == 2 && settlement.explained.isEmpty)
    let metering = totals.metering
    #expect(
      metering.outcomes.mapValues(\.jobs) == [
        .matched: 1, .differs: 2, .missing: 2, .notQuoted: 1, .repeated: 1,
      ])
    #expect(metering.unitsDiffer == 1 && metering.feesDiffer == 1)
    #expect(metering.total.feeDelta == -10 && metering.absoluteFeeDelta == 10)
  }

  @Test func partsPerMillion() throws {
    let run = try Reconciled(Self.quoted, Self.settled)
    #expect(
      run.jobs.map { $0.settlement?.partsPerMillion } == [
        0, 300_000, -1_000_000, nil, -1_000_000, -1_000_000, nil, nil,
      ])
  }

  /// Before anything has come, the first file is read; then the one of which less has come.
  @Test func whatIsReadNext() throws {
    var reconciler = Reconciler(
      try TariffTable(.documented), options: try Reconciler.Options(key: "job_id", metered: .csv))
    #expect(reconciler.wanted == .file(.quoted))
    try reconciler.read(Array("job_id,fee_wei\n".utf8), from: .file(.quoted))
    #expect(reconciler.wanted == .file(.settled))
    try reconciler.read(Array("job_id,fee_wei\nlong".utf8), from: .file(.settled))
    #expect(reconciler.wanted == .file(.metered))
    try reconciler.read(Array("job_id,fee_wei\nlong".utf8), from: .file(.metered))
    #expect(reconciler.wanted == .file(.quoted))
  }

  /// Jobs depend on the order of rows to come while files stream, and until they have ended.
  @Test func whatDependsOnOrder() throws {
    var reconciler = Reconciler(
      try TariffTable(.documented), options: try Reconciler.Options(key: "id", mostHeldBytes: 0))
    #expect(!reconciler.dependsOnOrder)
    try reconciler.read(Array("id,fee_wei\na,1\n".utf8), from: .file(.quoted))
    #expect(reconciler.dependsOnOrder)
    try reconciler.read([], from: .file(.quoted))
    #expect(reconciler.dependsOnOrder)
    try reconciler.read(Array("id,fee_wei\na,1\n".utf8), from: .file(.settled))
    try reconciler.read([], from: .file(.settled))
    #expect(!reconciler.dependsOnOrder && reconciler.next()?.isMatched == true)
  }

  @Test func emptyFiles() throws {
    let header = "job_id,fee_wei\n"
    let run = try Reconciled(header, header)
    #expect(run.jobs.isEmpty && run.error == nil && run.totals == ReconciliationTotals())
    #expect(try Reconciled(header, "job_id,fee_wei\nx,1").lines == ["x | not-quoted - 1"])
  }

  private static let header = "job_id,fee_wei\n"

  /// The order is that of bytes: of capitals before small letters, and of é after z.
  @Test func unsortedFilesAreHeld() throws {
    let keys = ["é", "z", "a", "B", "ab", "a b", "10", "9"]
    let quoted = Self.header + keys.map { "\($0),1\n" }.joined()
    let settled = Self.header + keys.reversed().map { "\($0),2\n" }.joined()
    for size in chunkSizes {
      let run = try Reconciled(quoted, settled, chunk: size)
      #expect(run.error == nil)
      #expect(
        run.lines.map { $0.split(separator: " |")[0] } == [
          "10", "9", "B", "a", "a b", "ab", "z", "é",
        ])
      #expect(run.totals.settlement.outcomes.mapValues(\.jobs) == [.differs: 8])
    }
  }

  /// A row out of order among those that are held is sorted with them; one that comes after jobs were
  /// matched is an error, unless all large files are sorted.
  @Test func rowsOutOfOrder() throws {
    let quoted = "x,job_id,fee_wei\n" + (10..<40).map { "0,\($0),1\n" }.joined()
    let settled = quoted + "0,15,1\n0,12,1\n"
    let held = try Reconciled(quoted, settled)
    #expect(held.error == nil && held.runs.isEmpty)
    #expect(held.totals.jobs == 30 && held.totals.repeated == 2)
    for size in [1, 7, 50, 4_096] {
      let streamed = try Reconciled(quoted, settled, chunk: size, mostHeldBytes: 100)
      #expect(
        streamed.errorText
          == "settled:32: job_id '15' comes after '39', and jobs before it were matched as they came"
      )
      let sorted = try Reconciled(
        quoted, settled, chunk: size, mostHeldBytes: 100, streamsSorted: false, runPiece: 9)
      #expect(sorted.error == nil && !sorted.runs.isEmpty)
      #expect(sorted.lines == held.lines && sorted.totals == held.totals)
    }
  }

  /// Random files: merged as they stream they give the jobs that they give when they are held
  /// and shuffled, and the sums agree with the rows.
  @Test func streamedAndHeldAgree() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      func rows() -> [(key: String, fee: Int)] {
        (0..<Int.random(in: 0...150, using: &generator)).map { _ in
          (
            String(Int.random(in: 0...30, using: &generator), radix: 2),
            Int.random(in: 0...3, using: &generator)
          )
        }
      }
      func file(_ rows: [(key: String, fee: Int)]) -> String {
        "job_id,fee_wei\n" + rows.map { "\($0.key),\($0.fee)\n" }.joined()
      }
      let files = (0..<3).map { _ in rows() }
      // Of several rows with one key the first is compared: the order of their fees has to stay.
      let sorted = files.map { rows in
        rows.enumerated().sorted { ($0.1.key, $0.0) < ($1.1.key, $1.0) }.map(\.1)
      }
      let streamed = try Reconciled(
        file(sorted[0]), file(sorted[1]), file(sorted[2]),
        chunk: Int.random(in: 1...30, using: &generator), mostHeldBytes: 0)
      let held = try Reconciled(file(files[0]), file(files[1]), file(files[2]))
      // Runs of a row and of several, so that some are merged before the end.
      let runs = try Reconciled(
        file(files[0]), file(files[1]), file(files[2]),
        chunk: Int.random(in: 1...300, using: &generator),
        mostHeldBytes: [0, 0, 300].randomElement(using: &generator) ?? 0, streamsSorted: false,
        runPiece: Int.random(in: 1...200, using: &generator))
      #expect(streamed.error == nil && held.error == nil && runs.error == nil)
      #expect(streamed.lines == held.lines && runs.lines == held.lines)
      #expect(streamed.totals == held.totals && runs.totals == held.totals)
      #expect(runs.jobs == held.jobs)
      let fees = files.map { $0.reduce(0) { $0 + BigInt($1.fee) } }
      #expect((streamed.totals.quoted.fee ?? 0) == fees[0])
      #expect((streamed.totals.settled.fee ?? 0) == fees[1])
      #expect(streamed.totals.settlement.total.feeDelta == fees[1] - fees[0])
      #expect(streamed.totals.metered.rows == files[2].count)
      #expect(streamed.totals.jobs == Set(files.joined().map(\.key)).count)
    }
  }
}
