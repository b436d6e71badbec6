internal import ExactMath

/// A price sheet made ready, once, to quote any number of jobs at one ETH price.
///
/// Columns go in and columns come out: a count of units and a tariff for every row, and its fee in
/// wei, rounded up, and in dollars. The arithmetic of each tariff is chosen when the table is made;
/// see ``Tariff/ArithmeticWidth``.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let table = try TariffTable(.documented, at: ETHPrice("3127.45"))
/// let tariff = try table.index(of: .audioToText)
/// let quote = try table.quote(units: 200_000, tariff: tariff)
/// print(quote.fee, quote.usd ?? 0)  // 2576562200000 wei 8058069452
/// ```
public struct TariffTable: Sendable {
  /// The tariffs, in the order in which the sheet first names their models.
  ///
  /// Of several entries for one model, the one that ``PriceSheet/price(of:modelID:at:catalogue:)``
  /// takes holds.
  public let tariffs: [Tariff]
  /// The ETH price, if known.
  public let ethPrice: ETHPrice?
  /// The number of decimals of a dollar that fees have.
  public let usdDecimals: Int

  /// The maximum number of decimals of a dollar.
  public static let maximumUSDDecimals = 30

  /// What the loop over rows reads, one for each tariff.
  let constants: [CompiledTariff]
  /// The prices of tariffs that take four limbs, and one for the others.
  let wideRatios: [FourLimbRatio]
  /// Quanta of dollars per wei: price · 10^decimals / 10^18.
  let quantaPerWei: Rational?
  let usdRatio: ReciprocalRatio
  let wideUSDRatio: FourLimbRatio
  /// What the loop over rows with ETH prices of their own reads, one for each tariff.
  let rowPriceConstants: [CompiledRowPrice]
  /// Wei · 10^−8 USD per ETH in one quantum of dollars; nil if it is less than one.
  let quantaDivisor: UInt128?
  /// The fraction of a quantum that is one wei · 10^−8 USD per ETH; nil if registers do not have it.
  let quantaRatio: ReciprocalRatio?
  /// Whether every tariff costs whole wei, so that sums of units say all.
  let isAllWholeWei: Bool
  /// What totals of the table carry with them.
  let source: TotalsSource

  /// What is known of the pipelines that are priced.
  package let catalogue: PipelineCatalogue

  /// What there is instead of a name without a tariff.
  private let names: PricedNames
  private let indices: [PricedModel: Int]
  private let defaultIndices: [Pipeline: Int]

  /// Creates a table of a sheet's prices at an ETH price.
  ///
  /// - Parameters:
  ///   - sheet: The prices. Entries of which the catalogue does not know the unit are passed over.
  ///   - ethPrice: The ETH price at which dollars are converted; without it nothing is quoted in
  ///     dollars.
  ///   - usdDecimals: The number of decimals of a dollar that fees have, 0 through ``maximumUSDDecimals``.
  ///   - catalogue: The units of the prices.
  ///   - least: The narrowest arithmetic to take, for tests and benchmarks; a tariff whose numbers
  ///     do not fit takes a wider one still.
  /// - Throws: ``TariffTable/PreparationError``.
  /// - Complexity: O(*n*) in entries.
  public init(
    _ sheet: PriceSheet, at ethPrice: ETHPrice? = nil, usdDecimals: Int = 12,
    catalogue: PipelineCatalogue = .documented,
    forcing least: Tariff.ArithmeticWidth = .twoRegisters
  ) throws(TariffTable.PreparationError) {
    guard (0...TariffTable.maximumUSDDecimals).contains(usdDecimals) else {
      throw .usdDecimals(usdDecimals)
    }
    let quantaPerWei = ethPrice.map { price in
      price.usdPerETH * Rational(.powerOfTen(usdDecimals)) / weiPerETH
    }
    self.ethPrice = ethPrice
    self.usdDecimals = usdDecimals
    self.quantaPerWei = quantaPerWei
    usdRatio = quantaPerWei.flatMap { ReciprocalRatio($0) } ?? .one
    wideUSDRatio = quantaPerWei.flatMap { FourLimbRatio($0) } ?? .one

    self.catalogue = catalogue
    names = PricedNames(sheet.entries)
    (indices, defaultIndices, tariffs) = TariffTable.distinct(sheet.entries) { entry in
      guard let unit = catalogue.unit(of: entry.pipeline, modelID: entry.modelID) else {
        return nil
      }
      return Tariff(
        entry, pipeline: catalogue[entry.pipeline]?.pipeline ?? entry.pipeline, unit: unit,
        ethPrice: ethPrice, quantaPerWei: quantaPerWei, atLeast: least)
    }
    constants = tariffs.map { CompiledTariff($0) }
    wideRatios = tariffs.map { tariff in
      guard tariff.width == .fourLimbs, case .success(let rate) = tariff.price else { return .one }
      return FourLimbRatio(rate.weiPerUnit) ?? .one
    }
    rowPriceConstants = tariffs.map { CompiledRowPrice($0) }
    let powerOfDivisor = EtherUnit.ether.powerOfTen + TariffTable.RowETHPrice.decimals - usdDecimals
    quantaDivisor = powerOfDivisor < 0 ? nil : UInt128(BigInt.powerOfTen(powerOfDivisor))
    quantaRatio =
      powerOfDivisor < 0 ? nil : ReciprocalRatio(Rational(1, .powerOfTen(powerOfDivisor)))
    isAllWholeWei = constants.allSatisfy(\.isWholeWei)
    source = TotalsSource(tariffs, at: ethPrice)
  }

  /// Returns the index of a model's tariff.
  ///
  /// - Parameters:
  ///   - pipeline: The pipeline.
  ///   - modelID: The model ID; empty for the sheet's first of the pipeline.
  /// - Returns: The position in ``tariffs``.
  /// - Throws: ``PriceSheet/LookupError`` that names what there is instead.
  /// - Complexity: O(1), also if there is none.
  public func index(
    of pipeline: Pipeline, modelID: ModelID = ""
  ) throws(PriceSheet.LookupError) -> Int {
    if let index = knownIndex(of: pipeline, modelID: modelID) { return index }
    // An entry without a tariff is one of which the unit is not known.
    if names.contains(pipeline, modelID: modelID) { throw .noUnit(pipeline: pipeline) }
    throw names.missing(pipeline, modelID: modelID.isEmpty ? nil : modelID, in: catalogue)
  }

  /// Returns the index of a model's tariff; nil if there is none.
  ///
  /// - Complexity: O(1).
  package func knownIndex(of pipeline: Pipeline, modelID: ModelID = "") -> Int? {
    modelID.isEmpty
      ? defaultIndices[pipeline]
      : indices[PricedModel(pipeline: pipeline, modelID: modelID)]
  }

  /// The entry in force of each model, in the order in which the models are first named.
  private static func distinct(
    _ entries: [PriceEntry], _ tariff: (PriceEntry) -> Tariff?
  ) -> ([PricedModel: Int], [Pipeline: Int], [Tariff]) {
    var indices: [PricedModel: Int] = [:]
    var defaultIndices: [Pipeline: Int] = [:]
    // An entry of which the unit is not known has no tariff.
    var tariffs: [Tariff] = []
    for entry in entries.quotedEntries {
      guard let tariff = tariff(entry) else { continue }
      indices[PricedModel(pipeline: entry.pipeline, modelID: entry.modelID)] = tariffs.count
      if defaultIndices[entry.pipeline] == nil { defaultIndices[entry.pipeline] = tariffs.count }
      tariffs.append(tariff)
    }
    return (indices, defaultIndices, tariffs)
  }
}

extension TariffTable {
  /// Why a sheet cannot be made ready as asked.
  public enum PreparationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// That many decimals of a dollar are not offered.
    case usdDecimals(Int)

    /// One line: what is wrong and what would be right.
    public var description: String {
      switch self {
      case .usdDecimals(let decimals):
        "cannot write dollars with \(decimals) decimals; use 0 to \(TariffTable.maximumUSDDecimals)"
      }
    }
  }
}
