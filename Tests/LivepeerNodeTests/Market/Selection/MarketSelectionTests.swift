import LivepeerPricing
import TestSupport
import Testing

@testable import LivepeerNode

@Suite("The chance of being picked")
struct MarketSelectionTests {
  private static func selection(
    _ price: Rational, _ stake: Rational, _ random: Rational, _ factor: Rational
  ) throws -> Market.Selection {
    try Market.Selection(
      priceWeight: price, stakeWeight: stake, randomWeight: random, priceFactor: factor)
  }

  @Test(arguments: VectorCase.all(of: "selection"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let weight = input.number("price_weight")
    let chances = try Self.selection(weight, max(0, 1 - weight), 0, input.number("price_factor"))
      .chances(at: input.numbers("prices"))
    #expect(
      vector.output == [
        "chances": .list(chances.values.map { "\($0.rational)" }),
        "blind": chances.isBlindToPrice ? "yes" : "no",
      ])
    #expect(!chances.isRoundedByNode)
  }

  /// Go 1.25 on x86-64: `math.Exp` of each price, and the shares of its results by Python's fractions.
  @Test(
    arguments: [
      (
        ["74400", "74450", "74500", "74600"], "100",
        ["0.5", "0.25", "0.25", "0"]
      ),
      (["72000", "72100"], "100", ["0.731058578630104528", "0.268941421369895472"]),
      (["71000.5", "71900"], "100", ["0.999875986982831611", "0.000124013017168389"]),
      (["74513.3", "74514"], "100", ["1", "0"]),
      (["709", "745", "746"], "1", ["0.999999999999999594", "0.000000000000000406", "0"]),
    ] as [([String], Rational, [String])])
  func roundedByNode(prices: [String], factor: Rational, expected: [String]) throws {
    let chances = try Self.selection(1, 0, 0, factor).chances(
      at: try prices.map { try BigDecimal(decimal: $0).rational })
    #expect(chances.values.map { "\($0)" } == expected)
    #expect(chances.isRoundedByNode)
    #expect(!chances.isBlindToPrice)
  }

  /// The price at which every e^(−price/f) becomes 0 in float64: 745.13321910194110842 · f.
  @Test(
    arguments: [
      ("74513.3", "100", false), ("74513.4", "100", true), ("74513.3219101941", "100", false),
      ("74513.3219101942", "100", true), ("12882811", "100", true), ("12882811", "17290", false),
      ("12882811", "17289", true), ("0", "100", false), ("1e400", "1", true), ("1", "1e-9", true),
    ] as [(String, String, Bool)])
  func blindness(price: String, factor: String, isBlind: Bool) throws {
    let price = try BigDecimal(decimal: price).rational
    let selection = try Self.selection(1, 0, 0, try BigDecimal(decimal: factor).rational)
    let chances = selection.chances(at: [price, price + 1_000_000])
    #expect(chances.isBlindToPrice == isBlind)
    if isBlind { #expect(chances.values.map { "\($0)" } == ["0.5", "0.5"]) }
  }

  /// With the default weights prices have no say; three orchestrators have a third each.
  @Test func nodeDefault() throws {
    let chances = try Market.Selection().chances(at: [1, 2, 3])
    #expect(chances.values.map { "\($0)" } == Array(repeating: "0.333333333333333333", count: 3))
    #expect(try Market.Selection().chances(at: []).values.isEmpty)
  }

  @Test(
    arguments: [
      ("1/2", "7/10", "3/10", "100", "add up to 1.5, and the node stops; make them add up to 1"),
      ("0", "7/10", "29989/100000", "100", "add up to 0.99989, and the node stops"),
      ("-1/10", "8/10", "3/10", "100", "a weight is -0.1; weights are zero or more"),
      ("1", "0", "0", "0", "the price factor is 0; it is above zero, as in 100"),
    ] as [(Rational, Rational, Rational, Rational, String)])
  func refused(
    price: Rational, stake: Rational, random: Rational, factor: Rational, message: String
  ) {
    let error = thrown { () throws(Market.SelectionError) in
      try Market.Selection(
        priceWeight: price, stakeWeight: stake, randomWeight: random, priceFactor: factor)
    }
    #expect(error.map { "\($0)".contains(message) } == true)
    #expect(error.map { "\($0)".isOnePlainLine } == true)
  }

  /// The node accepts weights that are 0.0001 off.
  @Test func nearlyOne() throws {
    let chances = try Self.selection(0, Rational(7, 10), Rational(2_999, 10_000), 100)
      .chances(at: [1, 1])
    #expect(chances.values.map { "\($0)" } == ["0.5", "0.5"])
  }

  /// Weights that are up to 0.0001 off, over every order of the offers by Python's decimal: the first has
  /// what lacks to 1, and the last loses what is beyond it.
  @Test(
    arguments: [
      ([100, 320], "10001/10000", 0, ["0.900289535831402884", "0.099710464168597116"]),
      ([100, 320], "9999/10000", 0, ["0.900209485929226822", "0.099790514070773178"]),
      (
        [100, 320, 150], "10001/10000", 0,
        ["0.582322868748015491", "0.064493573149173674", "0.353183558102810835"]
      ),
      (
        [100, 320, 150], "1/2", "50005/100000",
        ["0.457815652808726873", "0.198926893885198317", "0.34325745330607481"]
      ),
      (
        [100, 320, 150], "4999/10000", "1/2",
        ["0.457790756344831794", "0.198953775173087944", "0.343255468482080262"]
      ),
      // A chance that is smaller than the excess cannot lose it.
      ([100, 5_000], "10001/10000", 0, ["1", "0"]),
    ] as [([Rational], Rational, Rational, [String])])
  func notQuiteOne(prices: [Rational], price: Rational, random: Rational, expected: [String]) throws
  {
    let chances = try Self.selection(price, 0, random, 100).chances(at: prices)
    #expect(chances.values.map { "\($0)" } == expected)
  }

  /// Chances add up to 1, and a lower price never has the lower chance.
  @Test(.tags(.property)) func anyPrices() throws {
    try forAll(cases: 2_000) { generator in
      let prices = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        generator.fraction(upToBits: 40)
      }
      let factor = generator.fraction(upToBits: 40) + Rational(1, 1_000)
      let chances = try Self.selection(Rational(3, 5), Rational(1, 5), Rational(1, 5), factor)
        .chances(at: prices)
      let sum = chances.values.reduce(0 as Rational) { $0 + $1.rational }
      guard (sum - 1).magnitude < Rational(BigInt(prices.count), .powerOfTen(18)) else {
        return "\(prices) by \(factor): the chances add up to \(sum)"
      }
      for (left, right) in zip(zip(prices, chances.values), zip(prices, chances.values).dropFirst())
      where left.0 < right.0 && left.1.rational < right.1.rational {
        return "\(left) and \(right) by \(factor)"
      }
      return nil
    }
  }

  /// e^−d · 2^208, rounded down, by Python's decimal.
  @Test(
    arguments: [
      ("1", "151336824248096714434238670607871782234311253946085392900108324"),
      ("1/3", "294763884253126670670616399129076049436179513754738650021765089"),
      ("7", "375126482514743862316945096593730176842593336096215386782118"),
      ("44", "32009721409761579259939992144098055647446985"),
      ("100", "15303504930308547961"), ("133", "71297"), ("144", "1"), ("145", "0"),
      ("0", "411376139330301510538742295639337626245683966408394965837152256"),
      ("1/1000000007", "411376138918925374293761806972230340056763282838184303840984353"),
      ("1000000000000", "0"),
    ] as [(Rational, String)])
  func exponentials(exponent: Rational, expected: String) throws {
    let exact = try #require(BigInt(expected))
    let bounds = ExponentialBounds(ofMinus: exponent)
    #expect(bounds.lower <= exact)
    // The true value is less than one above the expected one.
    #expect(exponent == 0 ? bounds.upper == exact : bounds.upper > exact)
    #expect(bounds.upper - bounds.lower < BigInt(1) << 20)
  }

  /// Go 1.25 on x86-64 with FMA: the bits of numbers and of their exponentials.
  @Test(
    arguments: [
      (0xc087_3757_dd07_e499, 0x5), (0xc086_6660_d076_d3f2, 0xeb_96d4_90aa),
      (0xc086_6961_befb_1ec4, 0xa1_d822_4614), (0xc087_351d_6a27_0c12, 0x6),
      (0xc086_f443_7ba3_3f86, 0x4e69), (0xc086_4c6e_70c5_6647, 0x1793_a232_41ed),
      (0xc086_26c4_9416_0ef2, 0xa_34db_1d2e_f106), (0xc086_4c10_fb13_1907, 0x18ad_72ed_a0a7),
      (0xc086_208f_904e_b88d, 0x16_2c78_e530_5991), (0xc086_56b9_cee1_11c5, 0x682_c1f8_a749),
      (0xc086_3f31_b51d_5438, 0x7b56_0d3c_5fed), (0xc087_4073_0667_821a, 0x1),
    ] as [(UInt64, UInt64)])
  func goExponentials(x: UInt64, result: UInt64) {
    #expect(GoExponential.value(Double(bitPattern: x)).bitPattern == result)
  }

  @Test(
    arguments: [
      (-745.1332191019411, 1), (-745.1332191019412, 0), (-744.4400719213812, 1), (-745, 1),
      (-746, 0), (-1e10, 0), (-.infinity, 0), (-709, 0x8_bfe5_5de0_2338), (-720, 0x9_93b4_dc95),
      (-708.3964185322641, 0x10_0000_0000_007c), (0, 0x3ff0_0000_0000_0000),
      (-1, 0x3fd7_8b56_362c_ef38), (-100, 0x36ea_8c1f_14e2_af5d),
    ] as [(Double, UInt64)])
  func goExponentialEdges(x: Double, result: UInt64) {
    #expect(GoExponential.value(x).bitPattern == result)
  }

  /// A digest of Go's results for 10,000 numbers from −708 in steps of 0.0037: FNV over whole words.
  @Test func manyGoExponentials() {
    var digest: UInt64 = 14_695_981_039_346_656_037
    for index in 0..<10_000 {
      let value = GoExponential.value(-708 - Double(index) * 0.0037)
      // Wraps on purpose: the digest is defined modulo 2^64.
      digest = (digest ^ value.bitPattern) &* 1_099_511_628_211
    }
    #expect(digest == 0x2a67_9fa7_c156_b135)
  }
}
