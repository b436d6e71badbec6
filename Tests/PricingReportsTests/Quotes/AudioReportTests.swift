import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

@Suite struct AudioReportTests {
  /// The report of 7,500 frames of 64 kbit/s at 48,000 Hz, 24 ms each: 180 s, behind 500,000 bytes of
  /// tags; ⌊8 · 1,940,000 / 64,000⌋ = 242.
  private static func report(
    _ metering: MeteringChoice, tags: Int = 500_000, frames: Int = 7_500, last: [UInt8] = []
  ) throws -> QuoteReport {
    let size = tags - 10
    let tag =
      Array("ID3\u{03}\0\0".utf8) + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) }
      + [UInt8](repeating: 0, count: size)
    let frame = [0xFF, 0xFB, 0x54, 0xC4] + [UInt8](repeating: 0, count: 188)
    return try report(
      AudioFile(tag + Array(repeatElement(frame, count: frames).joined()) + last), metering)
  }

  private static func report(
    _ file: AudioFile, _ metering: MeteringChoice
  ) throws -> QuoteReport {
    let quote = try Quote(
      Job(.audioToText, .audio(file)), at: AnyRate("2wei/ms"), metering: metering.ofTheQuote)
    return QuoteReport(
      quote: quote, metering: metering, modelID: nil,
      comparison: metering == .all ? try quote.comparison() : nil, charged: nil)
  }

  @Test func theLengthIsShown() throws {
    let report = try Self.report(.documented)
    #expect(
      report.output.text(as: .table) == """
        pipeline  audio-to-text
        audio     MP3, 180 s, 1,940,000 bytes
        units     180000 ms
        price     2wei/ms
        fee       360000 wei
                  0.00000000000036 ETH

        """)
    #expect(report.warnings.isEmpty)
    try report.output.expectJSON(
      #"""
      {"pipeline": "audio-to-text", "unit": "millisecond", "units": "180000",
       "price": {"numerator": "2", "denominator": "1"}, "fee_wei": "360000",
       "fee_eth": "0.00000000000036",
       "audio": {"format": "MP3", "codec": "MP3",
        "length_seconds": "180",
        "length_seconds_exact": {"numerator": "180", "denominator": "1"}, "length_basis": "counted",
        "bytes": "1940000", "metadata_bytes": "500000", "bit_rate": "64000"}}
      """#)
  }

  @Test func theNodesLengthIsShownBesideIt() throws {
    let report = try Self.report(.all)
    #expect(
      report.output.text(as: .table).contains(
        """
        audio     MP3, 180 s, 1,940,000 bytes
                  the node counts 242 s: 8 × 1,940,000 bytes / 64,000 bit/s
        units     180000 ms
        """))
    #expect(
      report.warnings.first
        == "the node counts 242 s for 180 s of sound: 8 × 1,940,000 bytes / 64,000 bit/s; "
        + "strip the 500,000 bytes of tags")
    let json = report.output.text(as: .json)
    #expect(
      try compact(json).contains(
        #""bit_rate":"64000","node":{"seconds":"242","rule":"bit-rate","bit_rate":"64000","#
          + #""estimate":false}}"#))
    #expect(try compact(json).contains(#""gateway":{"units":"242000","fee_wei":"484000"}"#))
  }

  /// As many whole seconds as the sound has give no warning of the file.
  @Test func littleTagsAreNotWarnedOf() throws {
    #expect(try Self.report(.all, tags: 40).warnings.isEmpty)
    let gateway = try Self.report(.gateway)
    #expect(gateway.warnings.count == 1)
    #expect(gateway.output.text(as: .table).contains("units     242000 ms"))
  }

  /// Frames of another rate make it an estimate; 125 of 24 ms are 3 s.
  @Test func estimatesAreCalledEstimates() throws {
    let louder = [0xFF, 0xFB, 0x94, 0xC4] + [UInt8](repeating: 0, count: 380)
    let report = try Self.report(
      .all, tags: 40, frames: 60, last: Array(repeatElement(louder, count: 65).joined()))
    // 40 + 60 · 192 + 65 · 384 = 36,520 bytes; 8 · 36,520 / 64,000 = 4.565.
    #expect(
      report.warnings.first
        == "the node counts 4 s for 3 s of sound: 8 × 36,520 bytes / 64,000 bit/s, an estimate by "
        + "the rate of its first frames; convert it to FLAC or M4A")
    #expect(try compact(report.output.text(as: .json)).contains(#""estimate":true"#))
  }

  private static func wav(fact: Int? = nil) throws -> AudioFile {
    let start = Array("RIFF\0\0\0\0WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0]
    let count = fact.map {
      Array("fact".utf8) + [4, 0, 0, 0, UInt8($0 & 0xFF), UInt8($0 >> 8), 0, 0]
    }
    return try AudioFile(
      start + [0x40, 0x1F, 0, 0, 1, 0, 8, 0] + (count ?? []) + Array("data".utf8) + [0, 0, 0, 0]
        + [UInt8](repeating: 9, count: 12_000))
  }

  @Test func refusalsAreSaidForBothSides() throws {
    let report = try Self.report(Self.wav(), .all)
    #expect(
      report.output.text(as: .table).contains(
        "audio     WAV (PCM), 1.5 s, 12,044 bytes\n          the node refuses it\n"))
    #expect(
      report.warnings
        == ["gateway", "orchestrator"].map {
          "the \($0) refuses the audio: its build has no decoder of PCM in WAV; "
            + "convert the file to MP3, FLAC or M4A"
        })
    #expect(
      try compact(report.output.text(as: .json)).contains(
        #""node":{"refused":"its build has no decoder of PCM in WAV; "#))
  }

  @Test func aWrongHeaderIsNamed() throws {
    #expect(
      try Self.report(Self.wav(fact: 24_000), .all).warnings.first
        == "the node counts 3 s for 1.5 s of sound: the length that its header states; "
        + "save the audio again: its header is wrong")
  }
}
