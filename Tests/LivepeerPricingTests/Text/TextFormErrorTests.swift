import LivepeerPricing
import Testing
import TestSupport

@Suite struct TextFormErrorTests {
  /// Where, what, and what would be right; the first is the example of the documentation.
  @Test(
    arguments: [
      (
        .rate, "12882811wei/fortnight",
        "rate '12882811wei/fortnight', offset 12: unknown scale 'fortnight'; use one of ms, s, min, "
          + "h, day, month, char, kchar, Mchar, px, kpx, Mpx, Mipx, 720p-s, Gpx, 720p-h, Tpx, token, "
          + "ktoken, Mtoken, request"
      ),
      (
        .amount, "",
        "amount '', offset 0: nothing to read; expected a number such as 12882811 or 0.5e-3"
      ),
      (
        .ethPrice, "0",
        "ETH price '0', offset 0: an ETH price has to be above zero"
      ),
      (
        .duration, "90",
        "duration '90', offset 2: expected a unit: h, m, s or ms, as in 3m20s or 00:03:20"
      ),
      (
        .size, "1920÷1080",
        "size '1920÷1080', offset 4: expected 'x' and a height, as in 1920x1080, found '÷' (U+00F7)"
      ),
      (
        .anyRate, "$0.0012/min",
        "rate '$0.0012/min', offset 0: a price in USD needs an ETH price"
      ),
    ] as [(TextParser, String, String)]
  )
  func descriptionsSayWhereWhatAndWhatWouldBeRight(
    parser: TextParser,
    text: String,
    description: String
  ) {
    #expect(parser.error(for: text)?.description == description)
  }

  /// 40 code points of whatever size are shown, and an ellipsis only where more follow.
  @Test(
    arguments: [
      (String(repeating: "a", count: 40), String(repeating: "a", count: 40)),
      (String(repeating: "a", count: 41), String(repeating: "a", count: 40) + "…"),
      (String(repeating: "🙂", count: 40), String(repeating: "🙂", count: 40)),
      (String(repeating: "🙂", count: 41), String(repeating: "🙂", count: 40) + "…"),
      ("a\u{0}b\u{1B}c\u{7F}d\u{9B}e\nf", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
      ("a\u{2028}b\u{2029}c\u{202E}d\u{200B}e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"),
    ]
  )
  func theExcerptIsShortAndPlain(text: String, excerpt: String) throws {
    let error = try #require(TextParser.amount.error(for: text))
    #expect(error.excerpt == excerpt)
  }

  /// A name that is echoed beside the excerpt is made plain as well.
  @Test func unknownNamesAreShortAndPlain() throws {
    let name = "\u{1B}[31m" + String(repeating: "y\n", count: 500)
    let choices = ["\(name)=min", "text-to-speech=\(name)"]
    for text in choices {
      let description = try #require(TextParser.unitChoice.error(for: text)).description
      #expect(description.isOnePlainLine)
      #expect(description.utf8.count < 600)
    }
  }
}
