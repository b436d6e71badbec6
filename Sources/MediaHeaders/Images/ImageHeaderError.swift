internal import ExactMath

/// An error in the header of an image file: the reason and the offset.
///
/// ```text
/// offset 0: the file is WebP, which the network's node cannot decode;
/// convert it to PNG
/// ```
public struct ImageHeaderError: Error, Hashable, Sendable {
  /// What is wrong with the file.
  public enum Reason: Hashable, Sendable {
    /// The file is empty.
    case empty
    /// The file is text, such as an error page, with this beginning.
    case text(excerpt: String)
    /// The file is of a known format with this name that is not an ``ImageFormat``.
    case otherFormat(String)
    /// The file's first bytes are not those of a known format.
    case unknownFormat(firstBytes: [UInt8])
    /// The file ends inside the header, which has at least `needed` bytes.
    case truncated(ImageFormat, needed: Int)
    /// The header has more segments and fill bytes than the limit.
    case tooManyParts(ImageFormat, limit: Int)
    /// The image has no pixels.
    case noPixels(ImageFormat, width: Int, height: Int)
    /// The header is valid, but requires a feature that the node cannot decode.
    case undecodable(ImageFormat, String)
    /// The header is not valid in its format, or not consistent.
    case damaged(ImageFormat, String)
  }

  /// What is wrong with the file.
  public let reason: Reason
  /// The offset of the fault in bytes.
  public let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// Returns the size that a header states.
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
  /// A line with the place, the fault and the remedy.
  public var description: String { "offset \(offset): \(reason)" }
}

extension ImageHeaderError.Reason: CustomStringConvertible {
  /// The fault and the remedy.
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; was it written or downloaded completely?"
    case .text(let excerpt):
      "the file is text that begins with '\(excerpt)', not an image; "
        + "was an error page saved in place of the image?"
    case .otherFormat(let name):
      "the file is \(name), which the network's node cannot decode; convert it to PNG"
    case .unknownFormat(let bytes):
      "a file that begins with 0x\(hexadecimal(bytes)) is not a PNG, JPEG or GIF; "
        + "convert it to PNG"
    case .truncated(let format, let needed):
      "the file ends inside its \(format) header, which has at least \(needed) bytes; "
        + "was it written or downloaded completely?"
    case .tooManyParts(let format, let limit):
      "the \(format) header has more than \(limit) parts; "
        + "remove its metadata, or save the image as PNG"
    case .noPixels(let format, let width, let height):
      "an image is at least 1x1 pixels, and this is \(width)x\(height); the \(format) header is "
        + "damaged: save the image again"
    case .undecodable(let format, let what):
      "the network's node cannot decode \(format) with \(what); save the image as PNG"
    case .damaged(let format, let what):
      "\(what); the \(format) header is damaged: save the image again"
    }
  }
}

/// An error of reading a header from a source of bytes: in the header, or of the source.
public enum ImageReadError<Failure: Error>: Error {
  /// The bytes are not a valid header of an image.
  case header(ImageHeaderError)
  /// The source threw an error.
  case source(Failure)
}

extension ImageReadError: Equatable where Failure: Equatable {}
extension ImageReadError: Hashable where Failure: Hashable {}

extension ImageReadError: CustomStringConvertible {
  /// The description of the underlying error.
  public var description: String {
    switch self {
    case .header(let error): "\(error)"
    case .source(let error): "\(error)"
    }
  }
}
