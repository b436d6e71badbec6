public import LivepeerPricing

extension EarningsSweep {
  /// Creates a sweep of ETH prices from its text form, `FIRST:LAST:STEP` in dollars, exactly.
  ///
  /// - Throws: `TextFormError` for text of another form, and for the faults of
  ///   ``EarningsSweep/RangeError``.
  public init(ethPrices text: String) throws(TextFormError) {
    try self.init(range: text, of: .ethPrice)
  }

  /// Creates a sweep of a term that is not the price of work, from `FIRST:LAST:STEP`.
  init(range text: String, of term: Term) throws(TextFormError) {
    var cursor = TextCursor(text, as: .sweep)
    var numbers: [Rational] = []
    for index in 0..<3 {
      if index > 0 {
        guard cursor.skip(UInt8(ascii: ":")) else {
          throw cursor.expected("':', as in \(term.example)")
        }
      }
      if term.isInDollars { _ = cursor.skip(UInt8(ascii: "$")) }
      var number = try cursor.readNumber().rational
      if term == .utilization {
        guard cursor.skip(UInt8(ascii: "%")) else {
          throw cursor.expected("'%', as in \(term.example)")
        }
        number /= 100
      }
      numbers.append(number)
    }
    try cursor.requireEnd()
    do throws(EarningsSweep.RangeError) {
      try self.init(term, from: numbers[0], through: numbers[1], by: numbers[2])
    } catch {
      throw cursor.error(.outOfRange("\(error)"), at: 0)
    }
  }

  /// Creates a sweep of the price of work from `FIRST:LAST:STEP`: three rates, of which the first two
  /// may leave out currency and scale.
  init(prices text: String, declared: [WorkUnitKind]) throws(TextFormError) {
    let cursor = TextCursor(text, as: .sweep)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw cursor.error(.expected("three rates, as in $0.20:$0.50:$0.05/h"), at: 0)
    }
    var rates: [StatedRate] = []
    for part in parts {
      rates.append(try StatedRate(part.completed(by: parts[2]), declared: declared))
    }
    guard rates.allSatisfy({ $0.amount.currency == rates[0].amount.currency }),
      rates.allSatisfy({ $0.scale == rates[0].scale })
    else {
      throw cursor.error(
        .expected("three rates in one currency and per one scale, as in $0.20:$0.50:$0.05/h"),
        at: 0)
    }
    let values = rates.map { $0.amount.number.rational / $0.scaleCount }
    do throws(EarningsSweep.RangeError) {
      try self.init(
        .price(rates[0].amount.currency, per: rates[0].scale), from: values[0],
        through: values[1], by: values[2])
    } catch {
      throw cursor.error(.outOfRange("\(error)"), at: 0)
    }
  }
}

extension Substring {
  /// Returns a rate with the currency and the scale of another one in place of those that it lacks.
  fileprivate func completed(by other: Substring) -> String {
    if contains("/") { return String(self) }
    if !isEmpty, afterNumber.isEmpty {
      let isInDollars = other.hasPrefix("$")
      return (isInDollars ? "$" : "") + self + (isInDollars ? other.dropFirst() : other).afterNumber
    }
    return String(self) + (other.firstIndex(of: "/").map { other[$0...] } ?? "")
  }

  /// What comes after the number that the text begins with; all of it if it begins with none.
  private var afterNumber: Substring {
    var cursor = TextCursor(String(self), as: .sweep)
    guard (try? cursor.readNumber()) != nil else { return self }
    return self[utf8.index(startIndex, offsetBy: cursor.offset)...]
  }
}

extension EarningsSweep.Term {
  fileprivate var isInDollars: Bool { self == .ethPrice || self == .electricity }

  fileprivate var example: String {
    switch self {
    case .ethPrice: "1500:5000:250"
    case .price: "$0.20:$0.50:$0.05/h"
    case .utilization: "10%:90%:10%"
    case .jobsPerDay: "500:2000:250"
    case .electricity: "0.10:0.40:0.05"
    }
  }
}
