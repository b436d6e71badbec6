import LivepeerPricing
import Testing
import TestSupport

@Suite struct NearNameTests {
  private static let flags = ["--eth-usd", "--prices", "--price", "--format", "--fail-above"]

  @Test(
    arguments: [
      ("audio_to_text", "audio-to-text"), ("Audio To-Text", "audio-to-text"),
      ("audiototext", "audio-to-text"), ("audio-to-txt", "audio-to-text"), ("lm", nil),
      ("llm", "llm"), ("lllm", "llm"), ("llms", "llm"), ("upscaler", "upscale"),
      ("segment", "segment-anything-2"), ("seg", nil), ("quot", nil), ("", nil), ("🙂🙂🙂", nil),
    ] as [(String, String?)]
  )
  func theNearestPipelineIsNamed(name: String, near: String?) {
    let names = PipelineCatalogue.documented.pipelines.map(\.name)
    #expect(nearName(to: name, in: names) == near)
  }

  /// A swap of neighbors is one change: of four letters one may differ, of nine three.
  @Test(
    arguments: [
      ("hlep", "help"), ("ehpl", nil), ("hpel", nil), ("hepl", "help"), ("abdcefghi", "abcdefghi"),
      ("badcfeghi", "abcdefghi"), ("badcfehgi", nil), ("cbadefghi", "abcdefghi"),
    ] as [(String, String?)]
  )
  func swappedLettersAreOneChange(name: String, near: String?) {
    #expect(nearName(to: name, in: ["help", "abcdefghi"]) == near)
  }

  /// Two letters in five may differ, and no more; the beginning of a name has four letters.
  @Test(
    arguments: [
      ("abcxy", "abcde"), ("abxyz", nil), ("abcdefghxx", "abcdefghij"),
      ("abcdefxxxx", "abcdefghij"), ("abcdexxxxx", nil), ("klmn", "klmnopqrstuvw"), ("klm", nil),
      // Letters that are missing or too many differ too, in five of the longer of both names.
      ("ace", "abcde"), ("abxcdye", "abcde"), ("abxcyz", nil),
    ] as [(String, String?)]
  )
  func howNearIsNearEnough(name: String, near: String?) {
    #expect(nearName(to: name, in: ["abcde", "abcdefghij", "klmnopqrstuvw"]) == near)
  }

  /// Of two equally near names the first is taken, and a nearer one goes before a beginning.
  @Test func theNearestComesFirst() {
    #expect(nearName(to: "cat", in: ["car", "cut"]) == "car")
    #expect(nearName(to: "pric", in: ["pricelist", "price"]) == "price")
    #expect(nearName(to: "--eth", in: NearNameTests.flags) == "--eth-usd")
    #expect(nearName(to: "--et", in: NearNameTests.flags) == nil)
  }

  /// Names of 3 through 30 letters are compared.
  @Test func longNamesResembleNothing() {
    let thirty = String(repeating: "a", count: 30)
    #expect(nearName(to: thirty, in: [thirty]) == thirty)
    #expect(nearName(to: thirty + "a", in: [thirty]) == nil)
    let long = String(repeating: "a", count: 10_000_000)
    let duration = usualProcessorTime { #expect(nearName(to: long, in: [thirty]) == nil) }
    #expect(duration < .milliseconds(200))
  }

  /// A like first word comes before a near name, and a word in common last.
  @Test(
    arguments: [
      ("--eth-price", "--eth-usd"), ("--usd", "--eth-usd"), ("--pricess", "--prices"),
      ("--fail", "--fail-above"), ("--zzzzzz", nil),
    ] as [(String, String?)]
  )
  func wordsBetweenHyphens(name: String, like: String?) {
    #expect(likeName(to: name, in: Self.flags) == like)
  }
}
