import StrictJSON
import Testing
import TestSupport

@Suite struct JSONReaderUTF8Tests {
  /// Bytes between quotation marks, and the index of the first invalid one.
  ///
  /// From Table 3-7 and section 3.9 of the Unicode Standard.
  @Test(
    arguments: [
      ([0x80], 0), ([0xBF], 0), ([0xFE], 0), ([0xFF], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xF8, 0x88, 0x80, 0x80, 0x80], 0),
      // Overlong: NUL, slash, U+007F, U+07FF and U+FFFF.
      ([0xC0, 0x80], 0), ([0xC0, 0xAF], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x80, 0xAF], 0),
      ([0xE0, 0x9F, 0xBF], 0), ([0xF0, 0x80, 0x80, 0xAF], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      // Surrogates, alone and as the pair that CESU-8 writes.
      ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0),
      ([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], 0),
      // Above U+10FFFF.
      ([0xF4, 0x90, 0x80, 0x80], 0),
      // Cut short by something else.
      ([0xC3], 0), ([0xC3, 0x28], 0), ([0xE2, 0x82], 0), ([0xE2, 0x28, 0xA1], 0),
      ([0xF0, 0x9F, 0x98], 0), ([0xF0, 0x9F, 0x28, 0x80], 0), ([0xC3, 0xC3, 0xA9], 0),
      // After what is well-formed.
      ([0x61, 0x80], 1), ([0x61, 0x62, 0xFF, 0x63], 2),
      ([0x5C, 0x6E, 0xFF], 2),
    ] as [([UInt8], Int)]
  )
  func illFormedSequencesAreRefused(bytes: [UInt8], index: Int) {
    let quote = UInt8(ascii: "\"")
    let expected = JSONError(.invalidUTF8(bytes[index]), at: .column(index + 2))
    #expect(parseError([quote] + bytes + [quote]) == expected)
  }

  @Test func columnsCountCodePointsBeforeTheByte() {
    let error = parseError(Array("[1,\n\"é😀".utf8) + [0xFF] + Array("\"]".utf8))
    let position = TextPosition(line: 2, column: 4, offset: 11)
    #expect(error == JSONError(.invalidUTF8(0xFF), at: position))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x5B, 0x00], 1), ([0x5B, 0xC3, 0x5D], 2), ([0x5B, 0x5D, 0x80], 3),
      ([0x5B, 0xE2, 0x82], 2), ([0x5B, 0x31, 0xC0], 3),
    ] as [([UInt8], Int)]
  )
  func outsideStringsTooTheFaultIsTheEncoding(bytes: [UInt8], column: Int) {
    let expected = JSONError(.invalidUTF8(bytes[column - 1]), at: .column(column))
    #expect(parseError(bytes) == expected)
  }

  @Test(arguments: [[0x5C, 0xFF], [0x5C, 0x75, 0xFF]] as [[UInt8]])
  func insideEscapesTooTheFaultIsTheEncoding(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(parseError([quote] + bytes + [quote])?.reason == .invalidUTF8(0xFF))
  }

  @Test func theFirstAndLastOfEachLengthAreRead() throws {
    let text = "\u{20}\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try parse("\"\(text)\"").value == .string(text))
  }

  @Test func agreesWithTheStandardLibraryOnEveryTwoBytes() {
    let quote = UInt8(ascii: "\"")
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x80)...0xFF {
        let bytes = [first, second]
        let valid = String(validating: bytes, as: UTF8.self) != nil
        if (parseError([quote] + bytes + [quote]) == nil) != valid {
          Issue.record("\(bytes)")
        }
      }
    }
  }

  @Test func agreesWithTheStandardLibraryOnRandomBytes() {
    let seed: UInt64 = 7
    var generator = SeededGenerator(seed: seed)
    let edges: [UInt8] = [
      0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3,
      0xF4, 0xF5,
    ]
    let quote = UInt8(ascii: "\"")
    for _ in 0..<20_000 {
      let bytes = (0..<4).map { _ in edges.randomElement(using: &generator) ?? 0 }
      let valid = String(validating: bytes, as: UTF8.self) != nil
      if (parseError([quote] + bytes + [quote]) == nil) != valid {
        Issue.record("seed \(seed): \(bytes)")
      }
    }
  }

  /// A compressed price file is refused as such, other bytes are not.
  @Test func gzip() {
    #expect(parseError([0x1F, 0x8B, 0x08, 0x00]) == JSONError(.gzip, at: .column(1)))
    #expect(
      parseError([0x1F, 0x8A])?.reason == .unexpected("\u{1F}", expected: .value))
  }
}
