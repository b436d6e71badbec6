package import ExactMath
internal import Foundation
internal import Testing

/// A case of a file of `Vectors`: what a rule is given, and what it makes of it.
package struct VectorCase: Sendable {
  /// What the rule is given, by name.
  package let input: VectorMembers
  /// What comes out, by name.
  package let output: VectorMembers
  /// The file's name and the number of the case in it, from 1.
  package let place: String

  /// Returns the cases of `Vectors/NAME.json`; traps if there is no such file.
  package static func all(of name: String) -> [VectorCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Vectors")
    do {
      let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
      let document = try JSONDecoder().decode(Document.self, from: data)
      precondition(document.version == "1", "\(name).json is of another version")
      return document.cases.enumerated().map { index, found in
        VectorCase(input: found.input, output: found.output, place: "\(name) \(index + 1)")
      }
    } catch {
      preconditionFailure("Vectors/\(name).json: \(error)")
    }
  }

  private struct Document: Decodable {
    let version: String
    let cases: [Case]

    struct Case: Decodable {
      let input: VectorMembers
      let output: VectorMembers
    }
  }
}

extension VectorCase: CustomTestStringConvertible {
  package var testDescription: String { place }
}

/// Named values of a case.
package struct VectorMembers: Equatable, Sendable, Decodable, ExpressibleByDictionaryLiteral {
  private let values: [String: VectorValue]

  package init(dictionaryLiteral elements: (String, VectorValue)...) {
    values = Dictionary(uniqueKeysWithValues: elements)
  }

  package init(from decoder: any Decoder) throws {
    values = try [String: VectorValue](from: decoder)
  }

  /// The members that stand for an error.
  package static func error(_ code: String) -> VectorMembers { ["error": .text(code)] }

  /// Returns the members with another one, unless that is nil.
  package func with(_ name: String, _ value: VectorValue?) -> VectorMembers {
    guard let value else { return self }
    return VectorMembers(values.merging([name: value]) { _, new in new })
  }

  private init(_ values: [String: VectorValue]) { self.values = values }

  /// Whether there is a member of the name.
  package func has(_ name: String) -> Bool { values[name] != nil }

  /// The text of a member; traps if there is none.
  package func text(_ name: String) -> String {
    guard case .text(let text) = values[name] else { preconditionFailure("no text \(name)") }
    return text
  }

  /// The whole number of a member; traps if there is none.
  package func integer(_ name: String) -> BigInt {
    guard let number = BigInt(text(name)) else { preconditionFailure("\(name) is not whole") }
    return number
  }

  /// The number of a member, a fraction or a decimal; traps if there is none.
  package func number(_ name: String) -> Rational {
    guard let number = Rational(text(name)) else { preconditionFailure("\(name) is no number") }
    return number
  }

  /// The numbers of a member that is a list; traps if it is not.
  package func numbers(_ name: String) -> [Rational] {
    list(name).map { element in
      guard case .text(let text) = element, let number = Rational(text) else {
        preconditionFailure("\(name) has what is no number")
      }
      return number
    }
  }

  /// The objects of a member that is a list; traps if it is not.
  package func objects(_ name: String) -> [VectorMembers] {
    list(name).map { element in
      guard case .object(let members) = element else { preconditionFailure("\(name): no object") }
      return members
    }
  }

  private func list(_ name: String) -> [VectorValue] {
    guard case .list(let elements) = values[name] else { preconditionFailure("no list \(name)") }
    return elements
  }
}

/// A value of a case: a text, which numbers are too, a list, or an object.
package enum VectorValue: Equatable, Sendable, Decodable, ExpressibleByStringInterpolation {
  case text(String)
  indirect case list([VectorValue])
  indirect case object(VectorMembers)

  package init(stringLiteral text: String) { self = .text(text) }

  /// Whether the values are the same, texts to the byte; `String` takes some spellings for one.
  package static func == (lhs: VectorValue, rhs: VectorValue) -> Bool {
    switch (lhs, rhs) {
    case (.text(let lhs), .text(let rhs)): lhs.utf8.elementsEqual(rhs.utf8)
    case (.list(let lhs), .list(let rhs)): lhs == rhs
    case (.object(let lhs), .object(let rhs)): lhs == rhs
    default: false
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let elements = try? container.decode([VectorValue].self) {
      self = .list(elements)
    } else {
      self = .object(try container.decode(VectorMembers.self))
    }
  }

  /// The value that stands for an error.
  package static func error(_ code: String) -> VectorValue { .object(.error(code)) }
}
