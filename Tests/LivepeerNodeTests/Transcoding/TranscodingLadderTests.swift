import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite struct TranscodingLadderTests {
  private static func ladder(_ renditions: [String]) throws -> TranscodingLadder {
    TranscodingLadder(try renditions.map { try TranscodingLadder.Rendition($0) })
  }

  @Test(arguments: VectorCase.all(of: "transcoding-estimate"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let ladder = TranscodingLadder(
      try input.objects("renditions").map { rendition in
        let rate = rendition.has("frames_per_second") ? rendition.number("frames_per_second") : nil
        return TranscodingLadder.Rendition(
          try ImageSize(width: rendition.integer("width"), height: rendition.integer("height")),
          frameRate: try rate.map { try #require(TranscodingLadder.FrameRate($0)) })
      })
    let (seconds, price) = (input.number("seconds"), input.number("wei_per_pixel"))
    let pixels = try? ladder.estimatedPixels(ofSegment: seconds)
    let fee = try? ladder.estimatedFee(ofSegment: seconds, at: Rate<Pixel>(weiPerUnit: price))
    let output = pixels.map { pixels in
      VectorMembers(dictionaryLiteral: ("pixels", "\(pixels)"), ("fee", "\(fee ?? -1)"))
    }
    #expect(vector.output == output ?? .error("beyond-64-bits"))
  }

  /// Frames at multiples of 1/fps below the length: 2.002 s at 30 are 61, at 30000/1001 are 60.
  @Test(
    arguments: [
      (["10x10@30"], "2002/1000", 6_100), (["10x10@30000/1001"], "2002/1000", 6_000),
      (["10x10@30"], "2", 6_000), (["10x10"], "2", 12_000), (["10x10@"], "1/1000", 100),
      (["10x10@30", "1x1@1"], "0", 0), (["10x10@30", "20x10@25"], "1", 8_000), ([], "5", 0),
    ] as [([String], Rational, BigInt)])
  func encoded(renditions: [String], seconds: Rational, pixels: BigInt) throws {
    let ladder = try Self.ladder(renditions)
    #expect(ladder.encodedPixels(over: seconds) == pixels)
    #expect(
      ladder.assumesFrameRate
        == renditions.contains {
          !$0.contains("@3") && $0 != "1x1@1"
            && $0 != "20x10@25"
        })
  }

  /// Python: ceil of the float64 quotients.
  @Test(
    arguments: [
      ("1x1@29.97", "1", 30), ("1x1@0.5", "1", 1), ("1x1@60000/1001", "1", 60),
      // 30 + 10^-16 is 30.0 in float64.
      ("1x1@300000000000000001/10000000000000000", "1", 30),
      ("1x1@9223372036854775807", "1", 9_223_372_036_854_775_808),
      ("1x1@1", "1152921504606846977/1152921504606846976", 1),
      ("1x1@1", "4503599627370497/4503599627370496", 2),
    ] as [(String, Rational, BigInt)])
  func float64(rendition: String, seconds: Rational, frames: BigInt) throws {
    let ladder = try Self.ladder([rendition])
    guard frames < 1 << 63 else {
      #expect(
        thrown { () throws(NodePrice.Overflow) in try ladder.estimatedPixels(ofSegment: seconds) }?
          .exact == frames)
      return
    }
    #expect(try ladder.estimatedPixels(ofSegment: seconds) == frames)
  }

  /// Past 64 bits the node's sum wraps; ours is an error, however long the segment.
  @Test(arguments: [63, 64, 400, 4_000])
  func overflow(bits: Int) throws {
    let ladder = try Self.ladder(["1x1@1"])
    let fault = try #require(
      thrown { () throws(NodePrice.Overflow) in
        try ladder.estimatedPixels(ofSegment: Rational(BigInt(1) << bits))
      })
    #expect(fault.exact == BigInt(1) << bits)
    #expect("\(fault)".hasPrefix("the pixels estimated for a segment, "))
  }

  @Test func texts() throws {
    for text in ["1280x720@30", "1280x720@30000/1001", "1920x1080@"] {
      #expect(try "\(TranscodingLadder.Rendition(text))" == text)
    }
    let rendition = try TranscodingLadder.Rendition("1280 × 720@29.97")
    #expect(rendition.size == (try ImageSize("1280x720")))
    #expect(rendition.frameRate?.exact == Rational(2_997, 100))
    #expect(try TranscodingLadder.Rendition("1x1") == TranscodingLadder.Rendition("1x1@"))
    #expect(
      try TranscodingLadder.Rendition("1x1@60/2") == TranscodingLadder.Rendition("1x1@30"))
  }

  @Test(
    arguments: [
      ("1280x720@0", 9), ("1280x720@-30", 9), ("1280x720@30/0", 9), ("1280x720@x", 9),
      ("1280x720@30fps", 11), ("1280x720@30/", 12), ("1280x720@/1001", 9), ("1280x720@1e30", 9),
      ("1280x720@30@30", 11), ("0x720@30", 0), ("1280x0", 0), ("1280@30", 4), ("@30", 0),
    ])
  func refused(text: String, offset: Int) throws {
    let fault = try #require(
      thrown { () throws(TextFormError) in try TranscodingLadder.Rendition(text) })
    #expect(fault.offset == offset)
    #expect("\(fault)".isOnePlainLine)
  }

  /// A second implementation, in machine words.
  @Test(.tags(.property)) func anyLadder() throws {
    try forAll(cases: 10_000) { generator in
      let milliseconds = Int64.random(in: 0...600_000, using: &generator)
      var (text, estimated, encoded) = ([String](), Int64(0), Int64(0))
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let (w, h) = (
          Int64.random(in: 1...4_096, using: &generator),
          Int64.random(in: 1...2_160, using: &generator)
        )
        let (n, d) = (
          Int64.random(in: 1...120_000, using: &generator),
          Int64.random(in: 1...2_002, using: &generator)
        )
        text.append("\(w)x\(h)@\(n)/\(d)")
        estimated += w * h * ((n + d - 1) / d) * ((milliseconds + 999) / 1_000)
        encoded += w * h * ((n * milliseconds + d * 1_000 - 1) / (d * 1_000))
      }
      let (ladder, seconds) = (try Self.ladder(text), Rational(BigInt(milliseconds), 1_000))
      return difference(
        try ladder.estimatedPixels(ofSegment: seconds), BigInt(estimated), "\(text)")
        ?? difference(ladder.encodedPixels(over: seconds), BigInt(encoded), "\(text), encoded")
    }
  }
}
