internal import ExactMath

/// A parser that skips segments up to the frame header (SOF), which has the size.
///
/// Metadata, such as EXIF and colour profiles of up to 64 KiB per segment, is skipped without being
/// read. So are bytes between segments that do not begin a marker.
///
/// Source: ITU-T T.81, annex B; for what is refused, Go's `image/jpeg`.
struct JPEGHeaderParser: ImageHeaderParser {
  private(set) var wanted = 2..<4
  private var state = State.marker

  private enum State {
    /// 0xFF and a marker's code.
    case marker
    /// The byte after a 0xFF that followed a stray byte.
    case secondOfMarker
    /// Another byte after 0xFF, any number of which may precede a code.
    case code
    /// The length of a segment, including the length field.
    case length(marker: UInt8)
    /// The fields of a frame header before its components.
    case frame(length: Int)
    /// Three bytes for each component.
    case components(PixelSize)
  }

  mutating func take(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize? {
    switch state {
    case .marker:
      if bytes[0] == 0xFF {
        try beginMarker(bytes[1])
      } else {
        let mayBegin = bytes[1] == 0xFF
        want(mayBegin ? 1 : 2, as: mayBegin ? .secondOfMarker : .marker)
      }
    case .secondOfMarker: try beginMarker(bytes[0])
    case .code:
      try begin(bytes[0])
    case .length(let marker):
      let length = bytes.bigEndian(0..<2)
      guard length >= 2 else {
        throw damaged("a segment's length is 2 or more, found \(length)")
      }
      if Self.frames.contains(marker) {
        want(6, as: .frame(length: length))
      } else {
        want(2, skipping: length - 2, as: .marker)
      }
    case .frame(let length):
      let (size, components) = try frame(bytes, length: length)
      want(3 * components, as: .components(size))
    case .components(let size):
      try checkComponents(bytes)
      return size
    }
    return nil
  }

  private mutating func want(_ count: Int, skipping skipped: Int = 0, as next: State) {
    let start = wanted.upperBound + skipped
    wanted = start..<start + count
    state = next
  }

  /// Chooses the state after 0xFF and another byte; a zero is not the code of a marker.
  private mutating func beginMarker(_ code: UInt8) throws(ImageHeaderError) {
    if code == 0 { want(2, as: .marker) } else { try begin(code) }
  }

  /// Chooses the state after a marker's code, the last byte that was taken.
  private mutating func begin(_ marker: UInt8) throws(ImageHeaderError) {
    switch marker {
    case 0xFF: want(1, as: .code)
    // Restart markers have no length; Go skips those between segments.
    case 0xD0...0xD7: want(2, as: .marker)
    // DHT, DQT, DRI, APP0 to APP15, COM.
    case Self.frames, 0xC4, 0xDB, 0xDD, 0xE0...0xEF, 0xFE: want(2, as: .length(marker: marker))
    case 0xDA: throw damaged("the scan begins (SOS) before any frame header (SOF)")
    case 0xD9: throw damaged("the image ends (EOI) before any frame header (SOF)")
    default:
      if let process = Self.undecodableProcesses[marker] { throw undecodable(process) }
      throw damaged("the marker 0xFF\(hexadecimal(marker, digits: 2)) is not allowed here")
    }
  }

  private func frame(
    _ bytes: [UInt8], length: Int
  ) throws(ImageHeaderError) -> (size: PixelSize, components: Int) {
    let components = Int(bytes[5])
    guard length == 8 + 3 * components else {
      throw damaged(
        "a frame header's length is 8 and 3 for each component, \(8 + 3 * components) here, "
          + "found \(length)")
    }
    guard bytes[0] == 8 else { throw undecodable("\(bytes[0]) bits per sample") }
    guard [1, 3, 4].contains(components) else { throw undecodable("\(components) components") }
    let (height, width) = (bytes.bigEndian(1..<3), bytes.bigEndian(3..<5))
    let size = try ImageHeaderError.size(width, height, in: .jpeg, at: wanted.lowerBound + 1)
    return (size, components)
  }

  /// Checks that each component has a unique identifier, sampling factors from 1 to 4, and one of
  /// four quantization tables.
  private func checkComponents(_ bytes: [UInt8]) throws(ImageHeaderError) {
    var identifiers: Set<UInt8> = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let sampling = (bytes[start + 1] >> 4, bytes[start + 1] & 0x0F)
      guard identifiers.insert(bytes[start]).inserted else {
        throw damaged("component \(bytes[start]) is repeated", after: start)
      }
      guard (1...4).contains(sampling.0), (1...4).contains(sampling.1) else {
        throw damaged(
          "sampling factors are from 1 to 4, found \(sampling.0) and \(sampling.1)",
          after: start + 1)
      }
      guard bytes[start + 2] <= 3 else {
        throw damaged(
          "quantization tables are numbered from 0 to 3, found \(bytes[start + 2])",
          after: start + 2)
      }
    }
  }

  /// The frame markers SOF0 to SOF2: baseline, extended sequential and progressive, all with
  /// Huffman codes.
  private static let frames: ClosedRange<UInt8> = 0xC0...0xC2

  /// The markers of processes that Go's decoder, and most others, do not support.
  private static let undecodableProcesses: [UInt8: String] = [
    0xC3: "the lossless process (SOF3)",
    0xC5: "the hierarchical process (SOF5)",
    0xC6: "the hierarchical progressive process (SOF6)",
    0xC7: "the hierarchical lossless process (SOF7)",
    0xC9: "arithmetic coding (SOF9)",
    0xCA: "progressive arithmetic coding (SOF10)",
    0xCB: "lossless arithmetic coding (SOF11)",
    0xCC: "arithmetic coding (DAC)",
    0xCD: "hierarchical arithmetic coding (SOF13)",
    0xCE: "hierarchical progressive arithmetic coding (SOF14)",
    0xCF: "hierarchical lossless arithmetic coding (SOF15)",
    0xDE: "the hierarchical process (DHP)",
    0xF7: "JPEG-LS (SOF55)",
  ]

  private func damaged(_ what: String, after offset: Int = 0) -> ImageHeaderError {
    ImageHeaderError(.damaged(.jpeg, what), at: wanted.lowerBound + offset)
  }

  private func undecodable(_ what: String) -> ImageHeaderError {
    ImageHeaderError(.undecodable(.jpeg, what), at: wanted.lowerBound)
  }
}
