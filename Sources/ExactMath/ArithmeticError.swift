/// What an exact operation cannot answer.
public enum ArithmeticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A division by zero.
  case divisionByZero

  /// One line: what went wrong.
  public var description: String {
    switch self {
    case .divisionByZero: "division by zero"
    }
  }
}
