import ExactMath
import Testing
import TestSupport

@Suite("BigInt: addition and subtraction")
struct BigIntAdditionTests {
  @Test(
    "as GMP adds and subtracts",
    .tags(.oracle, .property),
    arguments: [
      Operation("+", cases: 8_000, { $0 + $1 }, { $0 + $1 }),
      Operation("-", cases: 8_000, { $0 - $1 }, { $0 - $1 }),
      Operation(assigning: "+=", cases: 2_000, { $0 += $1 }, { $0 + $1 }),
      Operation(assigning: "-=", cases: 2_000, { $0 -= $1 }, { $0 - $1 }),
      Operation("and the negative", cases: 2_000, { x, _ in -x }, { x, _ in -x }),
      Operation(assigning: "negate", cases: 2_000, { x, _ in x.negate() }, { x, _ in -x }),
    ]
  )
  func agreesWithGMP(_ operation: Operation) {
    operation.check()
  }

  @Test("adding and taking away again comes back", .tags(.property))
  func roundTrip() {
    forAll(cases: 4_000) { generator in
      let (x, y) = (Operand.random(using: &generator).big, Operand.random(using: &generator).big)
      return difference(BigInt.Appearance(x + y - y), BigInt.Appearance(x), "\(x) + y - \(y)")
        ?? difference(x + y, y + x, "\(x) + \(y) the other way round")
        ?? difference(x - x, .zero, "\(x) - \(x)")
    }
  }
}
