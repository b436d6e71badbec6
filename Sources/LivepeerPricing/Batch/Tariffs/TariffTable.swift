internal import ExactMath

/// A price sheet made ready, once, to quote any number of jobs at one ETH price.
///
/// Columns go in and columns come out: a count of units and a tariff for every row, and its fee in
/// wei, rounded up, and in dollars. The arithmetic of each tariff is chosen when the table is made;
/// see ``ArithmeticPath``.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let table = try TariffTable(.documented, at: ETHPrice("3127.45"))
/// let tariff = try table.index(pipeline: "audio-to-text")
/// let quote = try table.quote(units: 200_000, tariff: tariff)
/// print(quote.fee, quote.usd ?? 0)  // 2576562200000 wei 8058069452
/// ```
public struct TariffTable: Sendable {
  /// The tariffs, in the order in which the sheet first names their models.
  ///
  /// Of several entries for one model, the one that ``PriceSheet/price(of:modelID:at:units:)``
  /// takes holds.
  public let tariffs: [Tariff]
  /// What ETH costs, where that is known.
  public let ethPrice: ETHPrice?
  /// Dollars are counted in units of ten to the minus that.
  public let usdDecimals: Int

  /// The most decimals that dollars can be asked for with.
  public static let mostDecimals = 30

  /// What the loop over rows reads, one for each tariff.
  let constants: [TariffConstants]
  /// The prices of tariffs that take four limbs, and one for the others.
  let wideRatios: [FourLimbRatio]
  /// Quanta of dollars per wei: price · 10^decimals / 10^18.
  let quantaPerWei: Rational?
  let usdRatio: TwoRegisterRatio
  let wideUSDRatio: FourLimbRatio
  /// What the loop over rows with ETH prices of their own reads, one for each tariff.
  let rowPriceConstants: [RowPriceConstants]
  /// Wei · 10^−8 USD per ETH in one quantum of dollars; nil where it is less than one.
  let quantaDivisor: UInt128?
  /// Whether every tariff costs whole wei, so that sums of units say all.
  let isAllWholeWei: Bool
  /// What totals of the table carry with them.
  let source: TotalsSource

  private let indices: [Key: Int]
  private let defaultIndices: [Pipeline: Int]

  /// Names are the same when their bytes are.
  private struct Key: Hashable {
    let pipeline: Pipeline
    let modelID: [UInt8]
  }

  /// Makes a sheet ready at an ETH price.
  ///
  /// - Parameters:
  ///   - sheet: The prices. Entries for pipelines outside the catalogue are passed over: nothing
  ///     says what they are priced per.
  ///   - ethPrice: What dollars are converted at; without it nothing is quoted in dollars.
  ///   - usdDecimals: How many decimals of a dollar a fee has, 0 through ``mostDecimals``.
  ///   - units: What prices are per, where the sheet leaves it open.
  ///   - least: The narrowest arithmetic to take, for tests and benchmarks; a tariff whose numbers
  ///     do not fit takes a wider one still.
  /// - Throws: ``TariffTableError``.
  /// - Complexity: O(*n*) in entries.
  public init(
    _ sheet: PriceSheet, at ethPrice: ETHPrice? = nil, usdDecimals: Int = 12,
    units: UnitChoice = .documented, forcing least: ArithmeticPath = .twoRegisters
  ) throws(TariffTableError) {
    guard (0...TariffTable.mostDecimals).contains(usdDecimals) else {
      throw .usdDecimals(usdDecimals)
    }
    let quantaPerWei = ethPrice.map { price in
      price.usdPerETH * Rational(.powerOfTen(usdDecimals), .powerOfTen(18))
    }
    self.ethPrice = ethPrice
    self.usdDecimals = usdDecimals
    self.quantaPerWei = quantaPerWei
    usdRatio = quantaPerWei.flatMap { TwoRegisterRatio($0) } ?? .one
    wideUSDRatio = quantaPerWei.flatMap { FourLimbRatio($0) } ?? .one

    (indices, defaultIndices, tariffs) = TariffTable.distinct(sheet.entries) { entry, pipeline in
      Tariff(
        entry, pipeline: pipeline, unit: units.unit(of: pipeline, modelID: entry.modelID),
        ethPrice: ethPrice, quantaPerWei: quantaPerWei, atLeast: least)
    }
    constants = tariffs.map { TariffConstants($0) }
    wideRatios = tariffs.map { tariff in
      guard tariff.path == .fourLimbs, case .success(let rate) = tariff.price else { return .one }
      return FourLimbRatio(rate.weiPerUnit) ?? .one
    }
    rowPriceConstants = tariffs.map { RowPriceConstants($0) }
    let powerOfDivisor = EtherUnit.ether.powerOfTen + RowETHPrice.decimals - usdDecimals
    quantaDivisor = powerOfDivisor < 0 ? nil : UInt128(BigInt.powerOfTen(powerOfDivisor))
    isAllWholeWei = constants.allSatisfy(\.isWholeWei)
    source = TotalsSource(tariffs, at: ethPrice)
  }

  /// Where the tariff of a model stands.
  ///
  /// - Parameters:
  ///   - pipeline: The pipeline's name.
  ///   - modelID: The model's name, to the letter; empty for the sheet's first of the pipeline.
  /// - Returns: The position in ``tariffs``.
  /// - Throws: ``TariffError`` that names what there is instead.
  public func index(pipeline: String, modelID: String = "") throws(TariffError) -> Int {
    guard let known = Pipeline(rawValue: pipeline) else {
      throw .unknownPipeline(pipeline, priced: pipelinesPriced)
    }
    guard let first = defaultIndices[known] else {
      throw .unpriced(.noPipeline(known, priced: pipelinesPriced))
    }
    if modelID.isEmpty { return first }
    guard let index = indices[Key(pipeline: known, modelID: Array(modelID.utf8))] else {
      throw .unpriced(
        .noModel(
          modelID, of: known,
          priced: tariffs.filter { $0.pipeline == known }.map(\.modelID)))
    }
    return index
  }

  private var pipelinesPriced: [String] {
    defaultIndices.sorted { $0.value < $1.value }.map(\.key.rawValue)
  }

  /// The entry in force of each model, in the order in which the models are first named.
  private static func distinct(
    _ entries: [PriceEntry], _ tariff: (PriceEntry, Pipeline) -> Tariff
  ) -> ([Key: Int], [Pipeline: Int], [Tariff]) {
    var chosen: [(entry: PriceEntry, pipeline: Pipeline)] = []
    var indices: [Key: Int] = [:]
    var defaultIndices: [Pipeline: Int] = [:]
    for entry in entries {
      guard let pipeline = entry.knownPipeline else { continue }
      let key = Key(pipeline: pipeline, modelID: Array(entry.modelID.utf8))
      if let index = indices[key] {
        if entry.supersedes(chosen[index].entry) { chosen[index].entry = entry }
        continue
      }
      indices[key] = chosen.count
      if defaultIndices[pipeline] == nil { defaultIndices[pipeline] = chosen.count }
      chosen.append((entry, pipeline))
    }
    return (indices, defaultIndices, chosen.map { tariff($0.entry, $0.pipeline) })
  }
}

/// Why a sheet cannot be made ready as asked.
public enum TariffTableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// That many decimals of a dollar are not offered.
  case usdDecimals(Int)

  /// One line: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .usdDecimals(let decimals):
      "cannot write dollars with \(decimals) decimals; use 0 to \(TariffTable.mostDecimals)"
    }
  }
}
