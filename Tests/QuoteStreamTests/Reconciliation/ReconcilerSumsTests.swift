import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

/// Accounts that are the sums of rows: what a session was paid in parts.
@Suite struct ReconcilerSumsTests {
  private static let quoted = "session_id,units,fee_wei\na,10,100\nb,5,50\nc,1,9\n"
  private static let settled = """
    session_id,units,fee_wei
    b,2,20
    a,4,40
    b,3,31
    a,6,60
    b,0,0
    d,1,1

    """

  @Test(arguments: [0, 150, 1 << 20])
  func sums(mostHeld: Int) throws {
    for size in chunkSizes {
      let run = try Reconciled(
        Self.quoted, Self.settled, key: "session_id", chunk: size, mostHeldBytes: mostHeld,
        streamsSorted: false, sums: true)
      #expect(
        run.lines == [
          "a | matched 0 0", "b | differs 0 1", "c | missing - -9", "d | not-quoted - 1",
        ])
      #expect(run.jobs.map { $0.settled?.rows } == [2, 3, nil, 1])
      #expect(run.jobs.map { $0.settled?.line } == [3, 2, nil, 7])
      #expect(run.totals.settled.rows == 6 && run.totals.settled.fee == 152)
      #expect(run.totals.jobs == 4 && run.totals.matched == 1 && run.totals.repeated == 0)
    }
  }

  /// The last sum is known when the file ends, or another key comes.
  @Test func sortedFilesAreSummedAsTheyStream() throws {
    var reconciler = Reconciler(
      try TariffTable(.documented),
      options: try Reconciler.Options(key: "id", mostHeldBytes: 0, sums: true))
    try reconciler.read(Array("id,fee_wei\na,1\n".utf8), from: .file(.quoted))
    try reconciler.read(Array("id,fee_wei\na,2\na,3\n".utf8), from: .file(.settled))
    #expect(reconciler.next() == nil && reconciler.wanted == .file(.quoted))
    try reconciler.read(Array("a,4\nb,1\n".utf8), from: .file(.quoted))
    #expect(reconciler.next() == nil && reconciler.wanted == .file(.settled))
    try reconciler.read(Array("c,1\n".utf8), from: .file(.settled))
    let job = reconciler.next()
    #expect(job?.quoted?.fee == 5 && job?.settled?.fee == 5 && job?.isMatched == true)
  }

  /// What one of the rows does not say, the sum does not say; and rules are about single jobs.
  @Test func whatSumsLack() throws {
    let table = "id,pipeline,units,fee_wei\n"
    // 1,500 ms at 12,882,811 wei, and the node's whole seconds.
    let parts = table + "a,audio-to-text,1000,12882811000\na,audio-to-text,500,6441405500\n"
    let whole = table + "a,audio-to-text,1500,19324216500\n"
    let counted = "id,units,fee_wei\na,1000,12882811000\n"
    #expect(
      try Reconciled(parts, counted, key: "id", sums: true).lines
        == ["a | differs -500 -6441405500"])
    #expect(
      try Reconciled(whole, counted, key: "id", sums: true).lines
        == ["a | differs -500 -6441405500 whole-seconds"])
    let metered = try Reconciled(
      whole, whole, "id,units,fee_wei\na,1500,\na,0,19324216500\n", key: "id", sums: true)
    #expect(metered.jobs.map { $0.metered?.fee } == [nil])
    #expect(metered.jobs.map { $0.metered?.units } == [1_500])
    let unmeasured = try Reconciled(
      whole, "id,units,fee_wei\na,1500,1\na,,2\n", key: "id", sums: true)
    #expect(unmeasured.jobs.map { $0.settled?.units } == [nil])
    #expect(unmeasured.jobs.map { $0.settled?.fee } == [3])
  }
}
