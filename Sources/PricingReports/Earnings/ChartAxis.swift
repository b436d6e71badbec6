internal import ExactMath

/// One axis of a chart: its two ends, and the round figures on it.
struct ChartAxis {
  let low: Rational
  let high: Rational
  /// The round figures from low through high.
  let ticks: [Rational]

  /// Creates an axis whose ends are round figures around a range.
  init(around range: ClosedRange<Rational>, atMost count: Int) {
    let span = range.upperBound - range.lowerBound
    let step = ChartAxis.roundStep(span, atMost: count)
    let first = (range.lowerBound / step).rounded(.down)
    // An empty range gets one step.
    let last = max((range.upperBound / step).rounded(.up), first + 1)
    low = Rational(first) * step
    high = Rational(last) * step
    ticks = ChartAxis.multiples(of: step, from: first, through: last)
  }

  /// Creates an axis whose ends are the bounds of a range.
  init(exactly range: ClosedRange<Rational>, atMost count: Int) {
    low = range.lowerBound
    high = range.upperBound
    let step = ChartAxis.roundStep(high - low, atMost: count)
    ticks = ChartAxis.multiples(
      of: step, from: (low / step).rounded(.up), through: (high / step).rounded(.down))
  }

  /// Returns the position of a figure in steps along the axis, rounded half to even.
  func position(of value: Rational, on length: Int) -> Int {
    // An axis without length has its one figure in the middle.
    guard high > low else { return length / 2 }
    return Int(
      clamping: ((value - low) / (high - low) * Rational(length)).rounded(.toNearestOrEven))
  }

  /// Returns the figure at a step along the axis.
  func value(at position: Int, on length: Int) -> Rational {
    low + (high - low) * Rational(BigInt(position), BigInt(max(length, 1)))
  }

  private static func multiples(
    of step: Rational, from first: BigInt, through last: BigInt
  ) -> [Rational] {
    var multiples: [Rational] = []
    var index = first
    while index <= last {
      multiples.append(Rational(index) * step)
      index += 1
    }
    return multiples
  }

  /// Returns the smallest round step that divides the span into at most the given number of steps.
  ///
  /// Round steps are 1, 2, 5, 10, 20, 50, … and 0.5, 0.2, ….
  private static func roundStep(_ span: Rational, atMost count: Int) -> Rational {
    guard span > 0 else { return 1 }
    let least = span / Rational(count)
    var power = Rational(1)
    while power > least { power /= 10 }
    while power * 10 <= least { power *= 10 }
    // power ≤ least < 10 · power
    return [1, 2, 5].map { power * $0 }.first { $0 >= least } ?? power * 10
  }
}
