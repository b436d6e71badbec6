extension PublishedClaim {
  /// Claims that the network's documentation makes, or made, beside its own prices.
  ///
  /// Source: Livepeer's pipeline pages, "late-2025 ETH/USD". The range "8–15M wei" of
  /// audio-to-text is held against both of its ends.
  public static let documented: [(pipeline: Pipeline, claim: PublishedClaim)] = [
    (.audioToText, "12882811wei/ms", "$0.0000014/s"),
    (.imageToText, "1192093wei/px", "$0.000125/Mpx"),
    (.textToImage, "4768371wei/px", "$0.0005/Mpx"),
    (.audioToText, "8000000wei/ms", "$0.0008/ms"),
    (.audioToText, "15000000wei/ms", "$0.0015/ms"),
    (.textToImage, "0.5e-3 USD/px", "$0.0005/Mpx"),
  ].compactMap { pipeline, price, claim in
    guard let price = try? StatedRate(price), let claim = try? StatedRate(claim),
      let published = try? PublishedClaim(claim, about: price)
    else { return nil }
    return (pipeline, published)
  }
}
