public import MediaHeaders

extension Quantity where Unit == Millisecond {
  /// Creates the length of an audio file in milliseconds, a fraction of one rounded up.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let header: [UInt8] =
  ///   Array("RIFF\u{24}\0\0\0WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0]
  ///   + [0x44, 0xAC, 0, 0, 0x44, 0xAC, 0, 0, 1, 0, 8, 0]
  ///   + Array("data".utf8) + [0xC8, 0, 0, 0]
  /// let file = try AudioFile(header + [UInt8](repeating: 0x7F, count: 200))
  /// print(Quantity(file))  // 5 ms
  /// ```
  public init(_ file: AudioFile) {
    self.init(counted: BigInt(file.length.milliseconds))
  }
}
