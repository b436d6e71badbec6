public import LivepeerPricing

extension Metering {
  /// The whole seconds that the node counts for an audio file, or the reason why it refuses the
  /// file.
  ///
  /// Gateway and orchestrator do not measure the sound: both hand the file to libav through a pipe,
  /// and take the whole seconds that libav knows then. If it knows none and the file is MP3, they
  /// divide: ⌊8 · bytes of the file / bit rate⌋. So tags and pictures are counted as sound.
  ///
  /// | file | seconds |
  /// |---|---|
  /// | MP3 of constant rate | ⌊8 · bytes / rate⌋, with or without a Xing or Info header |
  /// | MP3 of variable rate | the same with the mean rate of its first frames: an estimate |
  /// | MP3 with a VBRI header, or a Xing header without a number of bytes | the header's |
  /// | FLAC, M4A, MP4, WebM, Matroska | the whole seconds that the file's header states |
  /// | MP4 in fragments | the seconds of the first fragment: an estimate |
  /// | WAV with a `fact` chunk | the chunk's; any other WAV of plain samples is refused |
  /// | Ogg, AAC (ADTS), layers I and II, WebM without a duration | refused |
  ///
  /// A file of less than a second is refused. The node does not say why it refuses a file: in every
  /// case a gateway answers "audio duration calculation failed", and an orchestrator "Unable to
  /// calculate duration".
  ///
  /// Source: go-livepeer 0.9.1, `common/util.go`; lpms, `ffmpeg/ffmpeg.go` and `ffmpeg/extras.c`, and
  /// the demuxers and decoders of `install_ffmpeg.sh`. The table was run with a libav of those
  /// demuxers and decoders alone.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// // 20,000 bytes of tags, and a second of 64 kbit/s: 42 frames of
  /// // 192 bytes.
  /// let tags =
  ///   Array("ID3\u{03}\0\0\0\u{01}\u{1C}\u{16}".utf8)
  ///   + [UInt8](repeating: 0, count: 19_990)
  /// let frame: [UInt8] =
  ///   [0xFF, 0xFB, 0x54, 0xC0] + [UInt8](repeating: 0, count: 188)
  /// let file = try AudioFile(
  ///   tags + Array(repeatElement(frame, count: 42).joined()))
  /// print(file.length.milliseconds, file.metadataByteCount)  // 1008 20000
  /// print(try Metering.AudioCount(file).result.get().seconds)  // 3
  /// ```
  public struct AudioCount: Hashable, Sendable {
    /// The file that is counted.
    public let file: AudioFile
    /// The seconds, or the reason why there are none.
    public let result: Result<Seconds, Refusal>

    /// Creates the count of a file.
    public init(_ file: AudioFile) {
      self.file = file
      result = Result { () throws(Refusal) in try Seconds(of: file) }
    }

    /// Whether the node counts the whole seconds of the sound.
    public var agrees: Bool {
      (try? result.get())?.seconds == file.length.ticks / file.length.ticksPerSecond
    }
  }
}

extension Metering.AudioCount {
  /// The seconds that are counted, and how.
  public struct Seconds: Hashable, Sendable {
    /// The whole seconds, one or more.
    public let seconds: Int
    /// The figures that they come from.
    public let rule: Rule
    /// Whether libav could find another number: it depends on how much of the file it looks at.
    public let isEstimate: Bool

    /// The figures that seconds come from.
    public enum Rule: Hashable, Sendable {
      /// The length that a header states, its fraction cut off.
      case header
      /// ⌊8 · bytes / rate⌋, with the rate in bits per second.
      case bitRate(Int)
      /// The length of the first fragment of a file that consists of fragments.
      case firstFragment
    }
  }

  /// A reason why the node refuses a file.
  public enum Refusal: Error, Hashable, Sendable {
    /// The node's libav does not read the format.
    case unreadableFormat(AudioFile.Format)
    /// The file states no length that libav reads, and the node's libav has no decoder to find the
    /// bit rate.
    case unreadableCodec(AudioFile.Format, codec: String?)
    /// No length is stated, and the format's bit rate is not asked for.
    case noLength(AudioFile.Format)
    /// The count is 0 seconds.
    case underOneSecond
  }
}

extension Metering.AudioCount.Seconds {
  /// Counts the seconds of a file.
  fileprivate init(of file: AudioFile) throws(Metering.AudioCount.Refusal) {
    switch file.format {
    case .mp3: try self.init(ofMP3: file)
    case .wav: try self.init(ofWAV: file)
    case .ogg, .adts: throw .unreadableFormat(file.format)
    default:
      if let fragment = file.opening.firstFragment {
        try self.init(fragment.nearestMicroseconds, .firstFragment, isEstimate: true)
      } else if let stated = file.statedLength {
        // Matroska's length is truncated to microseconds, all others are rounded.
        try self.init(
          file.format == .matroska ? stated.microseconds : stated.nearestMicroseconds, .header)
      } else {
        throw .noLength(file.format)
      }
    }
  }

  private init(ofMP3 file: AudioFile) throws(Metering.AudioCount.Refusal) {
    guard file.opening.layer == 3 else {
      throw .unreadableCodec(file.format, codec: file.codec)
    }
    // Through a pipe a stated number of bytes never fits the file, and the header is not believed.
    if !file.opening.statesByteCount, let stated = file.statedLength,
      stated.nearestMicroseconds >= 1_000_000
    {
      try self.init(stated.nearestMicroseconds, .header)
    } else {
      let rate = file.bitRate ?? file.opening.bitRate ?? 0
      try self.init(of: file, at: rate, isEstimate: file.bitRate == nil)
    }
  }

  private init(ofWAV file: AudioFile) throws(Metering.AudioCount.Refusal) {
    if let stated = file.statedLength, stated.nearestMicroseconds >= 1_000_000 {
      try self.init(stated.nearestMicroseconds, .header)
    } else if file.codec == "MP3" || file.codec == "AAC" {
      try self.init(of: file, at: file.bitRate ?? 0, isEstimate: true)
    } else if file.statedLength != nil {
      throw .underOneSecond
    } else {
      throw .unreadableCodec(file.format, codec: file.codec)
    }
  }

  private init(
    of file: AudioFile, at bitRate: Int, isEstimate: Bool
  ) throws(Metering.AudioCount.Refusal) {
    guard bitRate > 0 else { throw .unreadableCodec(file.format, codec: file.codec) }
    let seconds = BigInt(file.byteCount) * 8 / BigInt(bitRate)
    guard let seconds = Int(exactly: seconds), seconds > 0 else { throw .underOneSecond }
    self.seconds = seconds
    rule = .bitRate(bitRate)
    self.isEstimate = isEstimate
  }

  private init(
    _ microseconds: Int, _ rule: Rule, isEstimate: Bool = false
  ) throws(Metering.AudioCount.Refusal) {
    guard microseconds >= 1_000_000 else { throw .underOneSecond }
    seconds = microseconds / 1_000_000
    self.rule = rule
    self.isEstimate = isEstimate
  }
}

extension Metering.AudioCount.Refusal: CustomStringConvertible {
  /// The fault and the remedy, as a part of a sentence.
  public var description: String {
    switch self {
    case .unreadableFormat(let format):
      "its build has no reader of \(format); convert the file to MP3, FLAC or M4A"
    case .unreadableCodec(let format, let codec):
      "its build has no decoder of \(codec ?? "the codec") in \(format); "
        + "convert the file to MP3, FLAC or M4A"
    case .noLength(let format):
      "the \(format) file does not state its length; convert it to MP3, FLAC or M4A"
    case .underOneSecond: "it counts less than a second; give a longer file"
    }
  }
}
