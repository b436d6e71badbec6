internal import ExactMath

/// A parser that reads the logical screen, and the first frame to check that it fits.
///
/// Colour tables and extensions are skipped without being read.
///
/// Source: GIF89a specification, sections 18 (screen), 20 (frame) and 23 to 26 (extensions).
struct GIFHeaderParser: ImageHeaderParser {
  private(set) var wanted = 6..<13
  private var state = State.screen

  private enum State {
    /// Width, height, and whether a colour table follows.
    case screen
    /// The byte that says what follows.
    case introducer(screen: Screen)
    /// The length of a block of an extension; zero ends the extension.
    case pieceLength(screen: Screen)
    /// Left, top, width and height of the first frame, and its flags.
    case frame(screen: Screen)
  }

  private struct Screen {
    let width: Int
    let height: Int
    let size: PixelSize
  }

  var decisiveSize: PixelSize? {
    switch state {
    case .screen: nil
    case .introducer(let screen), .pieceLength(let screen), .frame(let screen): screen.size
    }
  }

  mutating func take(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize? {
    switch state {
    case .screen:
      let (width, height) = (bytes.littleEndian(0..<2), bytes.littleEndian(2..<4))
      let size = try ImageHeaderError.size(width, height, in: .gif, at: 6)
      let hasTable = bytes[4] & 0x80 != 0
      let tableLength = hasTable ? 3 << (Int(bytes[4] & 0x07) + 1) : 0
      let screen = Screen(width: width, height: height, size: size)
      want(1, skipping: tableLength, as: .introducer(screen: screen))
    case .introducer(let screen):
      switch bytes[0] {
      // The extension's label is skipped too.
      case 0x21: want(1, skipping: 1, as: .pieceLength(screen: screen))
      case 0x2C: want(9, as: .frame(screen: screen))
      case 0x3B: throw damaged("the file ends (0x3B) without a frame")
      default:
        throw damaged(
          "expected an extension (0x21) or a frame (0x2C), found 0x\(hexadecimal(bytes))")
      }
    case .pieceLength(let screen) where bytes[0] == 0:
      want(1, as: .introducer(screen: screen))
    case .pieceLength:
      want(1, skipping: Int(bytes[0]), as: state)
    case .frame(let screen):
      let (left, top) = (bytes.littleEndian(0..<2), bytes.littleEndian(2..<4))
      let (width, height) = (bytes.littleEndian(4..<6), bytes.littleEndian(6..<8))
      guard left + width <= screen.width, top + height <= screen.height else {
        throw damaged(
          "the first frame, \(width)x\(height) at \(left),\(top), "
            + "does not fit into the image, \(screen.size)")
      }
      return screen.size
    }
    return nil
  }

  private mutating func want(_ count: Int, skipping skipped: Int = 0, as next: State) {
    let start = wanted.upperBound + skipped
    wanted = start..<start + count
    state = next
  }

  private func damaged(_ what: String) -> ImageHeaderError {
    ImageHeaderError(.damaged(.gif, what), at: wanted.lowerBound)
  }
}
