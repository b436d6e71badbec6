import QuoteStream
import Testing

@Suite struct OrderedWorkTests {
  private struct Stop: Error {}

  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(width: Int) async {
    var next = 0
    var taken: [Int] = []
    await OrderedWork.run(
      from: 0, width: width,
      next: {
        next += 1
        return next < 100 ? next : nil
      },
      work: { $0 * $0 }, take: { taken.append($0) })
    #expect(taken == (0..<100).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 8])
  func nothingIsTakenAfterAnError(width: Int) async {
    var next = 0
    var taken: [Int] = []
    await #expect(throws: Stop.self) {
      try await OrderedWork.run(
        from: 0, width: width,
        next: { () throws(Stop) in
          next += 1
          return next < 100 ? next : nil
        },
        work: { $0 },
        take: { (result) throws(Stop) in
          if result == 10 { throw Stop() }
          taken.append(result)
        })
    }
    #expect(taken == Array(0..<10))
  }
}
