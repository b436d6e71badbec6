internal import ArgumentParser
internal import Foundation

/// Prints how much longer a quote from the shell takes than a program that does nothing.
@main
struct ColdStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coldstart",
    abstract: "Time whole processes: the command-line program beside /bin/true, in turn.",
    discussion: """
      Each pair is one run of both, and the difference of the two is what the program itself \
      takes: the kernel's work for any process is in both. The order turns round at every pair.
      """
  )

  @Option(help: "The release build of livepeer-pricing.")
  var program = ".build/release/livepeer-pricing"

  @Option(help: "How many pairs to run.")
  var pairs = 200

  @Option(help: "The largest median difference, in milliseconds.")
  var bound = 10.0

  @Flag(help: "Exit with status 1 where the bound is missed.")
  var strict = false

  @Argument(help: "What the program is to do.")
  var arguments = [
    "quote", "audio-to-text", "--duration", "3m20s", "--eth-usd", "3127.45",
  ]

  func validate() throws {
    guard pairs > 0 else { throw ValidationError("--pairs must be more than 0") }
  }

  func run() throws {
    let quote = try Child(program, arguments)
    let nothing = try Child("/bin/true", [])
    // The first runs bring the files into memory.
    for _ in 0..<5 { _ = (try quote.run(), try nothing.run()) }

    var times: [(quote: Double, nothing: Double)] = []
    for pair in 0..<pairs {
      if pair.isMultiple(of: 2) {
        let first = try quote.run()
        times.append((first, try nothing.run()))
      } else {
        let first = try nothing.run()
        times.append((try quote.run(), first))
      }
    }

    let differences = times.map { $0.quote - $0.nothing }.sorted()
    let isMet = percentile(50, of: differences) <= bound
    print("\(([program] + arguments).joined(separator: " ")), \(pairs) pairs, median ms")
    print("  program     \(milliseconds(percentile(50, of: times.map(\.quote).sorted())))")
    print("  /bin/true   \(milliseconds(percentile(50, of: times.map(\.nothing).sorted())))")
    print(
      "  difference  \(milliseconds(percentile(50, of: differences)))",
      " p10–p90 \(milliseconds(percentile(10, of: differences)))–"
        + milliseconds(percentile(90, of: differences)),
      " bound ≤ \(String(format: "%g", bound))",
      isMet ? " met" : " MISSED",
      separator: "")
    if strict && !isMet { throw ExitCode.failure }
  }
}

/// The nearest-rank percentile of sorted values.
private func percentile(_ percent: Int, of sorted: [Double]) -> Double {
  sorted[max(0, (percent * sorted.count + 99) / 100 - 1)]
}

private func milliseconds(_ value: Double) -> String { String(format: "%.2f", value) }
