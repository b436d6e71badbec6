public import LivepeerPricing

extension TranscodingLadder {
  /// One version of a video: its size, and its frames a second.
  public struct Rendition: Hashable, Sendable {
    /// The width and height of a frame.
    public let size: ImageSize
    /// The frames a second; nil if those of the source are passed through.
    public let frameRate: FrameRate?

    /// Creates a rendition.
    public init(_ size: ImageSize, frameRate: FrameRate? = nil) {
      self.size = size
      self.frameRate = frameRate
    }

    /// The frames a second that a gateway estimates with.
    var estimatedFrameRate: BigInt { frameRate?.estimated ?? assumedFrameRate }

    var exactFrameRate: Rational { frameRate?.exact ?? Rational(assumedFrameRate) }
  }

  /// A number of frames a second, a fraction of two whole numbers such as 30000/1001.
  public struct FrameRate: Hashable, Sendable {
    /// The exact number.
    public let exact: Rational
    private let parts: (numerator: Int64, denominator: Int64)

    /// Creates a frame rate; returns nil unless it is above zero and both parts fit 64 signed bits.
    public init?(_ exact: Rational) {
      guard exact > 0, let numerator = Int64(exactly: exact.numerator),
        let denominator = Int64(exactly: exact.denominator)
      else { return nil }
      self.exact = exact
      parts = (numerator, denominator)
    }

    /// The whole number that a gateway estimates with: the float64 quotient, rounded up.
    var estimated: BigInt {
      (Double(parts.numerator) / Double(parts.denominator)).ceiling
    }

    /// Returns whether the two are the same number.
    public static func == (lhs: FrameRate, rhs: FrameRate) -> Bool { lhs.exact == rhs.exact }

    /// Feeds the number to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(exact) }
  }
}

extension TranscodingLadder.Rendition: CustomStringConvertible {
  /// Reads a rendition: `1280x720@30`, `1280x720@30000/1001`, `1280x720@29.97`; `1280x720` and
  /// `1280x720@` pass frames through.
  ///
  /// - Throws: `TextFormError` with the offset of the first fault and the reason.
  public init(_ text: String) throws(TextFormError) {
    let bytes = text.utf8
    let at = bytes.firstIndex(of: UInt8(ascii: "@")) ?? bytes.endIndex
    let size = try ImageSize(String(Substring(bytes[..<at])))
    let rate = at == bytes.endIndex ? "" : String(Substring(bytes[bytes.index(after: at)...]))
    guard !rate.isEmpty else {
      self.init(size)
      return
    }
    let place = bytes.distance(from: bytes.startIndex, to: at) + 1
    func error(_ offset: Int, _ reason: TextFormError.Reason) -> TextFormError {
      TextFormError(.rendition, in: bytes, at: place + offset, reason)
    }
    var parts: [BigDecimal] = []
    var offset = 0
    for part in rate.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false) {
      do throws(DecimalTextError) {
        parts.append(try BigDecimal(String(part), limits: .default))
      } catch let fault {
        throw error(offset + fault.offset, .number(fault.reason))
      }
      offset += part.utf8.count + 1
    }
    let divisor = parts.count == 2 ? parts[1].rational : 1
    guard divisor > 0, let frameRate = TranscodingLadder.FrameRate(parts[0].rational / divisor)
    else {
      throw error(
        0, .outOfRange("frames a second are above zero, as in 30 or 30000/1001, and fit 64 bits"))
    }
    self.init(size, frameRate: frameRate)
  }

  /// The text form: `1280x720@30000/1001`.
  public var description: String { "\(size)@\(frameRate.map { "\($0.exact)" } ?? "")" }
}
