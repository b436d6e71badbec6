internal import ExactMath

/// Why no size can be read from an image file, and where.
///
/// ```text
/// offset 0: the file is WebP, which the network's node cannot decode; convert it to PNG
/// ```
public struct ImageHeaderError: Error, Hashable, Sendable {
  /// What is wrong with the file.
  public enum Reason: Hashable, Sendable {
    /// It holds no bytes.
    case empty
    /// It holds text, such as an error page; this is its beginning.
    case text(excerpt: String)
    /// It is of a known format, with this name, that is none of ``ImageFormat``.
    case otherFormat(String)
    /// It begins like no known format.
    case unknownFormat(firstBytes: [UInt8])
    /// It ends inside the header, which has at least that many bytes.
    case truncated(ImageFormat, needed: Int)
    /// So many segments, blocks or fill bytes do not come to an end.
    case tooManyParts(ImageFormat, limit: Int)
    /// An image of no pixels.
    case noPixels(ImageFormat, width: Int, height: Int)
    /// The header is well-formed, and asks for something that the node cannot decode.
    case undecodable(ImageFormat, String)
    /// The header contradicts its format or itself.
    case damaged(ImageFormat, String)
  }

  /// What is wrong with the file.
  public let reason: Reason
  /// How many bytes of the file come before the fault.
  public let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The size that a header states.
  static func size(
    _ width: Int, _ height: Int, in format: ImageFormat, at offset: Int
  ) throws(ImageHeaderError) -> PixelSize {
    guard width > 0, height > 0 else {
      throw ImageHeaderError(.noPixels(format, width: width, height: height), at: offset)
    }
    return PixelSize(width: width, height: height)
  }
}

extension ImageHeaderError: CustomStringConvertible {
  /// One line: where, what, and what would be right.
  public var description: String { "offset \(offset): \(reason)" }
}

extension ImageHeaderError.Reason: CustomStringConvertible {
  /// What is wrong, and the way out.
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; was it written or downloaded to its end?"
    case .text(let excerpt):
      "the file is text that begins '\(excerpt)', no image; "
        + "was an error page saved in the image's place?"
    case .otherFormat(let name):
      "the file is \(name), which the network's node cannot decode; convert it to PNG"
    case .unknownFormat(let bytes):
      "a file that begins with 0x\(hexadecimal(bytes)) is none of PNG, JPEG and GIF; "
        + "convert it to PNG"
    case .truncated(let format, let needed):
      "the file ends inside its \(format) header, which has at least \(needed) bytes; "
        + "was it written or downloaded to its end?"
    case .tooManyParts(let format, let limit):
      "the \(format) header goes on for more than \(limit) parts; "
        + "remove its metadata, or save the image as PNG"
    case .noPixels(let format, let width, let height):
      "an image is at least 1x1 pixels, and this is \(width)x\(height); the \(format) header is "
        + "damaged: save the image anew"
    case .undecodable(let format, let what):
      "\(format) with \(what) is more than the network's node decodes; save the image as PNG"
    case .damaged(let format, let what):
      "\(what); the \(format) header is damaged: save the image anew"
    }
  }
}

/// Why no size can be read from a source of bytes: what it holds, or the source itself.
public enum ImageReadError<Failure: Error>: Error {
  /// The bytes are no header of an image.
  case header(ImageHeaderError)
  /// The source gave an error in the place of bytes.
  case source(Failure)
}

extension ImageReadError: Equatable where Failure: Equatable {}
extension ImageReadError: Hashable where Failure: Hashable {}

extension ImageReadError: CustomStringConvertible {
  /// The line of the error inside.
  public var description: String {
    switch self {
    case .header(let error): "\(error)"
    case .source(let error): "\(error)"
    }
  }
}
