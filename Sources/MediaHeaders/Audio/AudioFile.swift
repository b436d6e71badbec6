/// The format and length of an audio file, from its headers and, if a format needs it, its frames.
///
/// A file has two lengths: ``length`` is that of the sound, and ``statedLength`` is what a header
/// states, which is wrong for a damaged or truncated file.
///
/// | format | length | stated length |
/// |---|---|---|
/// | WAV | the samples that are there | the `fact` chunk |
/// | MP3, also layers I and II | the frames, without an encoder's delay and padding | a Xing, Info or VBRI header |
/// | AAC (ADTS) | the frames | none |
/// | M4A, MP4 | the headers of the track, or all fragments | the header of the whole file |
/// | FLAC | the frames | the STREAMINFO block |
/// | Ogg (Opus, Vorbis, FLAC, Speex) | the last page's position, from that at which a recording began | none |
/// | WebM, Matroska | the Duration element, or the blocks | the Duration element |
///
/// ```swift
/// import MediaHeaders
///
/// let header: [UInt8] =
///   Array("RIFF\u{24}\u{3E}\0\0WAVEfmt ".utf8) + [
///     16, 0, 0, 0, 1, 0, 1, 0,
///   ]
///   + [0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0]
///   + Array("data".utf8) + [0, 0x3E, 0, 0]
/// let file = try AudioFile(
///   header + [UInt8](repeating: 0x7F, count: 15_872))
/// print(file.format, file.length.ticks, file.length.ticksPerSecond)
/// // WAV 15872 8000
/// print(file.length.milliseconds)  // 1984
/// ```
public struct AudioFile: Hashable, Sendable {
  /// The format by the file's first bytes, whatever the file's name is.
  public let format: Format
  /// The codec of the first audio track, such as `AAC`; nil if it is not known.
  public let codec: String?
  /// The length of the first audio track.
  public let length: Length
  /// The origin of ``length``.
  public let lengthBasis: LengthBasis
  /// The length that a header states for the whole file; nil if none does.
  public let statedLength: Length?
  /// The number of bytes of the file.
  public let byteCount: Int
  /// The number of bytes of tags, pictures and padding that are no sound.
  ///
  /// The headers of chunks of WAV, boxes of MP4 and elements of Matroska are not counted.
  public let metadataByteCount: Int
  /// The bit rate in bits per second, if it is the same in every frame.
  public let bitRate: Int?
  /// What a program finds that reads the file forward only.
  package let opening: Opening

  /// Creates the description of a file in memory.
  ///
  /// - Throws: An ``AudioFile/ReadingError`` with the reason and the offset.
  /// - Complexity: O(*n*) in the bytes of the file.
  public init(_ file: [UInt8]) throws(AudioFile.ReadingError) {
    do throws(SourceError<Never>) {
      try self.init(byteCount: file.count) { offset, count in
        Array(file[offset..<min(file.count, offset + count)])
      }
    } catch {
      switch error {
      case .file(let error): throw error
      }
    }
  }

  /// Creates the description of a file that is read forward, at most once, in chunks of at most
  /// 256 KiB.
  ///
  /// If the number of its bytes is known, what need not be read is skipped: an MP4 of any
  /// size takes a few kilobytes. WAV, MP4 and Matroska are skipped, and the frames of MP3, AAC
  /// and FLAC are all visited.
  ///
  /// - Parameters:
  ///   - byteCount: The number of bytes if bytes may be skipped, or nil for a pipe, of which
  ///     every byte is read.
  ///   - read: Returns the bytes from an offset: the given count, or fewer only at the end of the
  ///     file. Each offset is at or after the end of the previous range. Returning more bytes than
  ///     the count is a programming error.
  /// - Throws: A ``AudioFile/SourceError`` with the error of `read` or a ``AudioFile/ReadingError``.
  /// - Complexity: O(*n*) in the bytes of the file, and constant memory.
  public init<Failure: Error>(
    byteCount: Int?, reading read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(SourceError<Failure>) {
    self = try withoutActuallyEscaping(read) { read in
      var failure: Failure?
      // A source that fails ends there, so that no format has to know of sources.
      var input = AudioInput(byteCount: byteCount) { offset, count in
        do throws(Failure) {
          return try read(offset, count)
        } catch {
          failure = error
          return []
        }
      }
      let result = Result { () throws(ReadingError) in try Self.read(&input) }
      if let failure { return Result<Self, SourceError<Failure>>.failure(.source(failure)) }
      return result.mapError { .file($0) }
    }.get()
  }

  /// Creates the description from what a format's reader found.
  init(
    _ format: Format, codec: String?, length: Length, basis: LengthBasis,
    statedLength: Length? = nil, byteCount: Int, metadataByteCount: Int, bitRate: Int? = nil,
    opening: Opening = Opening()
  ) {
    self.format = format
    self.codec = codec
    self.length = length
    lengthBasis = basis
    self.statedLength = statedLength
    self.byteCount = byteCount
    self.metadataByteCount = metadataByteCount
    self.bitRate = bitRate
    self.opening = opening
  }

  private static func read(_ input: inout AudioInput) throws(ReadingError) -> AudioFile {
    let start = try AudioStart(&input)
    return switch start.kind {
    case .wav: try WAVReader.read(&input, from: start)
    case .flac: try FLACReader.read(&input, from: start)
    case .mp4: try MP4Reader.read(&input, from: start)
    case .ogg: try OggReader.read(&input, from: start)
    case .matroska: try MatroskaReader.read(&input, from: start)
    case .mpeg: try MPEGAudioReader.read(&input, from: start)
    case .adts: try ADTSReader.read(&input, from: start)
    }
  }
}

extension AudioFile {
  /// What a program finds that reads the file forward only, and stops when it has seen enough.
  package struct Opening: Hashable, Sendable {
    /// The layer of MPEG audio, from 1 to 3; nil for any other codec.
    package var layer: Int?
    /// The mean bit rate of the first frames of MPEG audio, as libav estimates it; nil for any other
    /// codec.
    package var bitRate: Int?
    /// Whether a Xing or Info header states the number of bytes, too.
    package var statesByteCount = false
    /// The length of the first fragment, if the file consists of fragments.
    package var firstFragment: Length?
  }
}
