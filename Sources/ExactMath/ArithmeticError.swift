/// An error of exact arithmetic.
public enum ArithmeticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The divisor is zero.
  case divisionByZero

  /// A line that says what went wrong.
  public var description: String {
    switch self {
    case .divisionByZero: "division by zero"
    }
  }
}
