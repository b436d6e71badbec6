import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// The shapes of `cases` of the field, and of `design/cli.md`, Price documents.
@Suite struct PriceDocumentTests {
  private static let runner =
    #"{"label":"a","runner_url":"http://r:1","health_url":"/h","app":"x/y","price_info":"#

  @Test(
    arguments: [
      (#"[{"pipeline":"llm","model_id":"m","price_per_unit":1}]"#, "models"), ("[]", "models"),
      (#"{"capabilities_prices":[]}"#, "caps"), (#"{"capabilities-prices":[]}"#, "caps"),
      (#"{"runners":[]}"#, "runners"), (#"{"Runners":null}"#, "runners"),
      (#"{"name":"a","price_per_unit":3,"price_scaling":1000}"#, "byoc"),
      (#"{"name":"a","price_per_unit":3}"#, "byoc"), (#"[{"name":"a"}]"#, "byoc"),
      (#"{"gateways":[]}"#, "gateway-prices"), (#"{"broadcasters":[]}"#, "gateway-prices"),
      (#"[{"ethaddress":"0x"}]"#, "gateway-prices"),
      (#"[{"address":"https://o","runners":[]}]"#, "discovery"),
      (#"{"capabilities_names":{},"orchestrators":[]}"#, "capabilities"),
      (#"[{"orch_uri":"https://o"}]"#, "capabilities"),
      (#"{"type":"network_capabilities","data":[{"capabilities_prices":[]}]}"#, "capabilities"),
      (#"{"pipeline":"llm"}"#, nil), (#"[{}]"#, nil), ("[5]", nil), ("5", nil), ("{", nil),
      (#"{"data":5}"#, nil), (#"{"data":[]}"#, nil),
      (#"{"address":"https://o","runners":[]}"#, "discovery"),
      (#"[{"address":"https://o","score":1,"capabilities":["llm/m"]}]"#, "discovery"),
      (#"{"type":"network_capabilities","data":null}"#, "capabilities"),
      (#"{"orch_uri":"https://o","capabilities_prices":[]}"#, "capabilities"),
      (#"[{"label":"a","price_info":{}}]"#, "runners"),
      (#"[{"runner_url":"http://r"}]"#, "runners"),
      // Of two kinds it is the first.
      (#"{"gateways":[],"runners":[]}"#, "runners"),
      (#"[{"name":"a","pipeline":"llm"}]"#, "models"),
    ] as [(String, String?)])
  func kinds(json: String, name: String?) {
    #expect(PriceDocument.Kind(of: json)?.name == name)
  }

  @Test func names() {
    #expect(
      PriceDocument.Kind.all.map(\.name) == [
        "models", "caps", "runners", "byoc", "gateway-prices", "discovery", "capabilities",
      ])
    for kind in PriceDocument.Kind.all { #expect(PriceDocument.Kind(name: kind.name) == kind) }
    #expect(PriceDocument.Kind(name: "Models") == nil && PriceDocument.Kind(name: "") == nil)
    #expect(PriceDocument.Kind.caps.description == "a gateway's file of caps")
  }

  /// Each unit of a runner as an entry: dollars per milliseconds, pixels, or a request.
  @Test(
    arguments: [
      (#"{"price":3.50}"#, "7/2", 3_600_000, .millisecond),
      (#"{"price":"0.10","unit":"720P"}"#, "1/10", 99_532_800_000, .pixel),
      (#"{"price":0.00315,"unit":"fixed"}"#, "63/20000", 1, .request),
    ] as [(String, Rational, BigInt, WorkUnitKind)])
  func runners(price: String, dollars: Rational, units: BigInt, unit: WorkUnitKind) throws {
    let json = #"{"runners":[\#(Self.runner)\#(price)}]}"#
    let document = try PriceDocument.sheet(json: Array(json.utf8))
    #expect(document.kind == .runners)
    let entry = try #require(document.sheet.entries.first)
    #expect(entry.pipeline == "x/y")
    #expect(entry.modelID == "a")
    #expect(entry.currency == .usd)
    #expect(entry.pricePerUnit?.rational == dollars)
    #expect(entry.pixelsPerUnit == units)
    let catalogue = document.catalogue(adding: .documented)
    #expect(catalogue.unit(of: "x/y", modelID: "a") == unit)
    let found = try document.sheet.price(of: "x/y", at: ETHPrice("3000"), catalogue: catalogue)
    #expect(found.rate.unit == unit)
  }

  @Test func capabilities() throws {
    let json =
      #"[{"name":"a","price_per_unit":3,"price_scaling":7,"capacity":2},"#
      + #"{"name":"b","price_per_unit":-5,"price_scaling":-10000,"currency":"usd"}]"#
    let document = try PriceDocument.sheet(json: Array(json.utf8))
    let entries = document.sheet.entries
    #expect(document.kind == .byoc)
    #expect(entries.map(\.pipeline) == ["a", "b"])
    #expect(entries.map(\.capacity) == [2, 1])
    #expect(entries.map(\.pixelsPerUnit) == [7_000, 10_000_000])
    #expect(entries[1].pricePerUnit?.rational == 5)
    #expect(entries[1].currency == .usd)
    #expect(
      document.catalogue(adding: .documented).unit(of: "a", modelID: "byoc") == .millisecond)
  }

  /// go-livepeer 0.9.1, `RegisterCapability`: a map by name, which keeps the last.
  @Test func namesOfCapabilities() throws {
    let json =
      #"[{"name":"foo-bar","price_per_unit":5000},{"name":"foo bar","price_per_unit":6000},"#
      + #"{"name":"Foo bar","price_per_unit":7000},{"name":"e\u0301","price_per_unit":1000},"#
      + #"{"name":"é","price_per_unit":2000},{"name":"foo-bar","price_per_unit":8000}]"#
    let document = try PriceDocument.sheet(json: Array(json.utf8))
    let prices = ["foo bar 6", "Foo bar 7", "e\u{301} 1", "é 2", "foo-bar 8"]
    #expect(document.sheet.entries.count == 6)
    #expect(
      document.entriesInForce.map { "\($0.pipeline) \($0.pricePerUnit?.rational ?? 0)" }
        == prices.map { $0 + "000" })
    #expect(
      try document.offers(at: nil).map { "\($0.pipeline) \($0.listed.weiPerUnit)" } == prices)
  }

  /// A list of 20,000 registrations takes time in proportion: 10 s at n² in a release build.
  @Test func manyCapabilities() throws {
    let entries = (0..<20_000).map { #"{"name":"c\#($0)","price_per_unit":5000}"# }
    let document = try PriceDocument.sheet(json: Array("[\(entries.joined(separator: ","))]".utf8))
    var offers: [Offer] = []
    let time = try usualProcessorTime { offers = try document.offers(at: nil) }
    #expect(offers.count == 20_000)
    #expect(time < .seconds(2))
  }

  @Test func models() throws {
    let json = #"[{"pipeline":"llm","model_id":"m","price_per_unit":1}]"#
    let document = try PriceDocument.sheet(json: Array(json.utf8))
    #expect(document.kind == .models && document.units == [nil])
    #expect(try document.sheet == PriceSheet(json: Array(json.utf8)))
    #expect(document.catalogue(adding: .documented) == .documented)
  }

  @Test(
    arguments: [
      (#"{"capabilities_prices":[]}"#, "1:1: this is a gateway's file of caps, which is not read"),
      (#"{"orchestrators":[]}"#, "1:1: this is an answer of /getNetworkCapabilities, which is not"),
      (#"{"runners":[{}]}"#, "1:13: label is required and must be trimmed"),
      (#"{"name":"a","price_per_unit":0.5}"#, "1:30: price_per_unit takes a whole number"),
      (#"{"name":"a","price_per_unit":-1}"#, "1:1: the price is negative: the capability is not"),
      (#"{"name":"","price_per_unit":1}"#, "1:1: this registration has no name"),
      (#"{"pipeline":"llm"}"#, "1:1: this is one entry outside its list; write [{…}] for a price"),
      ("{}", "1:1: expected an array of entries"), ("{", "1:2: "),
      (
        #" {"price_info":1}"#, "1:2: this is one entry outside its list; write {\"runners\": [{…}]}"
      ),
      (
        #"{"gateways":[],"runners":[]}"#,
        "1:1: this is a file of live runners, and a file of transcoding prices for gateways at once"
      ),
      (
        "\n\n {\"gateways\":[],\"runners\":[]}",
        "3:2: this is a file of live runners, and a file of transcoding prices for gateways at once"
      ),
      ("\n {\"orchestrators\":[]}", "2:2: this is an answer of /getNetworkCapabilities, which is"),
      ("llm:m:yes", "1:7: warm is 'yes'; write true or false"),
      ("llm:m:8b:true", "1:7: warm is '8b'; write true or false; the node knows no colon in a"),
      (
        "llm:m:1, a:b ", "1:9: invalid AI model config expected <pipeline>:<model_id>:<warm>, found"
      ),
      (":m:true", "1:1: "), ("llm::true", "1:1: "), ("llm:m", "1:1: "), ("", "1:1: "),
      ("llm:m:1\nllm:m:1", "1:1: "), (#"llm:"m":true"#, "1:1: "),
    ])
  func refused(json: String, message: String) throws {
    let fault = try #require(
      thrown { () throws(PriceDocument.ReadingError) in
        try PriceDocument.sheet(json: Array(json.utf8))
      })
    #expect("\(fault)".hasPrefix(message))
    #expect("\(fault)".isOnePlainLine)
  }

  /// go-livepeer 0.9.1, `core.ParseAIModelConfigs`: no prices, and what Go's ParseBool reads.
  @Test(
    arguments: [
      ("live-video-to-video:streamdiffusion:true", ["live-video-to-video/streamdiffusion true"]),
      ("llm:a:T,upscale:b/é:0", ["llm/a true", "upscale/b/é false"]),
      (" \n llm:m:False:rest \n", ["llm/m false"]),
    ])
  func inline(text: String, entries: [String]) throws {
    let document = try PriceDocument.sheet(json: Array(text.utf8))
    #expect(document.kind == .models && document.units.count == entries.count)
    #expect(
      document.sheet.entries.map { "\($0.pipeline.name)/\($0.modelID.name) \($0.isWarm)" }
        == entries)
    for entry in document.sheet.entries { #expect(entry.pricePerUnit == nil) }
  }

  /// A kind that was given decides, unless the document is clearly of another.
  @Test(
    arguments: [
      (#"{"gateways":[],"runners":[]}"#, .runners, nil),
      ("[]", .byoc, nil), ("[]", .models, nil), (#"[{"name":"a","pipeline":"b"}]"#, .byoc, nil),
      (#"[{"pipeline":"llm","model_id":"m"}]"#, .models, nil),
      (
        #"{"runners":[]}"#, .byoc,
        "1:1: this is a file of live runners, not a registration of a BYOC capability"
      ),
      (
        "\n\n{\"runners\":[]}", .byoc,
        "3:1: this is a file of live runners, not a registration of a BYOC capability"
      ),
      (
        #"{"model_id":"m"}"#, .caps,
        #"1:1: this is one entry outside its list; write {"capabilities_prices": [{…}]} for a "#
          + "gateway's file of caps"
      ),
      (
        #"{"model_id":"m"}"#, .runners,
        "1:1: this is one entry outside its list; write [{…}] for a price file such as aiModels.json, "
          + #"or {"capabilities_prices": [{…}]} for a gateway's file of caps"#
      ),
      (
        #"{"gateways":[]}"#, .gatewayPrices,
        "1:1: this is a file of transcoding prices for gateways, which is not read for prices"
      ),
    ] as [(String, PriceDocument.Kind, String?)])
  func asAKind(json: String, kind: PriceDocument.Kind, fault: String?) throws {
    do throws(PriceDocument.ReadingError) {
      let document = try PriceDocument.sheet(json: Array(json.utf8), as: kind)
      #expect(fault == nil && document.kind == kind)
    } catch {
      #expect("\(error)" == fault)
    }
  }
}
