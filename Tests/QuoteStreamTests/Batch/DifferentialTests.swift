import Foundation
import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

/// Random rows against plain `Rational` arithmetic and a naive writer and reader of CSV.
///
/// `STREAM_ROWS` sets how many rows; 10,000 otherwise.
@Suite struct DifferentialTests {
  private static let rowCount =
    ProcessInfo.processInfo.environment["STREAM_ROWS"].flatMap { Int($0) } ?? 10_000

  /// A row as fields, and what it costs by plain arithmetic; nil where it cannot be priced.
  private struct Row {
    var fields: [String: String] = [:]
    var cost: (fee: BigInt, usd: BigInt)?
  }

  private static let columns = [
    "job", "pipeline", "model_id", "units", "duration_ms", "seconds", "characters", "tokens",
    "width",
    "height", "count", "eth_usd", "note",
  ]

  private static func digits(_ generator: inout SeededGenerator) -> BigInt {
    let bits = [4, 10, 24, 24, 24, 40, 63, 64, 65, 100, 200].randomElement(using: &generator) ?? 1
    var number = BigInt(generator.next()) << 192 | BigInt(generator.next())
    number = number << 64 | BigInt(generator.next())
    return number % (BigInt(1) << BigInt(bits))
  }

  private static func row(_ number: Int, _ generator: inout SeededGenerator) throws -> Row {
    let pipeline = PipelineCatalogue.documented.pipelines.randomElement(using: &generator) ?? .llm
    var row = Row()
    row.fields["job"] = "job-\(number)"
    row.fields["pipeline"] = pipeline.name
    row.fields["model_id"] = Bool.random(using: &generator) ? pipeline.documentedModel.name : ""
    row.fields["note"] = ["", "é", "a \"b\"", "x,y", "line\nline"].randomElement(using: &generator)
    let count = digits(&generator)
    var units = count
    let isByUnits = Bool.random(using: &generator)
    switch pipeline {
    case _ where isByUnits: row.fields["units"] = "\(count)"
    case .audioToText, .liveVideoToVideo:
      units = duration(of: count, in: &row, &generator)
      if pipeline == .liveVideoToVideo { units *= 27_648 }
    case .textToSpeech: row.fields["characters"] = "\(count)"
    case .llm: row.fields["tokens"] = "\(count)"
    default:
      let (width, height) = (count + 1, digits(&generator) + 1)
      row.fields["width"] = "\(width)"
      row.fields["height"] = "\(height)"
      units = width * height * (pipeline == .imageToVideo ? 25 : 1)
      if Bool.random(using: &generator) {
        let images = digits(&generator)
        row.fields["count"] = "\(images)"
        units *= images
      }
    }
    var price = try ETHPrice("3127.45")
    if Int.random(in: 0..<5, using: &generator) == 0 {
      let text = "\(Int.random(in: 1...5_000, using: &generator)).\(number % 1_000)"
      row.fields["eth_usd"] = text
      price = try ETHPrice(text)
    }
    let wei = try PriceSheet.documented.price(of: pipeline, at: price).rate.weiPerUnit
    let fee = (wei * Rational(units)).rounded(.up)
    let usd = Rational(fee) * price.usdPerETH * Rational(.powerOfTen(12), .powerOfTen(18))
    row.cost = (fee, usd.rounded(.toNearestOrEven))
    if Int.random(in: 0..<20, using: &generator) == 0 {
      let column = ["pipeline", "units", "eth_usd", "width"].randomElement(using: &generator) ?? ""
      row.fields[column] = ["-1", "1.5e3", "x", "\u{0}"].randomElement(using: &generator)
      row.cost = nil
    }
    return row
  }

  /// Writes a count of milliseconds, as such or as seconds with decimals, of which a part of a
  /// millisecond may stay: then it is the next whole number of them.
  private static func duration(
    of count: BigInt, in row: inout Row, _ generator: inout SeededGenerator
  ) -> BigInt {
    guard Bool.random(using: &generator) else {
      row.fields["duration_ms"] = "\(count)"
      return count
    }
    let (seconds, rest) = (count / 1_000, count % 1_000)
    let decimals = String("\(rest + 1_000)".dropFirst())
    guard Bool.random(using: &generator) else {
      row.fields["seconds"] = rest == 0 ? "\(seconds)" : "\(seconds).\(decimals)"
      return count
    }
    let tail = String(repeating: "0", count: Int.random(in: 0...20, using: &generator))
    row.fields["seconds"] = "\(seconds).\(decimals)\(tail)1"
    return count + 1
  }

  private static func field(_ text: String, _ generator: inout SeededGenerator) -> String {
    let needsQuotes = text.contains { $0 == "\"" || $0 == "," || $0 == "\n" }
    guard needsQuotes || Int.random(in: 0..<8, using: &generator) == 0 else { return text }
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }

  private static func jsonField(_ text: String, _ generator: inout SeededGenerator) -> String {
    let isNumber =
      text.utf8.allSatisfy { (48...57).contains($0) } && !text.isEmpty
      && (text == "0" || !text.hasPrefix("0"))
    if isNumber, Bool.random(using: &generator) { return text }
    return JSONValue.string(text).jsonText(.compact)
  }

  private static func usdText(_ usd: BigInt) -> String {
    let (whole, fraction) = usd.quotientAndRemainder(dividingBy: .powerOfTen(12))
    return "\(whole)." + String("\(BigInt.powerOfTen(12) + fraction)".dropFirst())
  }

  @Test func csv() throws {
    var generator = SeededGenerator(seed: 42)
    let order = Self.columns.shuffled(using: &generator)
    var input = order.joined(separator: ",") + "\n"
    var expected = order.joined(separator: ",") + ",fee_wei,fee_usd\n"
    var rejected = 0
    for number in 0..<Self.rowCount {
      let row = try Self.row(number, &generator)
      let text = order.map { Self.field(row.fields[$0] ?? "", &generator) }.joined(separator: ",")
      let end = Bool.random(using: &generator) ? "\r\n" : "\n"
      input += text + end
      if let cost = row.cost {
        expected += "\(text),\(cost.fee),\(Self.usdText(cost.usd))\(end)"
      } else {
        rejected += 1
      }
    }
    try check(input, .csv, expected, rejected)
  }

  @Test func ndjson() throws {
    var generator = SeededGenerator(seed: 43)
    var input = ""
    var expected = ""
    var rejected = 0
    for number in 0..<Self.rowCount {
      let row = try Self.row(number, &generator)
      let members = row.fields.sorted { $0.key < $1.key }.shuffled(using: &generator).map {
        "\"\($0.key)\": \(Self.jsonField($0.value, &generator))"
      }
      let text = "{" + members.joined(separator: ", ")
      input += text + "}\n"
      if let cost = row.cost {
        expected +=
          text + ",\"fee_wei\":\"\(cost.fee)\",\"fee_usd\":\"\(Self.usdText(cost.usd))\"}\n"
      } else {
        rejected += 1
      }
    }
    try check(input, .ndjson, expected, rejected)
  }

  private func check(
    _ input: String, _ format: RecordFormat, _ expected: String, _ rejected: Int
  ) throws {
    let run = try StreamRun(input, format, onBadRow: .skip)
    #expect(run.rejected == rejected)
    #expect(run.rows + run.rejected == Self.rowCount)
    if run.output != Array(expected.utf8) {
      let lines = zip(run.text.split(separator: "\n"), expected.split(separator: "\n"))
      let first = lines.first { $0 != $1 }
      Issue.record("\(first.map { "\($0)\nexpected\n\($1)" } ?? "the lengths differ")")
    }
    for size in [7, 4_096] {
      #expect(try StreamRun(input, format, onBadRow: .skip, chunk: size) == run)
    }
  }
}
