import LivepeerPricing
import Foundation
import Testing

/// Help texts are compared with those in `Help`; run with `RECORD_HELP=1` to renew them.
@Suite struct HelpTests {
  static let commands = [
    "livepeer-pricing", "quote", "convert", "prices", "check", "diff", "audit", "batch", "totals",
    "reconcile", "income", "earnings", "payments", "market",
  ]

  private static let folder = packageFolder.appendingPathComponent("Tests/CommandLineTests/Help")

  private static func help(of command: String) throws -> String {
    try expectOutput(command == Program.name ? "--help" : "\(command) --help")
  }

  @Test(arguments: commands)
  func snapshot(of command: String) throws {
    let help = try HelpTests.help(of: command)
    let file = HelpTests.folder.appendingPathComponent(command + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_HELP"] != nil {
      try Data(help.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == help)
  }

  @Test(arguments: commands)
  func fits80Columns(help command: String) throws {
    for line in try HelpTests.help(of: command).split(separator: "\n") {
      #expect(line.count <= 80)
    }
  }

  /// What the examples read, beside a price file.
  private static let usageFiles = #"""
    printf 'pipeline,units\nupscale,3\n' | tee jobs.csv may.csv >june.csv
    echo '{"pipeline":"upscale","units":3}' | gzip >jobs.ndjson.gz
    echo '{"capabilities_prices":[{"pipeline":"upscale","price_per_unit":4040001}]}' >caps.json
    printf 'job_id,pipeline,units,fee_wei\na,upscale,3,15\n' |
      tee quoted.csv settled.csv >metered.csv
    mkdir shards
    echo '{"rows":"0","rejected":"0","fee_wei":"0","groups":[]}' |
      tee may.json june.json shards/1.json >shards/2.json
    echo '[{"pipeline":"upscale","model_id":"m","price_per_unit":1e-9,"currency":"USD"}]' \
      >dollars.json
    printf 'time,eth_usd\n2026-10-25T23:00:00Z,3010.25\n' >eth-usd.csv
    echo '{"pipeline":"upscale","timestamp":"1792972800000",
      "data":{"pixels":3,"request_id":"a","computed_fee":"15"}}' | tr -d '\n' >events.ndjson
    echo '{"type":"create_signed_ticket","data":{"current_time_unix":1792972800000,
      "computed_fee":"15","session_id":"s"}}' | tr -d '\n' >tickets.ndjson
    printf 'session_id,fee_wei\ns,15\n' >sessions.csv
    echo '{"payment":{"job":"a","wei":"15"}}' >paid.ndjson
    printf 'block_time,face_value,gas_wei,tx_hash\n1792972800,5,1,a\n' >redeemed.csv
    printf 'GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0' >photo.jpg
    printf 'RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\7\0\0\0\7\0\0\0\1\0\10\0data\0\0\0\0123' \
      >talk.mp3
    echo '{"type":"network_capabilities","data":[{"address":"0x1","capabilities_prices":[
      {"pricePerUnit":5,"pixelsPerUnit":1,"capability":30,"constraint":"m"}]}]}' |
      tee capabilities.json >network.ndjson
    echo '{"pipeline":"upscale","jobs-per-day":9,"size":"9x9"}' >gpu.json

    """#

  /// The lines before USAGE; of an example or a list each is indented.
  private static func discussion(of command: String) throws -> [String] {
    Array(
      try help(of: command).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init).prefix { !$0.hasPrefix("USAGE:") })
  }

  /// Examples run as they are printed on a narrow terminal, too; a wide one has longer lines.
  @Test func widths() throws {
    let run = try shell(
      """
      for columns in -5 0 40 60 80 '' x; do
        COLUMNS=$columns livepeer-pricing reconcile --help | cksum
      done | sort -u
      COLUMNS=120 livepeer-pricing reconcile --help | awk '{ if (length > n) n = length } END { print n }'
      """, [:])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2, "\(run)")
    #expect(lines.last.flatMap { Int($0) }.map { (100...120).contains($0) } == true, "\(run)")
  }

  /// What ArgumentParser wraps goes on at the left margin: then an example or a list is broken.
  @Test(arguments: commands)
  func wrapsNoExampleAndNoList(help command: String) throws {
    let lines = try HelpTests.discussion(of: command)
    for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  ") {
      #expect(next.isEmpty || next.hasPrefix("  "), "'\(next)' is what is left of '\(line)'")
    }
  }

  /// The commands under EXAMPLES as they are printed, lines that end in a backslash with the next.
  private static func examples(of command: String) throws -> [String] {
    let lines = try discussion(of: command).drop { $0 != "EXAMPLES" }.dropFirst()
      .prefix { !$0.isEmpty }
    var examples: [String] = []
    var isContinued = false
    for line in lines {
      examples =
        isContinued
        ? examples.dropLast() + [(examples.last ?? "") + "\n" + line] : examples + [line]
      isContinued = line.hasSuffix("\\")
    }
    return examples
  }

  /// What help shows has to work: every example is run as it is printed.
  @Test(arguments: commands)
  func examplesRun(of command: String) throws {
    let examples = try HelpTests.examples(of: command)
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(example.contains("livepeer-pricing "), "\(example) is no command")
      let run = try withTemporaryFolder { folder in
        let sheet = """
          [{"pipeline": "text-to-speech", "model_id": "suno/bark", "price_per_unit": 5960464},
           {"pipeline": "upscale", "model_id": "stabilityai/sd-turbo", "price_per_unit": 4000000}]
          """
        for file in ["aiModels.json", "old.json", "new.json"] {
          try Data(sheet.utf8).write(to: folder.appendingPathComponent(file))
        }
        return try Program.shell(HelpTests.usageFiles + example, in: folder)
      }
      #expect(run.status == 0, "\(example)")
      // A warning or a note may be what the example shows.
      #expect(!run.errors.contains("livepeer-pricing: "), "\(example)")
    }
  }
}
