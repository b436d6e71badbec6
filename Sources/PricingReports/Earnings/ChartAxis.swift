internal import ExactMath

/// One axis of a chart: where it begins and ends, and which round figures stand on it.
struct ChartAxis {
  let low: Rational
  let high: Rational
  /// Round figures from low through high.
  let ticks: [Rational]

  /// An axis that begins and ends with round figures around those.
  init(around range: ClosedRange<Rational>, atMost count: Int) {
    let span = range.upperBound - range.lowerBound
    let step = ChartAxis.roundStep(span, atMost: count)
    let first = (range.lowerBound / step).rounded(.down)
    // A range without length gets one step.
    let last = max((range.upperBound / step).rounded(.up), first + 1)
    low = Rational(first) * step
    high = Rational(last) * step
    ticks = ChartAxis.multiples(of: step, from: first, through: last)
  }

  /// An axis that begins and ends with those figures.
  init(exactly range: ClosedRange<Rational>, atMost count: Int) {
    low = range.lowerBound
    high = range.upperBound
    let step = ChartAxis.roundStep(high - low, atMost: count)
    ticks = ChartAxis.multiples(
      of: step, from: (low / step).rounded(.up), through: (high / step).rounded(.down))
  }

  /// Where a figure stands on so many steps of the axis, to the nearest one, half to even.
  func position(of value: Rational, on length: Int) -> Int {
    // An axis without length has its one figure in the middle.
    guard high > low else { return length / 2 }
    return Int(
      clamping: ((value - low) / (high - low) * Rational(length)).rounded(.toNearestOrEven))
  }

  /// The figure at a step out of so many.
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

  /// The smallest of 1, 2, 5, 10, 20, 50, … and 0.5, 0.2, … of which at most so many fill the span.
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
