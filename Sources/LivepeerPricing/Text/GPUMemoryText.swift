/// The memory of each GPU of a machine as text: `24,24`, `24 GB, 24`.
package enum GPUMemoryText {
  /// The memory that a GPU may have, in GB.
  package static let allowedGB = 1...10_000

  /// Reads whole GB, a number for each GPU, separated by commas; `GB`, `GiB` and `G` may follow.
  ///
  /// The GB are those that a GPU is sold with: 24 GB and 24 GiB are the same.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Returns: The memory of each GPU in GB, in the order of the text.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  package static func parse(_ text: String) throws(TextFormError) -> [Int] {
    var cursor = TextCursor(text, as: .gpuMemory)
    var memory: [Int] = []
    repeat {
      cursor.skipSpaces()
      memory.append(try cursor.readGB())
      cursor.skipSpaces()
      let start = cursor.offset
      let unit = cursor.readWord()
      guard ["", "gb", "gib", "g"].contains(unit.lowercased()) else {
        throw cursor.error(
          .unknown("unit", name: String(unit.prefix(40)), allowed: ["GB", "GiB", "G"]), at: start)
      }
      cursor.skipSpaces()
    } while cursor.skip(UInt8(ascii: ","))
    guard cursor.isAtEnd else { throw cursor.expected("a comma and the next GPU, as in 24,24") }
    return memory
  }
}

extension TextCursor {
  /// Reads the GB of one GPU.
  fileprivate mutating func readGB() throws(TextFormError) -> Int {
    let start = offset
    var memory = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      memory = memory * 10 + Int(byte - UInt8(ascii: "0"))
      guard memory <= GPUMemoryText.allowedGB.upperBound else { break }
      _ = skip(byte)
    }
    guard offset > start else { throw expected("whole GB, a number for each GPU, as in 24,24") }
    guard GPUMemoryText.allowedGB.contains(memory) else {
      throw error(
        .outOfRange("a GPU has 1 through 10000 GB; write whole GB for each, as in 24,24"), at: start
      )
    }
    return memory
  }
}
