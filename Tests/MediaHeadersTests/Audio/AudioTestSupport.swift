import MediaHeaders
import TestSupport
import Testing

// Files are built here, byte for byte, from the formats' specifications.

extension [UInt8] {
  /// Creates the bytes of a number, most significant first.
  init(_ number: Int, big count: Int) {
    self = (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// Creates the bytes of a number, least significant first.
  init(_ number: Int, little count: Int) {
    self = (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// Creates the bytes of a text, one for each character.
  init(text: String) {
    self = text.unicodeScalars.map { UInt8($0.value) }
  }

  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// Bytes without a sync code or the name of a tag.
  static func junk(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 % 60 + 1) } }

  static func * (bytes: [UInt8], count: Int) -> [UInt8] {
    [UInt8](repeatElement(bytes, count: count).joined())
  }
}

/// An ID3v2 tag of so many bytes in all.
func id3Tag(_ count: Int) -> [UInt8] {
  let size = count - 10
  return Array(text: "ID3\u{03}\0\0") + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) }
    + .zeros(size)
}

/// An ID3v1 tag.
let oldTag = Array(text: "TAG") + [UInt8].zeros(125)

/// An APE tag of so many bytes in all, with a header and a footer.
func apeTag(_ count: Int) -> [UInt8] {
  func end(_ flags: Int) -> [UInt8] {
    Array(text: "APETAGEX") + Array(2_000, little: 4) + Array(count - 32, little: 4)
      + Array(1, little: 4) + Array(flags, little: 4) + .zeros(8)
  }
  return end(0xA000_0000) + .zeros(count - 64) + end(0x8000_0000)
}

/// A file that is read, and what is expected of it.
struct AudioSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: [UInt8]
  let ticks: Int
  let ticksPerSecond: Int
  let basis: AudioFile.LengthBasis
  let codec: String?
  let stated: Int?
  let metadata: Int
  let bitRate: Int?

  init(
    _ name: String, _ file: [UInt8], _ ticks: Int, per second: Int,
    _ basis: AudioFile.LengthBasis = .counted, codec: String? = nil, stated: Int? = nil,
    metadata: Int = 0, bitRate: Int? = nil
  ) {
    testDescription = name
    self.file = file
    self.ticks = ticks
    ticksPerSecond = second
    self.basis = basis
    self.codec = codec
    self.stated = stated
    self.metadata = metadata
    self.bitRate = bitRate
  }

  /// Checks every figure, in memory, through offsets, and through a pipe.
  func expectFigures(
    _ format: AudioFile.Format, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let audio = try AudioFile(file)
    #expect(audio.format == format, sourceLocation: sourceLocation)
    #expect(audio.codec == codec, sourceLocation: sourceLocation)
    #expect(audio.length.ticks == ticks, sourceLocation: sourceLocation)
    #expect(audio.length.ticksPerSecond == ticksPerSecond, sourceLocation: sourceLocation)
    #expect(audio.lengthBasis == basis, sourceLocation: sourceLocation)
    #expect(audio.statedLength?.ticks == stated, sourceLocation: sourceLocation)
    #expect(audio.byteCount == file.count, sourceLocation: sourceLocation)
    #expect(audio.metadataByteCount == metadata, sourceLocation: sourceLocation)
    #expect(audio.bitRate == bitRate, sourceLocation: sourceLocation)
    for isPipe in [true, false] {
      let reading = ObservedAudioReading(file, isPipe: isPipe)
      #expect(try reading.result.get() == audio, sourceLocation: sourceLocation)
      #expect(reading.fault == nil, sourceLocation: sourceLocation)
    }
  }
}

/// A file that has to be refused, with the reason and the offset.
struct BadAudio: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: [UInt8]
  let offset: Int
  let reason: AudioFile.ReadingError.Reason

  init(
    _ name: String, _ file: [UInt8], _ offset: Int, _ reason: AudioFile.ReadingError.Reason
  ) {
    testDescription = name
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  func expectRefusal(sourceLocation: SourceLocation = #_sourceLocation) {
    for isPipe in [true, false] {
      let reading = ObservedAudioReading(file, isPipe: isPipe)
      let error = thrown { () throws(AudioFile.ReadingError) in try reading.result.get() }
      #expect(error?.reason == reason, sourceLocation: sourceLocation)
      #expect(error?.offset == offset, sourceLocation: sourceLocation)
      #expect(error?.description.isOnePlainLine == true, sourceLocation: sourceLocation)
      #expect(reading.fault == nil, sourceLocation: sourceLocation)
    }
  }
}

/// The requests to a source of bytes, and the result.
struct ObservedAudioReading {
  let result: Result<AudioFile, AudioFile.ReadingError>
  let asked: [Range<Int>]
  private let isPipe: Bool

  init(_ file: [UInt8], isPipe: Bool) {
    var asked: [Range<Int>] = []
    do throws(AudioFile.SourceError<Never>) {
      let audio = try AudioFile(byteCount: isPipe ? nil : file.count) { offset, count in
        asked.append(offset..<offset + count)
        return Array(file[min(offset, file.count)..<min(offset + count, file.count)])
      }
      result = .success(audio)
    } catch {
      result =
        switch error {
        case .file(let error): .failure(error)
        }
    }
    self.asked = asked
    self.isPipe = isPipe
  }

  /// The fault of the requests, or nil if no byte was asked for twice and no piece was large.
  var fault: String? {
    let gaps = zip(asked, asked.dropFirst()).map { $1.lowerBound - $0.upperBound }
    guard gaps.allSatisfy({ $0 >= 0 }) else { return "went back: \(asked)" }
    guard !isPipe || gaps.allSatisfy({ $0 == 0 }) else { return "left a gap in a pipe: \(asked)" }
    guard asked.allSatisfy({ (1...1 << 18).contains($0.count) }) else {
      return "asked for nothing, or too much: \(asked)"
    }
    return nil
  }
}
