/// The format and size of an image file, from its first bytes.
///
/// The size is what the network's node bills an input image by: that of Go's `image.DecodeConfig`.
/// A GIF's is its logical screen, whatever the number of frames. A photograph's is as stored: EXIF
/// may ask viewers to turn it, and width times height stays the same.
///
/// ```swift
/// import MediaHeaders
///
/// let file: [UInt8] = [
///   0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x40, 0x01, 0xF0, 0x00, 0x00, 0x00, 0x00,
///   0x2C, 0x00, 0x00, 0x00, 0x00, 0x40, 0x01, 0xF0, 0x00, 0x00,
/// ]
/// let header = try ImageHeader(file)
/// print(header)  // GIF 320x240
/// print(header.width * header.height)  // 76800
/// ```
///
/// What Go refuses by the header is refused here, with these differences:
///
/// | header | Go | here |
/// |---|---|---|
/// | width or height of zero | taken in JPEG and GIF | refused |
/// | PNG chunks behind IHDR | read up to the palette where there is one | not read |
/// | stray bytes between JPEG segments | skipped | skipped, up to 8 KiB |
/// | JPEG segments behind the frame header | read up to the scan where no JFIF segment came | not read |
/// | JPEG colour sampling ratios | some refused, by version | all from 1 to 4 taken |
/// | a first GIF frame that does not fit, or none | not looked at | refused |
public struct ImageHeader: Hashable, Sendable {
  /// The format that the file's first bytes tell, whatever its name says.
  public let format: ImageFormat
  /// Pixels from left to right; one or more.
  public var width: Int { size.width }
  /// Pixels from top to bottom; one or more.
  public var height: Int { size.height }

  private let size: PixelSize

  /// Reads the header from a file, or the beginning of one, in memory.
  ///
  /// - Throws: ``ImageHeaderError``.
  public init(_ file: [UInt8]) throws(ImageHeaderError) {
    do throws(ImageReadError<Never>) {
      try self.init { offset, count in Array(file.dropFirst(offset).prefix(count)) }
    } catch {
      switch error {
      case .header(let error): throw error
      }
    }
  }

  /// Reads the header from a source that need only go forward, such as a file or a pipe.
  ///
  /// The first 256 bytes are asked for, and behind them a few at a time: in all at most 9 KiB,
  /// and as much only where thousands of pieces of metadata have to be passed over.
  ///
  /// - Parameter read: Gives the bytes from an offset on: as many as the count says, fewer only
  ///   at the end of the file. Each offset is at or behind the end of what was asked for before.
  ///   Giving more bytes than the count is a programmer's error.
  /// - Throws: ``ImageReadError``, with what `read` threw or with an ``ImageHeaderError``.
  /// - Complexity: At most 4,097 calls of `read`.
  public init<Failure: Error>(
    reading read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(ImageReadError<Failure>) {
    let opening = ImageOpening(bytes: try Self.bytes(in: 0..<ImageOpening.length, from: read))
    let format = try ImageReadError<Failure>.header(from: opening.format)
    var parser = format.parser
    for _ in 0..<Self.maximumParts {
      let wanted = parser.wanted
      // What the opening holds of them is not asked for again.
      var bytes = Array(opening.bytes.dropFirst(wanted.lowerBound).prefix(wanted.count))
      let start = max(wanted.lowerBound + bytes.count, ImageOpening.length)
      if bytes.count < wanted.count, start < wanted.upperBound {
        bytes += try Self.bytes(in: start..<wanted.upperBound, from: read)
      }
      guard bytes.count == wanted.count else {
        throw .header(
          ImageHeaderError(.truncated(format, needed: wanted.upperBound), at: wanted.lowerBound))
      }
      let size = try ImageReadError<Failure>.header { () throws(ImageHeaderError) in
        try parser.take(bytes)
      }
      if let size {
        self.format = format
        self.size = size
        return
      }
    }
    throw .header(
      ImageHeaderError(
        .tooManyParts(format, limit: Self.maximumParts), at: parser.wanted.lowerBound))
  }

  /// How many times a parser may take bytes: enough for 128 MiB of metadata in a JPEG.
  static let maximumParts = 4_096

  private static func bytes<Failure: Error>(
    in range: Range<Int>, from read: (Int, Int) throws(Failure) -> [UInt8]
  ) throws(ImageReadError<Failure>) -> [UInt8] {
    let bytes: [UInt8]
    do throws(Failure) {
      bytes = try read(range.lowerBound, range.count)
    } catch {
      throw .source(error)
    }
    precondition(bytes.count <= range.count, "the source gave more bytes than it was asked for")
    return bytes
  }
}

extension ImageReadError {
  /// What the body returns, its error told as one of the header.
  fileprivate static func header<Result>(
    from body: () throws(ImageHeaderError) -> Result
  ) throws(ImageReadError) -> Result {
    do throws(ImageHeaderError) {
      return try body()
    } catch {
      throw .header(error)
    }
  }
}

extension ImageHeader: CustomStringConvertible {
  /// Format and size: `PNG 1920x1080`.
  public var description: String { "\(format) \(size)" }
}
