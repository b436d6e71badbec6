internal import ExactMath

/// What the loop over rows reads of a tariff: plain words, one array of them for the table.
struct CompiledTariff: BitwiseCopyable, Sendable {
  /// Which branch of the loop a row takes, from narrow to wide.
  enum Step: UInt8, BitwiseCopyable, Comparable, Sendable {
    /// Two registers, and one unit costs whole wei: a multiplication.
    case wholeWei
    /// Two registers, and a division.
    case twoRegisters
    /// The `mpn` layer.
    case fourLimbs
    /// `BigInt`, or no price at all.
    case anySize

    @inline(__always)
    static func < (lhs: Step, rhs: Step) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  let step: Step
  /// Whether one unit costs whole wei, so that the sum of fees follows from that of units.
  let isWholeWei: Bool
  /// The price if the step is `wholeWei`, below 2^63.
  let weiPerUnit: UInt64
  /// The price if the step is `twoRegisters`.
  let ratio: ReciprocalRatio

  init(_ tariff: Tariff) {
    guard case .success(let rate) = tariff.price else {
      (step, isWholeWei, weiPerUnit, ratio) = (.anySize, false, 0, .one)
      return
    }
    isWholeWei = rate.weiPerUnit.wholeNumber != nil
    switch tariff.width {
    case .twoRegisters: step = isWholeWei ? .wholeWei : .twoRegisters
    case .fourLimbs: step = .fourLimbs
    case .anySize: step = .anySize
    }
    weiPerUnit = step == .wholeWei ? UInt64(rate.weiPerUnit.numerator) : 0
    ratio = step == .twoRegisters ? ReciprocalRatio(rate.weiPerUnit) ?? .one : .one
  }
}

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
      self = tariff.width == .twoRegisters ? .wei : .anySize
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
