import Foundation
import LivepeerPricing
import Testing
import TestSupport

@Suite struct JobCodableTests {
  private static func size(_ text: String) -> ImageSize {
    guard let size = try? ImageSize(text) else { preconditionFailure("a size") }
    return size
  }

  @Test(
    arguments: [
      (
        Job(.audioToText, .duration(200_000)),
        #"{"duration_ms":"200000","pipeline":"audio-to-text"}"#
      ),
      (Job(.textToSpeech, .characters(5)), #"{"characters":"5","pipeline":"text-to-speech"}"#),
      (Job(.textToSpeech, .text("né")), #"{"pipeline":"text-to-speech","text":"né"}"#),
      (
        Job(.textToImage, .images(size("1920x1080"), count: 2)),
        #"{"count":"2","height":"1080","pipeline":"text-to-image","width":"1920"}"#
      ),
      (Job(.llm, .tokens(1_000)), #"{"pipeline":"llm","tokens":"1000"}"#),
      (Job("frame-tagger", .requests(3)), #"{"pipeline":"frame-tagger","requests":"3"}"#),
      (
        Job("frame-tagger", .units(.powerOfTen(30))),
        #"{"pipeline":"frame-tagger","units":"1000000000000000000000000000000"}"#
      ),
      (Job(.llm, .unspecified), #"{"pipeline":"llm"}"#),
    ])
  func aJobIsItsPipelineAndItsMeasure(job: Job, json: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(job), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(Job.self, from: Data(json.utf8)) == job)
  }

  @Test func withoutACountThereIsOneImage() throws {
    let json = #"{"pipeline":"upscale","width":"8","height":"9"}"#
    let job = try JSONDecoder().decode(Job.self, from: Data(json.utf8))
    #expect(job == Job(.upscale, .images(Self.size("8x9"), count: 1)))
  }

  @Test(
    arguments: [
      (#"{"units":"1"}"#, "pipeline"),
      (#"{"pipeline":"llm","units":"1","tokens":"1"}"#, "this one has tokens, units"),
      (#"{"pipeline":"upscale","width":"8"}"#, "height"),
      (#"{"pipeline":"upscale","count":"8"}"#, "width"),
      (#"{"pipeline":"upscale","width":"0","height":"9"}"#, "this is 0x9"),
      (#"{"pipeline":"llm","tokens":"-1"}"#, "is not negative"),
      (#"{"pipeline":"llm","tokens":1}"#, "String"),
      (#"{"pipeline":"audio-to-text","duration_ms":"1.5"}"#, "whole number"),
    ])
  func otherJobsAreRefused(json: String, reason: String) {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Job.self, from: Data(json.utf8))
    }
    #expect(error.map { "\($0)".contains(reason) } == true, "\(String(describing: error))")
  }
}
