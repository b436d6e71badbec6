import ExactMath
import LivepeerNode
import LivepeerPricing

/// Payments of terms made of the bytes: sums, refusals and the range hold together.
func checkPayments(_ input: [UInt8]) {
  var bytes = Bytes(input)
  let work: PaymentTerms.Work
  switch bytes.next() % 6 {
  case 0: work = .live
  case 1: work = .video720p
  case 2: work = .fixed
  case 3: work = .job(paid: bytes.number(5), debited: bytes.number(5))
  case 4:
    work = .byoc(
      timeout: bytes.number(2),
      length: required("a length") { () throws(QuantityError) in
        try Quantity(bytes.number(4))
      })
  default:
    let ladder = TranscodingLadder(
      (try? TranscodingLadder.Rendition(bytes.text())).map { [$0] } ?? [])
    guard let segments = try? PaymentTerms.Work.transcoding(ladder, segment: 2_000) else { return }
    work = segments
  }
  let price = Rational(bytes.number(8), bytes.number(2) + 1)
  let (value, face) = (Wei(bytes.number(6)), Wei(bytes.number(8)))
  let (every, duration) = (bytes.number(3), bytes.number(3))
  let flags = bytes.next()
  do throws(PaymentTerms.InvalidTerm) {
    let tickets =
      flags & 1 == 0
      ? try PaymentTerms.Tickets(expectedValue: value, faceValue: face)
      : try PaymentTerms.Tickets(TicketParameters(expectedValue: value, gasPrice: face))
    let sender =
      (try? TicketSender(
        maximumExpectedValue: Rational(bytes.number(6)),
        funds: flags & 2 == 0 ? nil : .init(deposit: Wei(bytes.number(8)), reserve: 1)))
      ?? .nodeDefault
    let terms = try PaymentTerms(
      work, price: price, tickets: tickets, sender: flags & 4 == 0 ? sender : .nodeDefault,
      signer: flags & 8 == 0 ? nil : flags & 16 == 0 ? .gateway : .remoteSigner,
      maximumPrice: flags & 32 == 0 ? nil : Rational(bytes.number(8)),
      every: (try? Quantity(every)) ?? 0, for: (try? Quantity(min(duration, every * 24))) ?? 0)
    check(terms.forecast())
  } catch {
    requireOneLine(error)
  }
}

private func check(_ forecast: PaymentForecast) {
  let period = forecast.period
  let value = forecast.offer?.expectedValue ?? 0
  require(period.paid == Rational(period.tickets) * value, "\(forecast) has another sum")
  require(period.left == period.paid - period.debited, "\(forecast) has another rest")
  require(!period.debited.isNegative && !period.expired.isNegative, "\(forecast) is below zero")
  require(
    forecast.first.answer != "paid" || forecast.first.fee.isZero || period.tickets > 0,
    "\(forecast) is paid without tickets")
  require(
    Set(forecast.refusals.map(\.code)).count == forecast.refusals.count,
    "\(forecast) repeats a refusal")
  for refusal in forecast.refusals {
    requireOneLine(refusal)
    require(!refusal.nodeMessage.isEmpty, "\(refusal) has no message")
  }
  guard let range = forecast.workableExpectedValues, forecast.terms.work == .fixed else { return }
  // A fixed price has one payment, of which the range says everything.
  let own = forecast.terms.tickets.expectedValue.count
  require(
    !range.contains(own) || forecast.refusals.isEmpty, "\(own) of \(range) is refused: \(forecast)")
}

/// The bytes of an input, one after another; zeros at its end.
private struct Bytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> UInt8 { rest.popFirst() ?? 0 }

  /// A number of up to so many bytes.
  mutating func number(_ count: Int) -> BigInt {
    let length = Int(next()) % (count + 1)
    return (0..<length).reduce(0) { number, _ in number * 256 + BigInt(next()) }
  }

  /// A text of up to 16 bytes.
  mutating func text() -> String {
    let length = Int(next()) % 17
    return String(decoding: (0..<length).map { _ in next() }, as: UTF8.self)
  }
}
