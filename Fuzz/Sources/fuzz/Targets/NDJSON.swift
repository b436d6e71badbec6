import ExactMath
import LivepeerPricing
import QuoteStream

/// NDJSON usage: chunks against the whole, or each row against the JSON reader and plain fractions.
func checkNDJSON(_ bytes: [UInt8]) {
  let input = UsageInput(bytes)
  let run = checkRuns(input, .ndjson)
  // A file that is no text.
  guard run.error == nil, input.comparison == .twin else { return }
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let content = input.file.starts(with: mark) ? input.file.dropFirst(mark.count) : input.file[...]
  let lines = content.split(separator: 0x0A).map { PlainRow(Array($0)) }
  // White space alone is no row.
  let rows = lines.filter { !$0.isBlank }
  require(rows.count == run.rows + run.rejected, "\(rows.count) lines, \(run)")
  var remaining = rows[...]
  for line in run.output.split(separator: 0x0A).map({ Array($0) }) {
    // Output is in input order: what lies between was rejected.
    while let row = remaining.popFirst(), !row.isPriced(in: line) {
      require(!row.isPlainlyGood, "rejected: \(row.text)")
    }
  }
  for row in remaining { require(!row.isPlainlyGood, "rejected: \(row.text)") }
}

/// A line of a file as the JSON reader sees it.
private struct PlainRow {
  private let line: [UInt8]
  private let members: [JSONMember]?

  init(_ line: [UInt8]) {
    self.line = line
    if let node = try? JSONNode(parsing: line), case .object(let members) = node.value {
      self.members = members
    } else {
      members = nil
    }
  }

  var text: String { String(decoding: line, as: UTF8.self) }

  var isBlank: Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  /// Whether a line of output is this row with its fee; ends the process where the fee is wrong.
  func isPriced(in output: [UInt8]) -> Bool {
    guard let brace = line.lastIndex(of: UInt8(ascii: "}")), output.starts(with: line[..<brace]),
      output.suffix(line.count - brace) == line[brace...], output.count > line.count
    else { return false }
    let added = String(decoding: output[brace..<(output.count - line.count + brace)], as: UTF8.self)
    let parts = added.split(separator: "\"", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 9, parts[0] + parts[1] + parts[2] == ",fee_wei:",
      parts[4] + parts[5] + parts[6] == ",fee_usd:", parts[8].isEmpty
    else { return false }
    let (fee, usd) = (parts[3], parts[7])
    if let expected = exactCost {
      require(BigInt(fee) == expected.fee, "\(text) costs \(expected.fee), not \(fee)")
      require(Rational(usd) == expected.usd, "\(text) costs $\(expected.usd), not \(usd)")
    }
    return true
  }

  /// Whether nothing can be wrong with the row: its pipeline and a count in plain digits.
  var isPlainlyGood: Bool { exactCost != nil }

  /// What the row costs by plain fractions; nil where it has more than pipeline, units
  /// and an ETH price.
  private var exactCost: (fee: BigInt, usd: Rational)? {
    guard let members, let pipeline = Self.pipeline(of: members),
      let units = Self.units(of: members), let ethPrice = Self.ethPrice(of: members)
    else { return nil }
    let names =
      ["model_id", "fee_wei", "fee_usd", "duration_ms", "characters"]
      + ["width", "height", "count"]
    guard !members.contains(where: { names.contains($0.name) }),
      members.count(where: { $0.name == "pipeline" }) == 1,
      members.count(where: { $0.name == "units" }) == 1,
      members.count(where: { $0.name == "eth_usd" }) <= 1,
      let rate = try? UsageRun.sheet.price(of: pipeline, at: ethPrice).rate
    else { return nil }
    let fee = (rate.weiPerUnit * Rational(units)).rounded(.up)
    let picodollars = Rational(fee) * ethPrice.usdPerETH * Rational(1, 1_000_000)
    return (fee, Rational(picodollars.rounded(.toNearestOrEven), 1_000_000_000_000))
  }

  private static func pipeline(of members: [JSONMember]) -> Pipeline? {
    guard let member = members.first(where: { $0.name == "pipeline" }),
      case .string(let name) = member.node.value
    else { return nil }
    return PipelineCatalogue.documented[Pipeline(name)]?.pipeline
  }

  private static func units(of members: [JSONMember]) -> BigInt? {
    guard let text = members.first(where: { $0.name == "units" })?.numberText,
      text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return BigInt(text)
  }

  /// The row's own price, or else the table's; nil where a row's is not digits around a point.
  private static func ethPrice(of members: [JSONMember]) -> ETHPrice? {
    guard let member = members.first(where: { $0.name == "eth_usd" }) else {
      return fuzz.ethPrice
    }
    guard let parts = member.numberText?.split(separator: ".", omittingEmptySubsequences: false),
      parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return Rational(parts.joined(separator: ".")).flatMap { try? ETHPrice($0) }
  }
}

extension JSONMember {
  /// The text of a number, or of a string that may hold one.
  fileprivate var numberText: String? {
    switch node.value {
    case .number(let text), .string(let text): text
    default: nil
    }
  }
}
