public import ExactMath
public import MediaHeaders

/// The width and height of an image or of a video's frames, in pixels, each one or more.
public struct ImageSize: Hashable, Sendable {
  /// Pixels from left to right.
  public let width: BigInt
  /// Pixels from top to bottom.
  public let height: BigInt

  /// Creates the size of the given width and height, in pixels.
  ///
  /// - Throws: ``ImageSize/RangeError`` if either is zero or less.
  public init(width: BigInt, height: BigInt) throws(ImageSize.RangeError) {
    guard width > 0, height > 0 else { throw ImageSize.RangeError(width: width, height: height) }
    self.width = width
    self.height = height
  }

  /// Creates the size of the given width and height, in pixels.
  ///
  /// - Throws: ``ImageSize/RangeError`` if either is zero or less.
  public init(width: some BinaryInteger, height: some BinaryInteger) throws(ImageSize.RangeError) {
    try self.init(width: BigInt(width), height: BigInt(height))
  }

  /// Creates the size that the header of an image file states.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let file: [UInt8] = [
  ///   0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x40, 0x01, 0xF0, 0x00, 0x00,
  ///   0x00, 0x00,
  ///   0x2C, 0x00, 0x00, 0x00, 0x00, 0x40, 0x01, 0xF0, 0x00, 0x00,
  /// ]
  /// print(ImageSize(try ImageHeader(file)).pixels)  // 76800 px
  /// ```
  public init(_ header: ImageHeader) {
    // A header states at least one pixel either way.
    width = BigInt(header.width)
    height = BigInt(header.height)
  }

  /// Width times height; no size is too large.
  public var pixels: Quantity<Pixel> { Quantity(counted: width * height) }
}

extension ImageSize {
  /// A width or a height of zero or less.
  public struct RangeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The width that was given.
    public let width: BigInt
    /// The height that was given.
    public let height: BigInt

    /// One line: what is wrong and what would be right.
    public var description: String {
      "an image is at least 1x1 pixels, and this is "
        + "\(width.description.shown())x\(height.description.shown())"
    }
  }
}

extension ImageSize: CustomStringConvertible {
  /// Reads a size: `1920x1080`, `1920X1080`, `1920 × 1080`.
  ///
  /// - Throws: ``TextFormError``.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .size)
    let width = try cursor.readCount(of: "a width")
    cursor.skipSpaces()
    guard cursor.skipTimesSign() else {
      throw cursor.expected("'x' and a height, as in 1920x1080")
    }
    cursor.skipSpaces()
    let height = try cursor.readCount(of: "a height")
    try cursor.requireEnd()
    do throws(ImageSize.RangeError) {
      try self.init(width: width, height: height)
    } catch {
      throw cursor.error(.outOfRange("\(error)"), at: 0)
    }
  }

  /// The size as text: `1920x1080`.
  public var description: String { "\(width)x\(height)" }
}

extension TextCursor {
  /// Passes over `x`, `X` or `×`; returns false if none is next.
  fileprivate mutating func skipTimesSign() -> Bool {
    let bytes = Array("×".utf8)
    if self.bytes[offset...].starts(with: bytes) { return bytes.allSatisfy { skip($0) } }
    return skip(UInt8(ascii: "x")) || skip(UInt8(ascii: "X"))
  }
}
