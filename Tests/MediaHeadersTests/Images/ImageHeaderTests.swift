import ExactMath
@testable import MediaHeaders
import Testing
import TestSupport

@Suite struct ImageHeaderTests {
  @Test(arguments: ImageSample.all)
  func realFilesAreRead(sample: ImageSample) throws {
    let header = try ImageHeader(sample.file)
    #expect(header.format == sample.format)
    #expect(header.width == sample.width)
    #expect(header.height == sample.height)
    #expect(
      header.description == "\(sample.format.rawValue) \(sample.width)x\(sample.height)")
  }

  /// The size is found as soon as its last byte is read, and not before.
  @Test(arguments: ImageSample.all)
  func aCutFileGivesNoSize(sample: ImageSample) throws {
    #expect(
      thrown { () throws(ImageHeaderError) in try ImageHeader([]) }
        == ImageHeaderError(.empty, at: 0))
    for length in 1..<sample.headerLength {
      let cut = Array(sample.file.prefix(length))
      let error = try #require(
        thrown { () throws(ImageHeaderError) in try ImageHeader(cut) }, "\(length) bytes")
      guard case .truncated(sample.format, let needed) = error.reason else {
        Issue.record("\(length) bytes: \(error)")
        continue
      }
      #expect(needed > length)
      #expect(needed <= sample.headerLength)
      #expect(error.description.isOnePlainLine)
    }
    let whole = Array(sample.file.prefix(sample.headerLength))
    #expect(try ImageHeader(whole) == ImageHeader(sample.file))
  }

  @Test(arguments: ImageSample.all)
  func aSmallHeaderTakesOneReading(sample: ImageSample) {
    #expect(ObservedReading(sample.file).asked == [0..<256])
  }

  /// A comment of 0 to 600 bytes moves the frame header over the end of the first piece.
  @Test func aHeaderMayBeAnywhere() throws {
    for length in 0...600 {
      let file =
        [0xFF, 0xD8, 0xFF, 0xFE, UInt8((length + 2) >> 8), UInt8((length + 2) & 0xFF)]
        + [UInt8](repeating: 0xFF, count: length)
        + Array(hex: "FFC1 000B 08 0102 0304 01 01 11 00")
      let reading = ObservedReading(file)
      #expect(try reading.result.get().description == "JPEG 772x258")
      #expect(reading.fault == nil)
      let needed = 6 + length + 13
      #expect(reading.asked.last.map { $0.upperBound } == max(needed, 256))
      #expect(ObservedReading(file.dropLast()).fault == nil)
    }
  }

  /// 2,000 segments of 64 KiB each, 131 MB in all, before the frame header.
  @Test func metadataIsSkippedUnread() throws {
    let segment = Array(hex: "FFE2 FFFF")
    let frame = Array(hex: "FFC0 000B 08 0002 0003 01 01 11 00")
    let (period, end) = (65_537, 2 + 2_000 * 65_537)
    let reading = ObservedReading(length: end + frame.count) { offset in
      guard offset >= 2 else { return [0xFF, 0xD8][offset] }
      guard offset < end else { return frame[offset - end] }
      let place = (offset - 2) % period
      return place < segment.count ? segment[place] : 0
    }
    #expect(try reading.result.get().description == "JPEG 3x2")
    #expect(reading.fault == nil)
  }

  /// Each of these never ends.
  @Test(
    arguments: [
      ("FF", 256 + 3_843), ("FFD0", 8_194),
      ("FFE0 0002", 8_194), ("FFFE FFFE", nil),
    ] as [(String, Int?)])
  func endlessHeadersAreRefused(period: String, offset: Int?) throws {
    let reading = Self.endless("FFD8", period)
    let error = try #require(thrown { () throws(ImageHeaderError) in try reading.result.get() })
    #expect(error.reason == .tooManyParts(.jpeg, limit: 4_096))
    if let offset { #expect(error.offset == offset) }
    #expect(reading.fault == nil)
  }

  /// The node reads the screen of a GIF alone; what follows is looked at only so far.
  @Test(arguments: [("21 FE", "01"), ("", "21 FE 00"), ("21 FE", "FF")])
  func endlessBlocksOfAGIFArePassedOver(start: String, period: String) throws {
    let reading = Self.endless("474946383961 0300 0200 00 00 00" + start, period)
    #expect(try reading.result.get().description == "GIF 3x2")
    #expect(reading.fault == nil)
  }

  private static func endless(_ start: String, _ period: String) -> ObservedReading {
    let (start, period) = (Array(hex: start), Array(hex: period))
    return ObservedReading(length: .max) { offset in
      offset < start.count ? start[offset] : period[(offset - start.count) % period.count]
    }
  }

  /// Bytes changed, doubled, removed and truncated: a size or an error, few bytes read, none twice.
  @Test(.tags(.property)) func damagedFilesAreHarmless() {
    forAll(cases: 30_000) { generator in
      var file = ImageSample.all.randomElement(using: &generator)?.file ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !file.isEmpty {
        let place = Int.random(in: file.indices, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: file[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: file[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: file[place] = [0x00, 0xFF].randomElement(using: &generator) ?? 0
        case 3: file.remove(at: place)
        case 4: file.insert(contentsOf: file[place...], at: place)
        default: file.removeSubrange(place...)
        }
      }
      let reading = ObservedReading(file)
      if let fault = reading.fault { return "\(file): \(fault)" }
      let inMemory = Result { () throws(ImageHeaderError) in try ImageHeader(file) }
      guard inMemory == reading.result else { return "\(file): \(inMemory), \(reading.result)" }
      switch reading.result {
      case .success(let header):
        return header.width > 0 && header.height > 0 ? nil : "\(file): \(header)"
      case .failure(let error):
        return error.description.isOnePlainLine ? nil : "\(file): \(error)"
      }
    }
  }

  private enum SourceFailure: Error, Hashable { case brokenAt(Int) }

  @Test func theSourcesErrorIsPassedOn() throws {
    let file = Array(hex: "FFD8 FFFE 0800") + [UInt8](repeating: 0, count: 3_000)
    let error = thrown { () throws(ImageReadError<SourceFailure>) in
      try ImageHeader { (offset, count) throws(SourceFailure) in
        guard offset == 0 else { throw .brokenAt(offset) }
        return Array(file.prefix(count))
      }
    }
    #expect(error == .source(.brokenAt(2_052)))
    #expect(error?.description == "brokenAt(2052)")
    let empty = thrown { () throws(ImageReadError<SourceFailure>) in
      try ImageHeader { (_, _) throws(SourceFailure) in [] }
    }
    #expect(empty == .header(ImageHeaderError(.empty, at: 0)))
    #expect(empty?.description == ImageHeaderError(.empty, at: 0).description)
  }

  @Test(.tags(.trap)) func moreBytesThanAskedForAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      _ = try ImageHeader { _, count in [UInt8](repeating: 0, count: count + 1) }
    }
  }
}
