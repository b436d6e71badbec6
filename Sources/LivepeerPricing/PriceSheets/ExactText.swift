/// A text that equals another where their bytes do, as to the node.
///
/// Swift's own strings are equal where they look the same: a composed `é` and an `e` with a
/// combining accent.
@usableFromInline
package struct ExactText: Hashable, Sendable {
  @usableFromInline
  package let text: String

  package init(_ text: String) { self.text = text }

  @inlinable
  package static func == (left: ExactText, right: ExactText) -> Bool {
    // Most texts that differ look different, which is known sooner.
    left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    // Texts that are equal here are equal there too.
    hasher.combine(text)
  }
}
