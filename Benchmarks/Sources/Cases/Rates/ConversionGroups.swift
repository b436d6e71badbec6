internal import BigInt
internal import CGMPPeer
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// Rates between dollars and wei, exactly, and as a price file's pair of whole numbers.
let conversionGroups = [
  Group("USD/min to wei/ms") {
    // Tenths of a thousandth of a dollar.
    let prices = (1...256).map { "\($0 * 7)/10000" }
    let exactPrice = exactETHPrice()
    let attaswiftPrice = Fraction(decimal: Substring(usdPerETH))
    let rawPrice = RawFraction(usdPerETHFraction)
    return [
      Case(
        ours, over: prices.map { (usd: USD(exactFraction($0)), price: exactPrice) },
        text: { $0.weiPerUnit.description }
      ) { input in
        exactRate(input.usd, input.price)
      },
      Case(attaswift, over: prices.map { (usd: Fraction($0), price: attaswiftPrice) }) { input in
        input.usd.times(
          input.price.denominator * weiPerETH,
          over: input.price.numerator * 60_000)
      },
      rawCase(prices, rawPrice, raw_wei_per_millisecond),
    ]
  },
  Group("wei/ms to USD/h") {
    let rates = ratesFromDollars
    let exactPrice = exactETHPrice()
    let attaswiftPrice = Fraction(decimal: Substring(usdPerETH))
    let rawPrice = RawFraction(usdPerETHFraction)
    return [
      Case(
        ours, over: rates.map { (rate: exactRate($0), price: exactPrice) },
        text: { $0.dollars.description }
      ) { input in
        input.rate.usd(per: .hour, at: input.price)
      },
      Case(attaswift, over: rates.map { (rate: Fraction($0), price: attaswiftPrice) }) { input in
        input.rate.times(
          input.price.numerator * 3_600_000,
          over: input.price.denominator * weiPerETH)
      },
      rawCase(rates, rawPrice, raw_usd_per_hour),
    ]
  },
  Group("price pair within 1 ppm") {
    let rates = ratesFromDollars
    return [
      Case(
        ours, over: rates.map(exactRate),
        text: { pair in "\(pair.pricePerUnit)/\(pair.pixelsPerUnit)" }
      ) { rate in
        exactPair(rate)
      },
      Case(attaswift, over: rates.map { Fraction($0) }, text: \.text) { rate in
        AttaswiftPair(rate)
      },
      Case(
        rawGMP, over: rates.map(RawFraction.init),
        answer: { rate in withRawPair(rate) { "\(decimal($0))/\(decimal($1))" } }
      ) { rate in
        withRawPair(rate) { price, units in
          blackHole(price.pointee)
          blackHole(units.pointee)
        }
      },
    ]
  },
]

/// Small prices, so that the pair needs more than one unit.
private var ratesFromDollars: [String] {
  PricedJob.fromDollars.prefix(256).map { "\($0.numerator)/\($0.denominator)" }
}

private func exactFraction(_ text: String) -> Rational {
  guard let value = Rational(text) else { preconditionFailure("not a fraction") }
  return value
}

private func exactRate(_ text: String) -> Rate<Millisecond> {
  guard let rate = try? Rate<Millisecond>(weiPerUnit: exactFraction(text)) else {
    preconditionFailure("not a price")
  }
  return rate
}

@inline(__always)
private func exactRate(_ usd: USD, _ price: ETHPrice) -> Rate<Millisecond> {
  guard let rate = try? Rate<Millisecond>(usd: usd, per: .minute, at: price) else {
    preconditionFailure("not a price")
  }
  return rate
}

@inline(__always)
private func exactPair(_ rate: Rate<Millisecond>) -> PricePair {
  guard let pair = try? rate.pricePair(withinPPM: 1) else { preconditionFailure("not a bound") }
  return pair
}

/// What the library's pair holds, found in the same way.
private struct AttaswiftPair {
  let price: AttaswiftBigInt
  let units: AttaswiftBigInt
  let errorPPM: Fraction

  init(_ rate: Fraction) {
    let (numerator, denominator) = (rate.numerator, rate.denominator)
    units = simplestDenominator(
      from: rate.times(999_999, over: 1_000_000),
      through: rate.times(1_000_001, over: 1_000_000))
    // The nearest price over that many units; two times it plus one, halved, rounds halves up.
    price = (numerator * units * 2 + denominator) / denominator / 2
    errorPPM = Fraction(
      (price * denominator - units * numerator) * 1_000_000,
      units * numerator)
  }

  var text: String { "\(price)/\(units)" }
}

/// The denominator of the simplest fraction in a range above zero, along the Stern–Brocot tree.
private func simplestDenominator(from low: Fraction, through high: Fraction) -> AttaswiftBigInt {
  var (low, high) = (low, high)
  var (c, d): (AttaswiftBigInt, AttaswiftBigInt) = (0, 1)
  while true {
    let (term, rest) = low.numerator.quotientAndRemainder(dividingBy: low.denominator)
    let whole = rest.isZero ? term : term + 1
    if whole * high.denominator <= high.numerator { return c * whole + d }
    (c, d) = (c * term + d, c)
    // Taking off a whole number and turning over keep a fraction in lowest terms.
    let highRest = high.numerator - high.denominator * term
    (low, high) = (
      Fraction(lowestTerms: high.denominator, highRest),
      Fraction(lowestTerms: low.denominator, rest)
    )
  }
}

private typealias RawConversion = (
  UnsafeMutablePointer<__mpq_struct>, UnsafePointer<raw_fraction>, UnsafePointer<raw_fraction>
) -> Void

@inline(__always)
private func rawCase(
  _ inputs: [String],
  _ price: RawFraction,
  _ convert: @escaping RawConversion
) -> Case {
  Case(
    rawGMP, over: inputs.map { (rate: RawFraction($0), price: price) },
    answer: { input in
      withFreshFraction { fresh in
        convert(fresh, input.rate.pointer, input.price.pointer)
        return fractionText(fresh)
      }
    }
  ) { input in
    withFreshFraction { fresh in
      convert(fresh, input.rate.pointer, input.price.pointer)
      blackHole(fresh.pointee)
    }
  }
}

@inline(__always)
private func withRawPair<Result>(
  _ rate: RawFraction,
  _ body: (UnsafeMutablePointer<__mpz_struct>, UnsafeMutablePointer<__mpz_struct>) -> Result
) -> Result {
  withFreshInteger { price in
    withFreshInteger { units in
      raw_price_pair(price, units, rate.pointer)
      return body(price, units)
    }
  }
}
