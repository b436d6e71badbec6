import LivepeerPricing
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct OutputCursorTests {
  /// Numbers around every power of ten and two, against text made digit by digit.
  @Test(arguments: [0, 1, 7, 8, 9, 11, 12, 13, 15, 16, 17, 30])
  func numbers(_ decimals: Int) {
    var numbers: [UInt128] = [0, UInt128(UInt64.max), UInt128(UInt64.max) + 1, .max]
    var power: UInt128 = 1
    for _ in 0..<38 {
      power *= 10
      numbers += [power - 1, power, power + 1, power / 2]
    }
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let bits = UInt128.random(in: 0...127, using: &generator)
      numbers.append(UInt128.random(in: 0...UInt128.max, using: &generator) >> bits)
    }
    for number in numbers {
      #expect(Self.text { $0.put(number) } == "\(number)")
      let scaled = Self.text { $0.put(number, DecimalScale(decimals: decimals)) }
      let digits = "\(number)"
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let whole = String(padded.dropLast(decimals))
      #expect(scaled == (decimals == 0 ? whole : whole + "." + padded.suffix(decimals)))
    }
  }

  /// How many decimals are written eight digits at a time.
  @Test(arguments: [(0, false), (1, true), (8, true), (16, true), (17, false), (30, false)])
  func decimalsInWords(decimals: Int, isInWords: Bool) {
    #expect(DecimalScale(decimals: decimals).isInWords == isInWords)
  }

  @Test func bytesOfAllLengths() {
    let bytes = (0..<100).map { UInt8($0) }
    for start in [0, 1, 17] {
      for end in start...100 {
        let copied = Self.bytes { cursor in
          unsafe cursor.put(bytes.span.bytes, from: start, to: end)
        }
        #expect(copied == Array(bytes[start..<end]))
      }
    }
  }

  private static func text(_ write: (inout OutputCursor) -> Void) -> String {
    String(decoding: bytes(write), as: UTF8.self)
  }

  private static func bytes(_ write: (inout OutputCursor) -> Void) -> [UInt8] {
    var room = Array(repeating: UInt8(0), count: 1_000)
    let count = unsafe room.withUnsafeMutableBytes { buffer in
      var cursor = unsafe OutputCursor(buffer)
      cursor.requireRoom(forRecord: 100)
      write(&cursor)
      return unsafe cursor.distance(from: buffer)
    }
    return Array(room[..<count])
  }
}
