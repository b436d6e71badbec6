import Foundation
import LivepeerPricing
import Testing
import TestSupport

/// What a reader takes from a text: an amount and a currency, or nothing.
private struct Reading: Sendable {
  let amount: Rational
  let currency: String

  init(_ amount: Rational, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }
}

/// Every vector of `vectors/price-text.json`: what the node reads, and what this package reads.
///
/// Source of the node's column: go-livepeer 0.9.1, `parsePricePerUnit`. This package knows ether
/// and dollars alone, takes signs, exponents and a space, and refuses what it does not know.
private struct PriceText: Sendable, CustomTestStringConvertible {
  let text: String
  let node: Reading?
  let ours: Reading?

  init(_ text: String, node: Reading?, ours: Reading?) {
    self.text = text
    self.node = node
    self.ours = ours
  }

  var testDescription: String { text }

  static let vectors = [
    PriceText("100USD", node: Reading(100, "USD"), ours: Reading(100, "USD")),
    PriceText("0.13USD", node: Reading("13/100", "USD"), ours: Reading("13/100", "USD")),
    // The node takes any letters and digits for a currency.
    PriceText("99.99EUR", node: Reading("9999/100", "EUR"), ours: nil),
    PriceText("99.99eur", node: Reading("9999/100", "eur"), ours: nil),
    PriceText("420DOG3", node: Reading(420, "DOG3"), ours: nil),
    PriceText("100", node: Reading(100, ""), ours: Reading(100, "wei")),
    PriceText("100wei", node: Reading(100, "wei"), ours: Reading(100, "wei")),
    PriceText("00012", node: Reading(12, ""), ours: Reading(12, "wei")),
    // The node takes an exponent and a hexadecimal mark for currencies.
    PriceText("1e5", node: Reading(1, "e5"), ours: Reading(100_000, "wei")),
    PriceText("0x10", node: Reading(0, "x10"), ours: nil),
    PriceText("abcUSD", node: nil, ours: nil),
    // Signs and a space are ours alone.
    PriceText("-100USD", node: nil, ours: Reading(-100, "USD")),
    PriceText(".5", node: nil, ours: nil),
    PriceText("5.", node: nil, ours: Reading(5, "wei")),
    PriceText("+1", node: nil, ours: Reading(1, "wei")),
    PriceText("100 USD", node: nil, ours: Reading(100, "USD")),
    PriceText("1,000", node: nil, ours: nil),
  ]

  /// The vectors that both take, and that mean the same to both.
  static let shared = vectors.filter { vector in
    guard let node = vector.node, let ours = vector.ours else { return false }
    return node.amount == ours.amount
      && (node.currency.isEmpty ? "wei" : node.currency) == ours.currency
  }
}

@Suite struct CurrencyAmountTests {
  @Test(arguments: PriceText.vectors)
  private func pricesOfTheNodesFlagAreReadOrRefused(vector: PriceText) throws {
    guard let expected = vector.ours else {
      #expect(TextParser.amount.error(for: vector.text) != nil)
      return
    }
    let amount = try CurrencyAmount(vector.text)
    #expect(amount.number.rational == expected.amount)
    #expect(amount.currency.symbol == expected.currency)
  }

  @Test func theTwoReadersAgreeOnFiveOfTheVectors() {
    #expect(
      PriceText.shared.map(\.text) == ["100USD", "0.13USD", "100", "100wei", "00012"]
    )
  }

  /// The names of `design/cli.md`, each in several cases; powers of ten by definition.
  @Test(
    arguments: [
      ("1wei", .wei, 1), ("1WEI", .wei, 1), ("1 Wei", .wei, 1), ("1", .wei, 1),
      ("1kwei", .ether(.kwei), 1_000), ("1KWei", .ether(.kwei), 1_000),
      ("1mwei", .ether(.mwei), 1_000_000), ("1MWEI", .ether(.mwei), 1_000_000),
      ("1gwei", .ether(.gwei), 1_000_000_000), ("1 GWei", .ether(.gwei), 1_000_000_000),
      ("1szabo", .ether(.szabo), 1_000_000_000_000), ("1SZABO", .ether(.szabo), "1000000000000"),
      ("1finney", .ether(.finney), "1000000000000000"),
      ("1eth", .ether(.ether), "1000000000000000000"),
      ("1ETH", .ether(.ether), "1000000000000000000"),
      ("1 Ether", .ether(.ether), "1000000000000000000"),
      ("12_882_811", .wei, 12_882_811), ("0.5e-3 gwei", .ether(.gwei), 500_000),
      ("5E-4gwei", .ether(.gwei), 500_000), ("1e18wei", .wei, "1000000000000000000"),
      // `e` begins an exponent only where digits follow.
      ("1ether", .ether(.ether), "1000000000000000000"),
      ("1e1ether", .ether(.ether), "10000000000000000000"),
      (".5 eth", .ether(.ether), "500000000000000000"), ("1.wei", .wei, 1),
      (".5wei", .wei, "1/2"), ("5.", .wei, 5), ("-.5 wei", .wei, "-1/2"), ("-.5", .wei, "-1/2"),
      ("-0.5 wei", .wei, "-1/2"), ("5    gwei", .ether(.gwei), 5_000_000_000),
    ] as [(String, Currency, Rational)]
  )
  func amountsOfEtherAreExact(text: String, currency: Currency, wei: Rational) throws {
    let amount = try CurrencyAmount(text)
    #expect(amount.currency == currency)
    #expect(try amount.exactWei(at: nil) == wei)
  }

  /// Dollars in every spelling, and what they come to at 3000 USD per ETH.
  @Test(
    arguments: [
      ("$3", 3, "1000000000000000"), ("3usd", 3, "1000000000000000"),
      ("3 USD", 3, "1000000000000000"), ("3Usd", 3, "1000000000000000"),
      ("$0.0012", "3/2500", "400000000000"), ("$1e-3", "1/1000", "1000000000000/3"),
      ("-$3", -3, "-1000000000000000"), ("$-3", -3, "-1000000000000000"),
      ("-3 USD", -3, "-1000000000000000"), ("$0", 0, 0), ("$.5", "1/2", "500000000000000/3"),
      (".5 USD", "1/2", "500000000000000/3"), ("$5.", 5, "5000000000000000/3"),
      ("-$.5", "-1/2", "-500000000000000/3"), ("-$0.5e1", -5, "-5000000000000000/3"),
    ] as [(String, Rational, Rational)]
  )
  func amountsOfDollarsAreExact(text: String, dollars: Rational, wei: Rational) throws {
    let amount = try CurrencyAmount(text)
    #expect(amount.currency == .usd)
    #expect(amount.number.rational == dollars)
    #expect(try amount.exactWei(at: ETHPrice("3000")) == wei)
    #expect(throws: RateError.ethPriceNeeded) { try amount.exactWei(at: nil) }
  }

  /// Every vector of `vectors/usd-to-wei.json`: go-livepeer 0.9.1, `core.AutoConvertedPrice`.
  @Test(
    arguments: [
      ("2 ETH", "3000", "2000000000000000000"), ("2 USD", "100", "20000000000000000"),
      ("50 USD", "3000", "50000000000000000/3"), ("66 USD", "420", "1100000000000000000/7"),
      ("50 USD", "6000", "25000000000000000/3"),
      ("1 USD", "2345.67890123", "100000000000000000000000000/234567890123"),
    ] as [(String, String, Rational)]
  )
  func pricesConvertAsTheNodesFeedDoes(text: String, ethUSD: String, wei: Rational) throws {
    #expect(try CurrencyAmount(text).exactWei(at: ETHPrice(ethUSD)) == wei)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText("-", 1, number: .digitExpected),
    BadText("$", 1, number: .empty),
    BadText("$ 5", 1, number: .unexpected(" ")),
    BadText("-$", 2, expected: "a digit, and the text ends"),
    BadText("-$-5", 2, expected: "a digit, found '-'"),
    BadText(".", 0, number: .digitExpected),
    BadText(".5", 0, .shellVariable(example: "'$0.0012'", otherwise: "0.5wei")),
    BadText(".5 ", 0, .shellVariable(example: "'$0.0012'", otherwise: "0.5wei")),
    BadText("bash.0012", 0, .shellVariable(example: "'$0.0012'")),
    BadText("1..2", 2, number: .misplacedSeparator(".", spellings: [])),
    BadText("1.2.3", 3, number: .misplacedSeparator(".", spellings: [])),
    BadText("1,000", 1, number: .misplacedSeparator(",", spellings: ["1.000", "1000"])),
    // The proposal has the whole text, if that is short and plain.
    BadText(
      "1,5" + String(repeating: "~", count: 37), 1,
      number: .misplacedSeparator(
        ",", spellings: ["1.5", "15"].map { $0 + String(repeating: "~", count: 37) })),
    BadText(
      "1,5" + String(repeating: "~", count: 38), 1,
      number: .misplacedSeparator(",", spellings: ["1.5", "15"])),
    BadText("1,5 é", 1, number: .misplacedSeparator(",", spellings: ["1.5", "15"])),
    BadText("1,5\t", 1, number: .misplacedSeparator(",", spellings: ["1.5", "15"])),
    BadText("1,5 eth,", 1, number: .misplacedSeparator(",", spellings: ["1.5", "15"])),
    BadText("1,5 eth's", 1, number: .misplacedSeparator(",", spellings: ["1.5", "15"])),
    BadText("-1,5 eth", 2, number: .misplacedSeparator(",", spellings: ["-1.5 eth", "-15 eth"])),
    BadText(
      "1,234.5 gwei", 1,
      number: .misplacedSeparator(",", spellings: ["1234.5 gwei", "1_234.5 gwei"])),
    BadText(
      "$1,234.5", 2, number: .misplacedSeparator(",", spellings: ["$1234.5", "$1_234.5"])),
    BadText(" 1", 0, number: .unexpected(" ")),
    BadText("1 ", 1, expected: "no space at the end"),
    BadText("1 usd ", 5, expected: "no space at the end"),
    BadText("$1 ", 2, expected: "no space at the end"),
    BadText("1 000", 1, number: .misplacedSeparator(" ", spellings: ["1000", "1_000"])),
    BadText("1\0", 1, expected: "the text to end here, found U+0000"),
    BadText("1\u{202E}", 1, expected: "the text to end here, found U+202E"),
    BadText("٣", 0, number: .unexpected("٣")),
    BadText("1_", 1, number: .misplacedSeparator("_", spellings: ["1"])),
    BadText("3127_45", 4, number: .misplacedSeparator("_", spellings: ["3127.45", "312745"])),
    BadText("1__000", 1, number: .misplacedSeparator("_", spellings: ["1000", "1_000"])),
    BadText("1e999999999", 2, number: .exponentTooLarge(limit: 1_000)),
    BadText("1e-1001", 2, number: .exponentTooLarge(limit: 1_000)),
    BadText("NaN", 0, number: .unexpected("N")),
    BadText("99.99EUR", 5, .unknown("currency", name: "EUR", allowed: Currency.names)),
    BadText("420DOG3", 3, .unknown("currency", name: "DOG", allowed: Currency.names)),
    BadText("0x10", 1, .unknown("currency", name: "x", allowed: Currency.names)),
    BadText("5 weis", 2, .unknown("currency", name: "weis", allowed: Currency.names)),
    BadText("1e", 1, .unknown("currency", name: "e", allowed: Currency.names)),
    BadText("$5 wei", 3, expected: "the text to end here, found 'w'"),
    BadText("5 wei/ms", 5, expected: "the text to end here, found '/'"),
    BadText(
      String(repeating: "1", count: 1_001),
      1_000,
      number: .tooManyDigits(limit: 1_000)
    ),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .amount)
  }

  @Test(.tags(.property)) func printedAmountsAreReadBack() throws {
    let currencies = Currency.names.compactMap { Currency(name: $0) }
    try forAll(cases: 1_000) { generator in
      let currency = currencies[Int.random(in: currencies.indices, using: &generator)]
      var number = generator.decimal(upToBits: 600, exponent: 400)
      if Bool.random(using: &generator) {
        number = BigDecimal(coefficient: -number.coefficient, exponent: number.exponent)
      }
      let amount = CurrencyAmount(number, currency)
      return difference(try CurrencyAmount("\(amount)"), amount, "'\(amount)' read back")
    }
  }

  @Test(
    arguments: [
      ("0.05 gwei", "0.05 gwei"), ("$0.0012", "0.0012 USD"), ("12882811", "12882811 wei"),
      ("-1e3 ETH", "-1000 ETH"),
    ])
  func theEncodingIsTheTextForm(text: String, encoded: String) throws {
    let amount = try CurrencyAmount(text)
    let data = try JSONEncoder().encode([amount])
    #expect(try JSONDecoder().decode([String].self, from: data) == [encoded])
    #expect(try JSONDecoder().decode([CurrencyAmount].self, from: data) == [amount])
  }

  @Test(arguments: [#"["1 doge"]"#, #"["1 eth "]"#, "[1]", #"["1e1001"]"#])
  func otherEncodingsAreRefused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CurrencyAmount].self, from: Data(json.utf8))
    }
  }

  /// More digits than a text may have are read back.
  @Test func longNumbersAreEncoded() throws {
    let amount = CurrencyAmount(BigDecimal(coefficient: .powerOfTen(2_000) + 1, exponent: 0), .wei)
    let data = try JSONEncoder().encode([amount])
    #expect(try JSONDecoder().decode([CurrencyAmount].self, from: data) == [amount])
  }
}
