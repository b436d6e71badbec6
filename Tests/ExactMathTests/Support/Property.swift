import Testing

extension Tag {
  /// Compared with GMP's own functions.
  @Tag static var oracle: Self
}
