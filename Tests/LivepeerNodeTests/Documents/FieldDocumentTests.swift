import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// Documents as they come from the field, names replaced: d4 to d10 of the cases.
///
/// Each is named for what it is, and checked by its own rules.
@Suite struct FieldDocumentTests {
  /// d4: an entry of aiModels.json, without its list.
  private static let single = """
    {
      "pipeline": "llm",
      "model_id": "meta-llama/Meta-Llama-3.1-8B-Instruct",
      "warm": true,
      "price_per_unit": 0.18,
      "currency": "USD",
      "pixels_per_unit": 1000000,
      "url": "http://llm_runner:8000"
    }

    """
  /// d5: a gateway's caps.
  private static let caps = """
    {"capabilities_prices": [
     {"pipeline": "text-to-image", "model_id": "default", "price_per_unit": 4768371, "pixels_per_unit": 1},
     {"pipeline": "image-to-image", "model_id": "ByteDance/SDXL-Lightning", "price_per_unit": 1700000, "pixels_per_unit": 1},
     {"pipeline": "image-to-video", "model_id": "default", "price_per_unit": 3390842, "pixels_per_unit": 1},
     {"pipeline": "audio-to-text", "model_id": "default", "price_per_unit": 12882811, "pixels_per_unit": 1},
     {"pipeline": "live-video-to-video", "model_id": "default", "price_per_unit": 100000, "pixels_per_unit": 1}]}

    """
  /// d6: transcoding prices for two gateways.
  private static let gateways =
    #"{"gateways":[{"ethaddress":"0xGatewayAddress1","priceperunit":1000,"pixelsperunit":1},"#
    + #"{"ethaddress":"0xGatewayAddress2","priceperunit":1200,"pixelsperunit":1}]}"#
  /// d7: a cap or an entry, without its list.
  private static let one =
    #"{"pipeline":"text-to-image","model_id":"default","price_per_unit":4768371,"pixels_per_unit":1}"#
  /// d8: a registration.
  private static let registration =
    #"{"name": "text-reversal", "url": "http://byoc_reverse_text:5000", "capacity": 1, "#
    + #""price_per_unit": 3, "price_scaling": 1000, "currency": "USD"}"#
  /// d9: a live runner.
  private static let runners =
    #"{"runners":[{"label":"scope-l40s","runner_url":"http://scope-runner:8080","#
    + #""health_url":"/health","app":"live-video-to-video/scope","capacity":2,"#
    + #""price_info":{"price":3.50,"currency":"usd","unit":"hour"}}]}"#
  /// d10: the value of -aiModels.
  private static let inline = "live-video-to-video:streamdiffusion:true\n"

  /// The kind by which a document is checked, and the codes of what is found at 3000 USD.
  @Test(
    arguments: [
      (single, nil, .models, ["1:1 entry-outside-list"]),
      (caps, nil, .caps, []), (caps, .caps, .caps, []),
      (caps, .models, .caps, ["1:1 other-document"]),
      (gateways, nil, .gatewayPrices, []),
      (one, nil, .models, ["1:1 entry-outside-list"]),
      (one, .caps, .caps, ["1:1 entry-outside-list"]),
      (registration, nil, .byoc, ["1:1 frozen-capability"]),
      (runners, nil, .runners, []),
      (runners, .byoc, .runners, ["1:1 other-document"]),
      (inline, nil, .models, ["1:1 missing-price"]),
      (inline, .models, .models, ["1:1 missing-price"]),
      (inline, .runners, .runners, ["1:1 refused-runner"]),
      (inline, .byoc, .byoc, ["1:1 refused-capability"]),
      // go-livepeer 0.9.1, `getGatewayPrices`: logged, and the node runs.
      (inline, .gatewayPrices, .gatewayPrices, ["1:1 dropped-gateway-prices"]),
      (inline, .caps, .caps, ["1:1 caps-dropped"]),
    ] as [(String, PriceDocument.Kind?, PriceDocument.Kind, [String])])
  func check(
    json: String, given: PriceDocument.Kind?, kind: PriceDocument.Kind, codes: [String]
  ) throws {
    let check = PriceSheetCheck(ethPrice: try ETHPrice("3000"))
    let report = check.report(on: Array(json.utf8), as: given)
    #expect(report.findings.map { "\($0.position) \($0.rule.code)" } == codes)
    #expect(report.kind == kind)
    #expect(report.isInline == (codes == ["1:1 missing-price"]))
    #expect(report.pricesWithoutETHPrice == 0)
    for finding in report.findings { #expect(finding.message.isOnePlainLine) }
  }

  /// Which lists take an entry that is outside of one.
  @Test(
    arguments: [
      (single, nil, "write [{…}] for a price file such as aiModels.json"),
      (
        one, nil,
        #"write [{…}] for a price file such as aiModels.json, or {"capabilities_prices": [{…}]} for "#
          + "a gateway's file of caps"
      ),
      (one, .caps, #"write {"capabilities_prices": [{…}]} for a gateway's file of caps"#),
      (
        #"{"label":"a","health_url":"/h"}"#, nil,
        #"write {"runners": [{…}]} for a file of live runners"#
      ),
      (
        #"{"ethaddress":"0x"}"#, nil,
        #"write {"gateways": [{…}]} for a file of transcoding prices for gateways"#
      ),
    ] as [(String, PriceDocument.Kind?, String)])
  func lists(json: String, given: PriceDocument.Kind?, lists: String) {
    let report = PriceSheetCheck().report(on: Array(json.utf8), as: given)
    #expect(report.findings.first?.message == "this is one entry outside its list; \(lists)")
  }

  /// The rules of the list that takes it are applied to the entry as well.
  @Test(
    arguments: [
      (#"{"pipeline":"llm","warm":true}"#, nil, ["missing-key", "missing-price"]),
      (#"{"pipeline":"llm","price_per_unit":"5"}"#, .caps, ["caps-dropped"]),
      (#"{"label":"a","price_info":{"price":0}}"#, nil, ["refused-runner"]),
      (#"{"ethaddress":"0x","priceperunit":1}"#, nil, ["stopping-gateway-price"]),
    ] as [(String, PriceDocument.Kind?, Set<String>)])
  func rulesOfTheList(json: String, given: PriceDocument.Kind?, codes: Set<String>) {
    let report = PriceSheetCheck().report(on: Array(json.utf8), as: given)
    #expect(Set(report.findings.dropFirst().map(\.rule.code)) == codes)
    #expect(report.findings.first?.rule.code == "entry-outside-list")
  }

  /// A cap without a price takes the number of -maxPricePerUnit; prices in dollars need an ETH price.
  @Test func whatElseIsKnown() throws {
    let noPrice = Array(#"{"capabilities_prices":[{"pipeline":"llm"}]}"#.utf8)
    let maximum = try NodePrice.Text("1000")
    #expect(
      PriceSheetCheck(maximumPrice: maximum).report(on: noPrice).findings.map(\.consequence)
        == ["a cap of 1000 wei a unit"])
    #expect(
      PriceSheetCheck().report(on: noPrice).findings.map(\.consequence)
        == ["the gateway takes any price"])
    for json in [Self.registration, Self.runners] {
      #expect(PriceSheetCheck().report(on: Array(json.utf8)).pricesWithoutETHPrice == 1)
    }
  }

  /// The prices of d8 to d10, and why the others have none.
  @Test(
    arguments: [
      (registration, "3 USD per 1000000"), (runners, "3.5 USD per 3600000"), (inline, "none"),
      (single, "1:1: this is one entry outside its list; write [{…}] for a price file such as"),
      (caps, "1:1: this is a gateway's file of caps, which is not read for prices"),
      (gateways, "1:1: this is a file of transcoding prices for gateways, which is not read for"),
      (one, "1:1: this is one entry outside its list; write [{…}] for a price file such as"),
    ])
  func prices(json: String, price: String) {
    do throws(PriceDocument.ReadingError) {
      let entry = try PriceDocument.sheet(json: Array(json.utf8)).sheet.entries[0]
      let found = entry.pricePerUnit.map {
        "\($0) \(entry.currency.rawValue) per \(entry.pixelsPerUnit ?? 1)"
      }
      #expect(found ?? "none" == price)
    } catch {
      #expect("\(error)".hasPrefix(price))
    }
  }
}
