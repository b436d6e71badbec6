/// A unit that is not one of the standard ones.
///
/// It is an object, so that a ``WorkUnitKind`` and an ``AnyScale`` take one word.
final class DeclaredUnit: Hashable, Sendable {
  /// The name in text and in JSON.
  let name: String

  /// Creates a unit of a name that has the form of one.
  init(_ name: String) {
    self.name = name
  }

  /// Returns whether the two have the same name.
  static func == (lhs: DeclaredUnit, rhs: DeclaredUnit) -> Bool { lhs.name == rhs.name }

  /// Adds the name to a hasher.
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
