import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct LedgerSorterTests {
  private static func row(
    _ key: String, line: Int, units: BigInt? = nil, fee: BigInt? = nil, tariff: Int? = nil,
    text: TextCounts? = nil, price: String? = nil, namesPipeline: Bool = false
  ) throws -> LedgerRow {
    LedgerRow(
      key: Array(key.utf8),
      entry: ReconciledJob.LedgerEntry(line: line, units: units, fee: fee, rows: 1),
      namesPipeline: namesPipeline, tariff: tariff, text: text,
      ethPrice: try price.map { try ETHPrice($0) })
  }

  /// Everything that a row has comes back.
  @Test func rowsAsBytes() throws {
    let small = BigInt(UInt64.max >> 1)
    let big = BigInt.powerOfTen(40) + 1
    let rows = [
      try Self.row("", line: 1),
      try Self.row("k", line: 127, units: 0, fee: 0),
      try Self.row("k", line: 128, units: small, fee: small + 1),
      try Self.row("k", line: .max, units: BigInt(UInt64.max), fee: big, tariff: 0),
      try Self.row("k", line: 5, fee: 7, tariff: 300, price: "3127.45", namesPipeline: true),
      try Self.row(
        "é", line: 6, units: big, text: TextCounts(utf8Bytes: 0, codePoints: 1 << 40),
        price: "0.000000000000000000123456789"),
    ]
    for row in rows {
      var builder = RunBuilder()
      builder.append(key: row.key) { row.write(to: &$0) }
      var merge = RunMerge(runs: 0, and: builder.sorted())
      let back = merge.next { bytes, record in LedgerRow(record, of: bytes) }
      #expect(back?.key == row.key && back?.entry == row.entry)
      #expect(back?.namesPipeline == row.namesPipeline && back?.tariff == row.tariff)
      #expect(back?.text?.utf8Bytes == row.text?.utf8Bytes)
      #expect(back?.text?.codePoints == row.text?.codePoints)
      #expect(back?.ethPrice == row.ethPrice)
    }
  }

  /// Runs of one row each, of which so many become one, and so many of those again.
  @Test(arguments: [0, 1, 63, 64, 65, 200, 64 * 64, 64 * 64 + 70])
  func levels(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    var sorter = LedgerSorter(mostBytes: 0)
    var kept: [Int: [UInt8]] = [:]
    var most = 0
    func settle() {
      while true {
        while let part = sorter.spill() { kept[part.run, default: []] += part.bytes }
        most = max(most, kept.count)
        guard let run = sorter.wantedRun else { return }
        // All of a run at once, and then none.
        sorter.feed(kept.removeValue(forKey: run) ?? [])
      }
    }
    let keys = (0..<count).map { _ in "\(Int.random(in: 0...count, using: &generator))" }
    for (index, key) in keys.enumerated() {
      sorter.add(try Self.row(key, line: index + 1))
      sorter.sealIfFull()
      settle()
    }
    #expect(sorter.isSettled)
    sorter.finish()
    var lines: [Int] = []
    while !sorter.isFinished {
      while let row = sorter.next() { lines.append(row.entry.line) }
      if let run = sorter.wantedRun { sorter.feed(kept.removeValue(forKey: run) ?? []) }
    }
    let expected = keys.enumerated().sorted { left, right in
      left.element == right.element ? left.offset < right.offset : left.element < right.element
    }
    #expect(lines == expected.map { $0.offset + 1 })
    #expect(kept.isEmpty && most <= 3 * LedgerSorter.mostRuns)
  }
}
