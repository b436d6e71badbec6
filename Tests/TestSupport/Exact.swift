public import ExactMath
internal import Foundation

/// Tables spell exact fractions as texts: `"1400000000/12882811"`.
extension Rational: ExpressibleByStringLiteral {
  /// The number that the literal spells; traps where it spells none.
  public init(stringLiteral text: String) {
    guard let value = Rational(text) else { preconditionFailure("not a fraction: \(text)") }
    self = value
  }
}

/// The error that a body throws, or nil where it throws none.
package func thrown<Failure: Error, Result>(_ body: () throws(Failure) -> Result) -> Failure? {
  do throws(Failure) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

/// What comes back after a value was written as JSON and read, with the JSON text.
package func recoded<Value: Codable>(_ value: Value) throws -> (value: Value, json: String) {
  let bytes = try JSONEncoder().encode(value)
  let decoded = try JSONDecoder().decode(Value.self, from: bytes)
  return (decoded, String(decoding: bytes, as: UTF8.self))
}

/// The line that a decoder gives for a JSON text it refuses, or nil where it takes it.
package func decodingRefusal<Value: Decodable>(of json: String, as type: Value.Type) throws
  -> String?
{
  do {
    _ = try JSONDecoder().decode(type, from: Data(json.utf8))
    return nil
  } catch let error as DecodingError {
    return switch error {
    case .dataCorrupted(let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .keyNotFound(_, let context):
      context.debugDescription
    @unknown default: "\(error)"
    }
  }
}

extension StringProtocol {
  /// Whether a message stays on its line and shows nothing that a terminal obeys.
  package var isOnePlainLine: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      }
  }
}
