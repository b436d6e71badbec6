internal import ExactMath

/// What the loop over rows with ETH prices of their own reads of a tariff.
enum CompiledRowPrice: BitwiseCopyable, Sendable {
  /// A price in wei, which ETH's does not change, and which two registers serve.
  case wei
  /// A price in dollars: a unit costs numerator / denominator wei · 10^−8 USD, to be divided by the
  /// row's price.
  case usd(numerator: UInt128, denominator: UInt64)
  /// `BigInt`, or no price at all.
  case anySize

  init(_ tariff: Tariff) {
    guard tariff.isInUSD else {
      self = tariff.path == .twoRegisters ? .wei : .anySize
      return
    }
    let scale = BigInt.powerOfTen(EtherUnit.ether.powerOfTen + TariffTable.RowETHPrice.decimals)
    guard case .usd(let dollars) = tariff.entry.amountPerUnit else {
      self = .anySize
      return
    }
    let product = dollars * Rational(scale)
    guard let numerator = UInt128(exactly: product.numerator),
      let denominator = UInt64(exactly: product.denominator)
    else {
      self = .anySize
      return
    }
    self = .usd(numerator: numerator, denominator: denominator)
  }
}
