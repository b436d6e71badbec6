import MediaHeaders
import Testing
import TestSupport

extension [UInt8] {
  /// Creates the bytes of a text in base 16, in which spaces may group the digits.
  init(hex: String) {
    let digits = hex.compactMap { $0 == " " ? nil : $0.hexDigitValue.map(UInt8.init) }
    precondition(digits.count.isMultiple(of: 2), "half a byte: \(hex)")
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// The beginning of a real file, and its expected header.
struct ImageSample: Sendable, CustomTestStringConvertible {
  let name: String
  let format: ImageFormat
  let width: Int
  let height: Int
  /// The end of the bytes that the size depends on; a few more bytes of the file follow.
  let headerLength: Int
  let file: [UInt8]

  var testDescription: String { name }

  init(
    _ name: String, _ format: ImageFormat, _ width: Int, _ height: Int, header: Int, _ hex: String
  ) {
    self.name = name
    self.format = format
    self.width = width
    self.height = height
    headerLength = header
    file = Array(hex: hex)
  }

  /// Made with Pillow 13.0.0: `Image.new(mode, size).save(file, format)`, cut after the header.
  ///
  /// The CMYK file has EXIF with a description of 40 letters and an orientation; the animated GIF
  /// has two frames, `loop=0` and a comment.
  static let all = [
    ImageSample(
      "PNG, RGB", .png, 1920, 1080, header: 33,
      "89504e470d0a1a0a0000000d494844520000078000000438080200000067b15614000017a3494441"),
    ImageSample(
      "PNG, 1 bit", .png, 3, 5, header: 33,
      "89504e470d0a1a0a0000000d4948445200000003000000050100000000a80a6b0f0000000b494441"),
    ImageSample(
      "PNG, 16 bits grey", .png, 640, 1, header: 33,
      "89504e470d0a1a0a0000000d49484452000002800000000110000000003b459ce800000012494441"),
    ImageSample(
      "PNG, RGBA", .png, 65_536, 2, header: 33,
      "89504e470d0a1a0a0000000d4948445200010000000000020806000000ede6917600000213494441"),
    ImageSample(
      "JPEG, baseline", .jpeg, 317, 211, header: 177,
      "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c"
        + "140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27"
        + "393d38323c2e333432ffdb0043010909090c0b0c180d0d1832211c21323232323232323232323232"
        + "3232323232323232323232323232323232323232323232323232323232323232323232323232ffc0"
        + "00110800d3013d03012200021101031101ffc4001f000001"),
    ImageSample(
      "JPEG, progressive", .jpeg, 1, 65_500, header: 102,
      "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c"
        + "140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27"
        + "393d38323c2e333432ffc2000b08ffdc000101011100ffc40015000101"),
    ImageSample(
      "JPEG, CMYK with EXIF", .jpeg, 40, 30, header: 199,
      "ffd8ffee000e41646f626500640000000000ffe100584578696600004d4d002a000000080002010e"
        + "00020000002900000026011200030000000100060000000000007878787878787878787878787878"
        + "78787878787878787878787878787878787878787878787878780000ffdb00430008060607060508"
        + "0707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c283729"
        + "2c30313434341f27393d38323c2e333432ffc0001408001e0028044311004d11005911004b1100ff"
        + "c4001f000001"),
    ImageSample(
      "GIF", .gif, 300, 200, header: 29,
      "4749463837612c01c8008000000000000000002c000000002c01c8004008ff0001081c48"),
    ImageSample(
      "GIF, animated", .gif, 33, 44, header: 62,
      "47494638396121002c0080000000000000000021ff0b4e45545343415045322e30030100000021fe"
        + "0a74776f206672616d6573002c0000000021002c0000083f0001081c48"),
  ]
}

/// The requests to a source of bytes, and the result.
struct ObservedReading {
  let result: Result<ImageHeader, ImageHeaderError>
  let asked: [Range<Int>]

  /// Reads from a source of a given length, whose bytes are computed on request.
  init(length: Int, byte: (Int) -> UInt8) {
    var asked: [Range<Int>] = []
    do throws(ImageReadError<Never>) {
      let header = try ImageHeader { offset, count in
        asked.append(offset..<offset + count)
        return (min(offset, length)..<min(offset + count, length)).map(byte)
      }
      result = .success(header)
    } catch {
      result =
        switch error {
        case .header(let error): .failure(error)
        }
    }
    self.asked = asked
  }

  init(_ file: [UInt8]) {
    self.init(length: file.count) { file[$0] }
  }

  /// The fault of the requests, or nil if the source could be a pipe and few bytes were requested.
  var fault: String? {
    guard zip(asked, asked.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else {
      return "went back: \(asked)"
    }
    guard !asked.contains(where: \.isEmpty) else { return "asked for nothing: \(asked)" }
    let bytes = asked.reduce(0) { $0 + $1.count }
    guard asked.count <= 4_097, bytes <= 9 * 1_024 else {
      return "asked for \(bytes) bytes in \(asked.count) pieces"
    }
    return nil
  }
}

/// The beginning of a file that has to be refused, with the reason and the offset.
struct BadImage: Sendable, CustomTestStringConvertible {
  let file: [UInt8]
  let offset: Int
  let reason: ImageHeaderError.Reason

  init(_ hex: String, _ offset: Int, _ reason: ImageHeaderError.Reason) {
    file = Array(hex: hex)
    self.offset = offset
    self.reason = reason
  }

  var testDescription: String { "\(reason)" }

  /// Checks that the file is refused for the reason, at the place, in one line.
  func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation) {
    let error = thrown { () throws(ImageHeaderError) in try ImageHeader(file) }
    #expect(error?.reason == reason, sourceLocation: sourceLocation)
    #expect(error?.offset == offset, sourceLocation: sourceLocation)
    #expect(error?.description.isOnePlainLine == true, sourceLocation: sourceLocation)
  }
}
