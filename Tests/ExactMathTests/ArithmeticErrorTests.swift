import ExactMath
import Testing
import TestSupport

@Suite("ArithmeticError")
struct ArithmeticErrorTests {
  @Test("says what went wrong in one line")
  func description() {
    #expect("\(ArithmeticError.divisionByZero)" == "division by zero")
  }

  @Test("is the one type that throwing operations name")
  func typedThrows() {
    // Compiles only while the error's type is known here.
    do throws(ArithmeticError) {
      _ = try BigInt(1).divided(by: 1, rounding: .up)
      _ = try Rational(1).divided(by: Rational(dividing: 0, by: 1))
      Issue.record("nothing was thrown")
    } catch {
      #expect(error == .divisionByZero)
    }
  }
}
