import ExactMath
import LivepeerPricing

@testable import QuoteStream

/// Times, and files of ETH prices: the index of rows against the series, CSV against its own twin in
/// JSON lines.
///
/// An input of one line is a time; a file that begins with a brace is JSON lines, any other CSV.
func checkSeries(_ input: [UInt8]) {
  if !input.contains(0x0A) { checkTime(input) }
  let isJSON = input.first == UInt8(ascii: "{")
  let series: ETHPriceSeries
  do throws(ETHPriceSeries.ReadingError) {
    series = try isJSON ? ETHPriceSeries(jsonLines: input) : ETHPriceSeries(csv: input)
  } catch {
    requireOneLine(error)
    let place = error.position
    require(place.offset <= input.count && place.line > 0, "\(error) at \(place.offset)")
    let lines = input[..<place.offset].count { $0 == 0x0A } + 1
    require(place.line == lines, "line \(place.line) of \(lines): \(error)")
    return
  }
  checkOrder(series)
  let file = series.entries.map { entry in
    "{\"time\":\"\(entry.time)\",\"eth_usd\":\"\(entry.price)\"}\n"
  }
  // A price that was read with an exponent may have more digits than a text of them.
  guard file.allSatisfy({ $0.utf8.count < DecimalLimits.default.digits }) else { return }
  let twin = required("its twin") { () throws(ETHPriceSeries.ReadingError) in
    try ETHPriceSeries(jsonLines: Array(file.joined().utf8))
  }
  require(twin == series, "\(series) is \(twin) in JSON lines")
}

private func checkOrder(_ series: ETHPriceSeries) {
  let age = Duration.seconds(90)
  let index = ETHPriceIndex(series, maximumAge: age)
  for (entry, next) in zip(series.entries, series.entries.dropFirst()) {
    require(entry.time < next.time, "\(entry) before \(next)")
  }
  for entry in series.entries {
    for step in [-1, 0, 1, 90_000_000_000, 90_000_000_001] as [Int64] {
      let moment = entry.time.nanoseconds &+ step
      let last = series.entries.last { $0.time.nanoseconds <= moment }
      let isYoung = last.map { Timestamp(nanoseconds: moment).elapsed(since: $0.time) <= age }
      let expected = isYoung == true ? last : nil
      let found = try? series.entry(at: Timestamp(nanoseconds: moment), maximumAge: age)
      require(found == expected, "\(String(describing: found)) at \(moment)")
      let indexed = index.find(moment)
      require(indexed?.from == expected?.time.nanoseconds, "another entry at \(moment)")
    }
  }
}

private func checkTime(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let field = Array(text.utf8)
  let plain = Timestamp(plain: field.span.bytes)
  do throws(TextFormError) {
    let time = try Timestamp(text)
    require((try? Timestamp(time.description)) == time, "\(text) is \(time)")
    require(Timestamp(startOf: time.day()).map { $0 <= time } ?? true, "\(text) before its day")
    if let plain { require(plain == time, "\(text) is \(plain) at once") }
  } catch {
    require(plain == nil, "\(text) is a time at once")
    requireGoodError(error, at: error.offset, in: field.count)
  }
}
