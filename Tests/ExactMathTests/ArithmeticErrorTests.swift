import ExactMath
import Testing

@Suite("ArithmeticError")
struct ArithmeticErrorTests {
  @Test("says what went wrong in one line")
  func description() {
    #expect("\(ArithmeticError.divisionByZero)" == "division by zero")
  }

  @Test("is the one type that each throwing operation names")
  func typedThrows() {
    let operations: [() throws(ArithmeticError) -> Void] = [
      { () throws(ArithmeticError) in _ = try BigInt(1).divided(by: 0, rounding: .up) },
      { () throws(ArithmeticError) in _ = try Rational(1).divided(by: 0) },
      { () throws(ArithmeticError) in _ = try Rational(dividing: 1, by: 0) },
    ]
    for operation in operations {
      #expect(throws: ArithmeticError.divisionByZero) { try operation() }
    }
  }
}
