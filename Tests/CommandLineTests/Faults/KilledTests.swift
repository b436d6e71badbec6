import Foundation
import TestSupport
import Testing

/// SIGKILL, and crowds: what stands under a name is whole, and leftovers are in nobody's way.
@Suite(.serialized) struct KilledTests {
  static let files = [
    "jobs.csv": BatchLargeFilesTests.header + BatchLargeFilesTests.rows(20_000), "old": "old\n",
  ]
  static let batch = "livepeer-pricing batch jobs.csv --output out.csv --totals t.json"

  /// Half of the runs have old files under the names.
  ///
  /// `KILL_SEED` repeats the moments of a run.
  @Test func killedAtRandomMoments() throws {
    let seed =
      ProcessInfo.processInfo.environment["KILL_SEED"].flatMap { UInt64($0) }
      ?? UInt64.random(in: 0...UInt64.max)
    print("SIGKILL at random moments: KILL_SEED=\(seed)")
    var generator = SeededGenerator(seed: seed)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try shell(Self.batch, Self.files).status == 0)
    let milliseconds = min(Int((clock.now - start) / .milliseconds(1)), 400)
    var script = "\(Self.batch); mkdir whole; mv out.csv t.json whole\n"
    for number in 0..<20 {
      let wait = Int.random(in: 0...milliseconds, using: &generator)
      script += """
        rm -f out.csv t.json; \(number % 2 == 0 ? "cp old out.csv; cp old t.json" : "")
        \(Self.batch) & sleep 0.\(String(repeating: "0", count: 3 - String(wait).count))\(wait)
        kill -KILL $! 2>/dev/null; wait $! 2>/dev/null
        for f in out.csv t.json; do
          test ! -e $f || cmp -s $f whole/$f || cmp -s $f old || echo $f after \(wait) ms
        done

        """
    }
    script += "\(Self.batch) && cmp out.csv whole/out.csv && cmp t.json whole/t.json"
    let run = try shell(script, Self.files)
    #expect(run.status == 0 && run.output == "", "KILL_SEED=\(seed)")
  }

  /// Fifty at a time, half of them to ten names that all share, the others to names of their own.
  @Test func thousandProcessesInOneFolder() throws {
    let run = try shell(
      """
      livepeer-pricing batch jobs.csv --output whole.csv --totals whole.json; mkdir out
      for batch in $(seq 0 19); do
        for n in $(seq 0 49); do
          if test $n -lt 25; then name=$((n % 10)); else name=$batch-$n; fi
          livepeer-pricing batch jobs.csv --output out/$name.csv --totals out/$name.json \
            || echo $batch $n failed &
        done
        wait
      done
      ls -A out | wc -l | tr -d ' '
      for f in out/*; do cmp $f whole.${f##*.}; done
      """,
      ["jobs.csv": "pipeline,units\nupscale,1\naudio-to-text,2\n"])
    // Ten names and twenty times twenty-five, each with rows and totals.
    #expect(run.output == "1020\n" && run.complaints == "")
  }
}
