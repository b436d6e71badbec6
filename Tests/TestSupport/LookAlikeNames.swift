/// Returns 2^`letters` names that are equal strings, and whose bytes all differ.
package func lookAlikeNames(letters: Int) -> [String] {
  (0..<1 << letters).map { number in
    (0..<letters).map { number >> $0 & 1 == 0 ? "\u{E9}" : "e\u{301}" }.joined()
  }
}
