import LivepeerPricing
import Testing
import TestSupport

@Suite struct StatedRateUsualTests {
  /// Spaces and plus signs need the full grammar, and do not change a price.
  @Test(.tags(.property)) func theFullGrammarReadsTheSamePrice() throws {
    let numbers = ["0", "7", "12882811", "0.0012", "5.", "007.50", "5e17", "2.5e-3", "1_000.000_5"]
    let currencies = ["", "wei", "Gwei", "ETH", "ether", "szabo", "usd", "USD", "kWEI"]
    let scales = AnyScale.all.map(\.symbol) + ["Minutes", "milliseconds", "MPX", "job", "Mtok"]
    for number in numbers {
      for currency in currencies {
        for scale in scales {
          #expect(
            try StatedRate("\(number)\(currency)/\(scale)")
              == StatedRate("+\(number)  \(currency)  /  \(scale)"),
            "\(number)\(currency)/\(scale)")
        }
      }
      for scale in scales {
        #expect(
          try StatedRate("$\(number)/\(scale)") == StatedRate("$+\(number) / \(scale)"),
          "$\(number)/\(scale)")
      }
    }
  }

  @Test(
    arguments: [
      "5wei/", "5wei/m", "5wei/\0ms", "5\0wei/ms", "5wei/millisecondsmilliseconds", "5wei/ms ",
      "5weiweiweiweiweiweiwei/ms", "5wei/ms/", "5wei//ms", "$5wei/ms", "$-/ms", "5 /\0ms",
      "5 we/ms", "5wei/\u{212A}px\u{301}", "5,5wei/ms", "5wei",
    ]
  )
  func whatTheFullGrammarRefusesIsRefused(text: String) {
    #expect(throws: TextFormError.self) { try StatedRate(text) }
  }

  @Test(arguments: ["\0ms", "\0", "", "ms\0", "m s", "millisecondsmilliseconds", "é"])
  func noOtherNameIsAScaleOrACurrency(name: String) {
    #expect(AnyScale(name: name) == nil)
    #expect(Currency(name: name) == nil)
    #expect(Currency(name: "\0\(name)wei") == nil)
  }

  @Test func aDeclaredUnitWithTheNameOfAScaleAndMoreIsRead() throws {
    let unit = try #require(WorkUnitKind(rawValue: "min-of-video"))
    let other = try #require(WorkUnitKind(rawValue: "frame"))
    #expect(try StatedRate("5wei/min-of-video", declared: [unit]).scale == .one(unit))
    #expect(try StatedRate("5wei/min", declared: [unit]).scale == .minute)
    #expect(try StatedRate("5wei/pixel", declared: [.pixel]).scale == .pixel)
    #expect(try StatedRate("5wei/frame", declared: [unit, other]).scale == .one(other))
    #expect(try #require(WorkUnitKind(rawValue: "frame")) == other)
    #expect(Set([unit, other, .pixel]).count == 3)
  }

  /// A scale and its unit are copied with every price.
  @Test func scalesAndUnitsTakeOneWord() {
    #expect(MemoryLayout<AnyScale>.size == MemoryLayout<Int>.size)
    #expect(MemoryLayout<WorkUnitKind>.size == MemoryLayout<Int>.size)
  }
}
