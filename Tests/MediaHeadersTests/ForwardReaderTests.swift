import MediaHeaders
import Testing

@Suite("Reading a stream forward")
struct ForwardReaderTests {
  private struct Fault: Error, Equatable {}

  /// 0, 1, 2, … 199 in pieces of at most 7 bytes; parts at offsets, some past the end.
  @Test(arguments: [true, false])
  func parts(canSeek: Bool) throws {
    var place = 0
    var readCount = 0
    var reader = ForwardReader<Never>(
      next: { count in
        let end = min(200, place + min(7, count))
        defer { place = max(place, end) }
        readCount += max(0, end - place)
        return place < end ? (place..<end).map { UInt8($0) } : []
      },
      seek: { count in
        if canSeek { place += count }
        return canSeek
      })
    #expect(reader.read(at: 0, count: 3) == [0, 1, 2])
    #expect(reader.read(at: 3, count: 9) == Array(3..<12))
    #expect(reader.read(at: 100, count: 20) == Array(100..<120))
    #expect(reader.read(at: 198, count: 5) == [198, 199])
    #expect(reader.read(at: 300, count: 5) == [])
    #expect(readCount == (canSeek ? 34 : 200))
  }

  @Test(arguments: [0, 5])
  func faults(offset: Int) {
    var reader = ForwardReader<Fault>(
      next: { (_) throws(Fault) in throw Fault() }, seek: { _ in false })
    #expect(throws: Fault()) { try reader.read(at: offset, count: 1) }
  }
}
