/// The format and size of an image file, from its first bytes.
///
/// The network's node bills an input image by this size, which is that of Go's
/// `image.DecodeConfig`. The size of a GIF is its logical screen, whatever the number of frames.
/// The size of a photograph is as stored: an EXIF orientation does not change it, nor width times
/// height.
///
/// ```swift
/// import MediaHeaders
///
/// let file: [UInt8] = [
///   0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x40, 0x01, 0xF0, 0x00, 0x00,
///   0x00, 0x00,
///   0x2C, 0x00, 0x00, 0x00, 0x00, 0x40, 0x01, 0xF0, 0x00, 0x00,
/// ]
/// let header = try ImageHeader(file)
/// print(header)  // GIF 320x240
/// print(header.width * header.height)  // 76800
/// ```
///
/// Headers that Go refuses are refused here, with these differences:
///
/// | header | Go | here |
/// |---|---|---|
/// | width or height of zero | accepted in JPEG and GIF | refused |
/// | PNG chunks after IHDR | read up to the palette, if there is one | not read |
/// | stray bytes between JPEG segments | skipped | skipped, up to 8 KiB |
/// | JPEG segments after the frame header | read up to the scan if no JFIF segment came | not read |
/// | JPEG colour sampling ratios | some refused, by version | all from 1 to 4 accepted |
/// | a first GIF frame that does not fit, or none | not checked | refused, unless 4,096 parts precede it |
/// | more than 4,096 parts of a JPEG: markers, lengths, fill bytes | read | refused |
public struct ImageHeader: Hashable, Sendable {
  /// The format by the file's first bytes, whatever the file's name is.
  public let format: ImageFormat
  /// The width in pixels, one or more.
  public var width: Int { size.width }
  /// The height in pixels, one or more.
  public var height: Int { size.height }

  private let size: PixelSize

  /// Creates a header from a file, or the beginning of a file, in memory.
  ///
  /// - Parameter file: The bytes of the file from its beginning.
  /// - Throws: An ``ImageHeaderError`` with the reason and the offset.
  public init(_ file: [UInt8]) throws(ImageHeaderError) {
    do throws(ImageReadError<Never>) {
      try self.init { offset, count in Array(file.dropFirst(offset).prefix(count)) }
    } catch {
      switch error {
      case .header(let error): throw error
      }
    }
  }

  /// Creates a header from a source that is read forward only, such as a file or a pipe.
  ///
  /// The first 256 bytes are read, then a few at a time: 9 KiB in all at most, and that much only
  /// if thousands of pieces of metadata have to be skipped.
  ///
  /// - Parameter read: Returns the bytes from an offset: the given count, or fewer only at the end
  ///   of the file. Each offset is at or after the end of the previous range. Returning more bytes
  ///   than the count is a programming error.
  /// - Throws: An ``ImageReadError`` with the error of `read` or an ``ImageHeaderError``.
  /// - Complexity: At most 4,097 calls of `read`.
  public init<Failure: Error>(
    reading read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(ImageReadError<Failure>) {
    let opening = ImageOpening(bytes: try Self.bytes(in: 0..<ImageOpening.length, from: read))
    let format = try ImageReadError<Failure>.header(from: opening.format)
    var parser = format.parser
    for _ in 0..<Self.maximumParts {
      let wanted = parser.wanted
      // Bytes of the opening are not read again.
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
    if let size = parser.decisiveSize {
      self.format = format
      self.size = size
      return
    }
    throw .header(
      ImageHeaderError(
        .tooManyParts(format, limit: Self.maximumParts), at: parser.wanted.lowerBound))
  }

  /// The maximum number of parts of a header: enough for 128 MiB of metadata in a JPEG.
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
  /// Returns the result of the body; its error becomes an error of the header.
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
  /// The format and the size: `PNG 1920x1080`.
  public var description: String { "\(format) \(size)" }
}
