public import ExactMath
@testable import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceEntryTests {
  @Test(arguments: VectorCase.all(of: "usd-to-wei"))
  func amounts(vector: VectorCase) throws {
    let input = vector.input
    guard let currency = PriceEntry.PriceCurrency(name: input.text("currency")) else {
      #expect(vector.output == .error("unknown-currency"))
      return
    }
    let entry = try PriceEntry(
      pipeline: "llm", modelID: "m", pricePerUnit: BigDecimal(decimal: input.text("amount")),
      currency: currency)
    let rate = try #require(try entry.rate(per: .token, at: ETHPrice(input.text("eth_usd"))))
    #expect(vector.output == ["wei": "\(rate.weiPerUnit)"])
    guard currency == .usd else {
      #expect(try entry.rate(per: .token, at: nil) == rate)
      return
    }
    #expect(throws: RateError.ethPriceNeeded) { try entry.rate(per: .token, at: nil) }
  }

  @Test(arguments: VectorCase.all(of: "entry-price"))
  func entries(vector: VectorCase) throws {
    let input = vector.input
    var members = #""price_per_unit": \#(input.text("price_per_unit"))"#
    if input.has("pixels_per_unit") {
      members += #", "pixels_per_unit": \#(input.text("pixels_per_unit"))"#
    }
    if input.has("currency") { members += #", "currency": "\#(input.text("currency"))""# }
    let json = #"[{"pipeline": "llm", "model_id": "m", \#(members)}]"#
    switch Result(catching: { () throws(PriceSheet.ReadingError) in try PriceSheet(json: json) }) {
    case .success(let sheet):
      let rate = try sheet.entries.first?.rate(
        per: .token, at: ETHPrice(input.text("eth_usd")))
      #expect(vector.output == ["wei_per_unit": "\(try #require(rate).weiPerUnit)"])
    case .failure(.refused(.badNumber("price_per_unit", _, .notNegative), _)):
      #expect(vector.output == .error("negative-price"))
    case .failure(.refused(.badNumber("pixels_per_unit", _, .wholeAndPositive), _)):
      #expect(vector.output == .error("units-not-positive-and-whole"))
    case .failure(let error): Issue.record("\(error)")
    }
  }

  @Test func rareMembersAreTold() throws {
    let entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil)
    #expect(!entry.hasRareMembers)
    let others = [
      try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil, url: "http://x"),
      try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil, token: ""),
    ]
    #expect(others.map(\.hasRareMembers) == [true, true])
  }

  @Test func anEntryWithoutAPriceHasNoRate() throws {
    let entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil, currency: .usd)
    #expect(try entry.rate(per: .token, at: nil) == nil)
  }

  @Test(
    arguments: [
      ("", .wei), ("wei", .wei), ("WEI", .wei), ("eth", .eth), ("ETH", .eth), ("Eth", .eth),
      ("usd", .usd), ("USD", .usd), ("uSd", .usd), ("gwei", nil), ("EUR", nil), (" usd", nil),
      ("usd\0", nil), ("ether", nil),
    ] as [(String, PriceEntry.PriceCurrency?)]
  )
  func currenciesAreNamedInAnyCase(name: String, currency: PriceEntry.PriceCurrency?) {
    #expect(PriceEntry.PriceCurrency(name: name) == currency)
  }

  @Test func defaultsAreTheNodes() throws {
    let entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil)
    #expect(entry.capacity == 1)
    #expect(entry.gateway == "default")
    #expect(entry.currency == .wei)
    #expect(!entry.isWarm)
    #expect(entry.pixelsPerUnit == nil)
    #expect(entry.pipeline == .llm)
  }

  private static let million = DecimalLimits.lossless.digits

  /// Values that a price file cannot have, and the last and first of the bounds.
  private static let numbers: [(BigDecimal?, BigInt?, PriceSheet.ReadingError.AllowedNumbers?)] = [
    (nil, nil, nil), (0, 1, nil), (0, 0, .wholeAndPositive), (0, -1, .wholeAndPositive),
    (BigDecimal(coefficient: -1, exponent: -9), nil, .notNegative),
    (BigDecimal(coefficient: 1, exponent: million - 1), 1, nil),
    (BigDecimal(coefficient: 1, exponent: million), 1, .withinLimits),
    (BigDecimal(coefficient: 1, exponent: 1 - million), 1, nil),
    (BigDecimal(coefficient: 1, exponent: -million), 1, .withinLimits),
    (BigDecimal(coefficient: -1, exponent: 10_000_000), 1, .withinLimits),
    (1, .powerOfTen(million) - 1, nil), (1, .powerOfTen(million), .withinLimits),
  ]

  /// What cannot be read is refused, when an entry is made and when it is changed.
  @Test(arguments: numbers.indices)
  func numbersOutsideOfPriceFilesAreRefused(index: Int) throws {
    let (price, units, allowed) = Self.numbers[index]
    var entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: 7, pixelsPerUnit: 3)
    let old = entry
    let errors = [
      thrown { () throws(PriceEntry.FieldError) in
        try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: price, pixelsPerUnit: units)
      },
      thrown { () throws(PriceEntry.FieldError) in try entry.setPrice(price, pixelsPerUnit: units)
      },
    ]
    for error in errors {
      guard let allowed else {
        #expect(error == nil)
        continue
      }
      guard case .badNumber(_, _, let found)? = error?.refusal else {
        Issue.record("not refused: \(String(describing: error))")
        continue
      }
      #expect(found == allowed)
      #expect(error?.description.isOnePlainLine == true)
    }
    #expect(allowed == nil ? entry.pricePerUnit == price : entry == old)
    #expect(try PriceSheet(json: PriceSheet([entry]).json).entries == [entry])
  }

  @Test(arguments: [(-5, true), (0, true), (1, false), (Int.max, false)])
  func capacitiesBelowOneAreRefused(capacity: Int, isRefused: Bool) throws {
    var entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: 1, capacity: 2)
    let error = thrown { () throws(PriceEntry.FieldError) in try entry.setCapacity(capacity) }
    #expect(
      error?.description
        == (isRefused ? "capacity takes a whole number of 1 or more, and this is \(capacity)" : nil)
    )
    #expect(entry.capacity == (isRefused ? 2 : capacity))
    #expect(
      thrown { () throws(PriceEntry.FieldError) in
        try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: 1, capacity: capacity)
      } == error)
  }

  @Test(arguments: [("", "m", "pipeline"), ("llm", "", "model_id"), ("", "", "pipeline")])
  func emptyNamesAreRefused(pipeline: String, model: String, key: String) throws {
    let refused = PriceEntry.FieldError(.missing(key: key))
    var entry = try PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: 1)
    #expect(throws: refused) {
      try entry.setName(pipeline: Pipeline(pipeline), modelID: ModelID(model))
    }
    #expect(throws: refused) {
      try PriceEntry(pipeline: Pipeline(pipeline), modelID: ModelID(model), pricePerUnit: 1)
    }
    try entry.setName(pipeline: "upscale", modelID: "n")
    #expect(entry == (try PriceEntry(pipeline: "upscale", modelID: "n", pricePerUnit: 1)))
  }

  /// Every member counts, and texts count byte for byte: `é` in one code point and in two differ.
  @Test func entriesAreEqualWhereTheirBytesAre() throws {
    let composed = "caf\u{E9}"
    let combined = "cafe\u{301}"
    func entry(_ change: (inout PriceEntry) throws -> Void = { _ in }) throws -> PriceEntry {
      var entry = try PriceEntry(
        pipeline: Pipeline(composed), modelID: ModelID(composed), pricePerUnit: 1, pixelsPerUnit: 1,
        url: composed,
        token: composed, gateway: GatewayAddress(composed))
      try change(&entry)
      return entry
    }
    let changes: [(inout PriceEntry) throws -> Void] = [
      { try $0.setName(pipeline: Pipeline(combined), modelID: ModelID(composed)) },
      { try $0.setName(pipeline: Pipeline(composed), modelID: ModelID(combined)) },
      { $0.url = combined }, { $0.url = nil }, { $0.token = combined },
      { $0.gateway = GatewayAddress(combined) },
      { $0.currency = .usd }, { $0.isWarm = true }, { try $0.setCapacity(2) },
      { try $0.setPrice(2, pixelsPerUnit: 1) }, { try $0.setPrice(1, pixelsPerUnit: 2) },
    ]
    #expect(try entry() == entry())
    for (index, change) in changes.enumerated() {
      #expect(try entry(change) != entry(), "change \(index)")
    }
    let texts = [#""x":1"#, #""x":2"#, #""optimization_flags":{}"#, #""warm":false"#]
    let sheets = try texts.map { try PriceSheet(json: sheetText($0)) }
    for (place, sheet) in sheets.enumerated() {
      #expect(sheets.firstIndex(of: sheet) == place)
    }
  }
}

extension BigDecimal: ExpressibleByIntegerLiteral {
  /// A whole number, for tables.
  public init(integerLiteral value: StaticBigInt) {
    self.init(coefficient: BigInt(integerLiteral: value), exponent: 0)
  }
}
