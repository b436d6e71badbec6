import LivepeerPricing
import Testing
import TestSupport

@Suite struct GPUMemoryTextTests {
  @Test(
    arguments: [
      ("24", [24]), ("24,24", [24, 24]), ("24 GB, 24", [24, 24]), ("24GB,8gb", [24, 8]),
      ("24 GiB , 12 G", [24, 12]), (" 8", [8]), ("1,10000", [1, 10_000]), ("008", [8]),
    ]
  )
  func eachGPUIsRead(text: String, memory: [Int]) throws {
    #expect(try GPUMemoryText.parse(text) == memory)
  }

  @Test(
    arguments: [
      ("", 0, "expected whole GB"), ("24,", 3, "expected whole GB"),
      (",24", 0, "expected whole GB"),
      ("24,,24", 3, "expected whole GB"), ("24 24", 3, "expected a comma and the next GPU"),
      ("24;24", 2, "expected a comma"), ("24.5", 2, "expected a comma"), ("-8", 0, "whole GB"),
      ("0", 0, "1 through 10000 GB"), ("10001", 0, "1 through 10000 GB"), ("8,0", 2, "1 through"),
      ("24MiB", 2, "unknown unit 'MiB'; use one of GB, GiB, G"), ("2x24", 1, "unknown unit 'x'"),
    ]
  )
  func otherTextsAreRefused(text: String, offset: Int, message: String) throws {
    let error = try #require(thrown { () throws(TextFormError) in try GPUMemoryText.parse(text) })
    #expect(error.offset == offset)
    #expect("\(error)".hasPrefix("GPU memory '") && "\(error)".contains(message))
    #expect("\(error)".isOnePlainLine)
  }

  @Test func longNumbersAreRefusedAtOnce() throws {
    let text = String(repeating: "9", count: 1_000_000)
    let duration = usualProcessorTime {
      #expect(thrown { () throws(TextFormError) in try GPUMemoryText.parse(text) } != nil)
    }
    #expect(duration < .milliseconds(200))
  }
}
