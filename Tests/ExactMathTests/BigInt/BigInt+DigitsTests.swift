import Testing

@testable import ExactMath

@Suite("BigInt: decimal digits")
struct BigIntDigitsTests {
  /// The first and the last number of each count of digits, at which a wrong count shows.
  @Test("at each power of ten, the number before and after", .tags(.oracle))
  func powersOfTen() {
    for exponent in 1...120 {
      let power = BigInt.powerOfTen(exponent)
      let zeros = String(repeating: "0", count: exponent - 1)
      #expect("\(power)" == "10" + zeros)
      #expect("\(power - 1)" == String(repeating: "9", count: exponent))
      #expect("\(-power - 1)" == "-1" + zeros + "1")
      #expect(BigInt("10" + zeros) == power)
      #expect(BigInt(String(repeating: "9", count: exponent)) == power - 1)
    }
  }

  @Test("at each power of two", .tags(.oracle))
  func powersOfTwo() {
    for exponent in 0...400 {
      let power = GMPInteger(2).raised(to: exponent)
      #expect("\(BigInt(1) << exponent)" == power.text())
      #expect("\((BigInt(1) << exponent) - 1)" == (power - GMPInteger(1)).text())
      #expect(BigInt(power.text()) == BigInt(1) << exponent)
    }
  }

  @Test("zeros in the middle of the 19-digit pieces", arguments: [19, 20, 37, 38, 39, 57, 58, 76])
  func innerZeros(count: Int) {
    let text = "7" + String(repeating: "0", count: count - 2) + "3"
    #expect(BigInt(text)?.description == text)
    #expect(BigInt("000" + text)?.description == text)
  }

  /// Checks numbers around each power of ten, for which a count is off by one most easily.
  @Test("estimates of the number of digits", arguments: [1...120, 999...1_003, 99_999...100_001])
  func digitCounts(exponents: ClosedRange<Int>) {
    for exponent in exponents {
      let power = BigInt.powerOfTen(exponent)
      for (number, count) in [(power - 1, exponent), (power, exponent + 1), (-power, exponent + 1)]
      {
        #expect((count...(count + 1)).contains(number.digitCountBound))
        #expect(((count - 1)...count).contains(number.approximateDigitCount))
        #expect(number.hasDigits(atMost: count) && !number.hasDigits(atMost: count - 1))
      }
    }
    #expect(BigInt(0).digitCountBound == 1 && BigInt(0).approximateDigitCount == 1)
  }
}
