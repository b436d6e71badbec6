import LivepeerPricing
import Testing
import TestSupport

/// What a hostile caller sends to every parser: none of these is any text form.
private let hostileTexts: [String] = [
  "", " ", "  5", "5  5", "\t5", "5\t", "5\n", "\n", "5\r\n",
  "-", "+", ".", "-.", "..", "...", "e", "e5", "-e5", "_", "$", "-$", "$-", "$$5", "-$-5", "$$",
  "--5", "+-5", "-+5", "5-", "5+5", "5..5", "5.5.5", "5._5", "5_.5", "_5", "5_", "5__5", "5e_5",
  ".5", "5e", "5e+", "5ee5", "5e5.5", "5,000", "5,5", "5'000", "5;", "5%", "#5",
  "1e999999999", "1e-999999999", "1e99999999999999999999", "1e9223372036854775808", "1e1001",
  "NaN", "nan", "Infinity", "-inf", "0x10", "0X1F", "0b1", "1f", "null", "true", "five",
  "٣", "１２", "५", "𝟓", "Ⅴ", "½", "5²", "−5", "5\u{0301}", "€5", "5€", "5 USD wei", "5 ETH USD",
  "\0", "5\0", "\u{0}5", "5\u{0}wei/ms", "\u{FEFF}5", "5\u{200B}", "5\u{A0}wei", "\u{1B}[31m",
  "5\u{1B}]0;x\u{07}", "5\u{7F}", "5\u{85}", "5\u{9B}1m", "5\u{2028}", "5\u{202E}wei", "\u{FFFD}",
  "\u{10FFFF}", "🙂", "5🙂", "/", "/ms", "5/", "5//ms", "5/ms/", "5/ms x", "5/0ms", "5/0.0 ms",
  "=", "=ms", "x", "5x", "x5", "5x-5", "0x0", "5x5x5", "5*5", ":", "::", "1:2:3", "00:00", "h5",
  String(repeating: "9", count: 1_001), "0." + String(repeating: "0", count: 1_000),
]

/// Long texts, each with a limit on the time to refuse it in a debug build.
private let longTexts: [(name: String, text: String)] = [
  ("10 MB of digits", String(repeating: "7", count: 10_000_000)),
  ("10 MB of zeros", String(repeating: "0", count: 10_000_000)),
  ("10 MB of decimals", "0." + String(repeating: "3", count: 10_000_000)),
  ("10 MB of exponent", "1e" + String(repeating: "9", count: 10_000_000)),
  ("1 MB of zeros in an exponent", "1e" + String(repeating: "0", count: 1_000_000) + "x"),
  ("10 MB of underscores", "1" + String(repeating: "_1", count: 5_000_000)),
  ("1 MB of letters", "1" + String(repeating: "a", count: 1_000_000)),
  ("1 MB of spaces", "1" + String(repeating: " ", count: 1_000_000)),
  ("10 MB of another script", String(repeating: "٣", count: 5_000_000)),
  ("a clock of 10 MB", String(repeating: "7", count: 10_000_000) + ":00:00"),
  ("a million commas", String(repeating: ",", count: 1_000_000)),
  ("a million equals signs", String(repeating: "=", count: 1_000_000)),
  ("a million combining accents", "e" + String(repeating: "\u{0301}", count: 1_000_000)),
]

@Suite struct TextCursorTests {
  @Test(arguments: TextParser.allCases)
  func hostileTextsAreRefusedOnOneLine(parser: TextParser) {
    for text in hostileTexts {
      guard let error = parser.error(for: text) else {
        Issue.record("\(parser) takes \(text.debugDescription)")
        continue
      }
      #expect(error.form == parser.form, "\(text.debugDescription)")
      #expect((0...text.utf8.count).contains(error.offset), "\(text.debugDescription)")
      #expect(error.description.isOnePlainLine, "\(error.description.debugDescription)")
      #expect(error.description.utf8.count < 1_000, "\(text.debugDescription)")
    }
  }

  @Test(arguments: TextParser.allCases)
  func longTextsAreRefusedQuickly(parser: TextParser) throws {
    for (name, text) in longTexts {
      let error = try #require(parser.error(for: text), "\(parser) takes \(name)")
      let description = error.description
      #expect(description.isOnePlainLine, "\(name)")
      #expect(description.utf8.count < 1_000, "\(name)")
      let duration = usualProcessorTime { _ = parser.error(for: text) }
      #expect(duration < .milliseconds(200), "\(parser), \(name)")
    }
  }

  /// What a parser takes, cut anywhere or with any byte changed, is read or refused; never a trap.
  @Test(.tags(.property), arguments: TextParser.allCases)
  func mutatedTextsNeverTrap(parser: TextParser) {
    let valid = [
      "12_882_811.5e-3 gwei/1000 ms", "$0.0012/min", "0.18 USD/1000000 token", "3m20.5s",
      "00:03:20.500", "1920x1080", "text-to-speech/suno/bark=ms,audio-to-text=ms", "usd/Mpx",
      "5e17",
    ]
    let replacements = Array("0159.eE+-_$ /x:=,hmspMwei\0é\u{202E}".unicodeScalars)
    forAll(cases: 400) { generator in
      var scalars = Array(valid[Int.random(in: valid.indices, using: &generator)].unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: scalars.indices, using: &generator)
        scalars[index] = replacements[Int.random(in: replacements.indices, using: &generator)]
      }
      let length = Int.random(in: 1...scalars.count, using: &generator)
      let text = String(String.UnicodeScalarView(scalars.prefix(length)))
      guard let error = parser.error(for: text) else { return nil }
      return error.description.isOnePlainLine && (0...text.utf8.count).contains(error.offset)
        ? nil : "the error for \(text.debugDescription) is \(error.description.debugDescription)"
    }
  }
}
