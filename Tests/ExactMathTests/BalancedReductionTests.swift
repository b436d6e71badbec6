import ExactMath
import Testing
import TestSupport

@Suite("Balanced reduction")
struct BalancedReductionTests {
  @Test("combines every element once, in order", arguments: 0...33)
  func order(count: Int) {
    let texts = (0..<count).map { "\($0) " }
    var combinations = 0
    let joined = texts.balancedReduction { left, right in
      combinations += 1
      return left + right
    }
    #expect(joined == (texts.isEmpty ? nil : texts.joined()))
    #expect(combinations == max(count - 1, 0))
    #expect(Array(0..<count).balancedSum == count * (count - 1) / 2)
  }

  /// No element is combined more often than the logarithm of their number, rounded up.
  @Test(
    "is balanced", arguments: [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (1_000, 10), (1_025, 11)])
  func depth(count: Int, depth: Int) {
    let depths = Array(repeating: 0, count: count)
    #expect(depths.balancedReduction { max($0, $1) + 1 } == depth)
  }
}
