import MediaHeaders
import ExactMath
import LivepeerPricing

/// Headers of images: from memory, through offsets, cut short, and the size against the bytes.
func checkImage(_ input: [UInt8]) {
  checkFile(input)
  if let repaired = withChecksum(input) { checkFile(repaired) }
}

private typealias Outcome = Result<ImageHeader, ImageHeaderError>

private func checkFile(_ file: [UInt8]) {
  let whole = outcome(of: file)
  let read = outcome(readingParts: file)
  require(read == whole, "\(whole) in memory, and \(read) through offsets")
  switch whole {
  case .success(let header):
    require(isSize(header, of: file), "\(header) is not what the bytes say")
  case .failure(let error):
    requireOneLine(error)
    if case .truncated(_, let needed) = error.reason {
      require(needed > file.count && error.offset <= needed, "\(file.count) bytes: \(error)")
    } else {
      require((0...file.count).contains(error.offset), "beyond \(file.count) bytes: \(error)")
    }
  }
  for count in [file.count - 1, file.count / 2, Int(file.last ?? 0)] where count < file.count {
    checkCut(Array(file.prefix(max(count, 0))), of: whole)
  }
}

/// What a part of a file says holds of the whole, unless more bytes are asked for or the format
/// cannot be told yet.
private func checkCut(_ part: [UInt8], of whole: Outcome) {
  let cut = outcome(of: part)
  switch cut {
  case .success: require(cut == whole, "\(cut) of \(part.count) bytes, and \(whole) of all")
  case .failure(let error):
    switch error.reason {
    case .empty, .text, .otherFormat, .unknownFormat, .truncated: return
    // Before the signature's end, its beginning is all that there is.
    case .damaged where part.count < 8: return
    default: require(cut == whole, "\(cut) of \(part.count) bytes, and \(whole) of all")
    }
  }
}

private func outcome(of file: [UInt8]) -> Outcome {
  Result { () throws(ImageHeaderError) in try ImageHeader(file) }
}

/// Through offsets that only go forward, few bytes at a time.
private func outcome(readingParts file: [UInt8]) -> Outcome {
  var end = 0
  var asked = 0
  do throws(ImageReadError<Never>) {
    return .success(
      try ImageHeader { offset, count in
        require(offset >= end && count > 0, "\(count) bytes at \(offset), after \(end)")
        end = offset + count
        asked += count
        require(asked <= 9 << 10, "\(asked) bytes of a header")
        return Array(file.dropFirst(offset).prefix(count))
      })
  } catch {
    switch error {
    case .header(let error): return .failure(error)
    }
  }
}

/// Whether the size stands where the format has it; anywhere in a JPEG.
private func isSize(_ header: ImageHeader, of file: [UInt8]) -> Bool {
  let (width, height) = (header.width, header.height)
  guard width > 0, height > 0 else { return false }
  func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
  switch header.format {
  case .gif: return file[6...].starts(with: bytes(width, 2) + bytes(height, 2))
  case .png: return file[16...].starts(with: (bytes(height, 4) + bytes(width, 4)).reversed())
  case .jpeg:
    let fields = [8] + (bytes(width, 2) + bytes(height, 2)).reversed()
    return file.indices.contains { file[$0...].starts(with: fields) }
  }
}

/// The file with the checksum that its IHDR chunk should have; nil where it has none.
///
/// No fuzzer finds a checksum by itself.
private func withChecksum(_ file: [UInt8]) -> [UInt8]? {
  guard file.count >= 33, file[0] == 0x89, file[12] == UInt8(ascii: "I") else { return nil }
  var remainder = UInt32.max
  for byte in file[12..<29] {
    remainder = remainder >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
  }
  var repaired = file
  for index in 0..<4 {
    repaired[29 + index] = UInt8(truncatingIfNeeded: ~remainder >> (24 - index * 8))
  }
  return repaired == file ? nil : repaired
}

/// CRC-32 of each byte.
private let remainders: [UInt32] = (0..<256).map { byte in
  (0..<8).reduce(UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1) * 0xEDB8_8320 }
}
