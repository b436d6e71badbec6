internal import ExactMath
internal import Foundation
internal import LivepeerNode
internal import LivepeerPricing

/// A list of a whole network, from bytes to quantiles, beside `JSONDecoder` into bare numbers.
///
/// The issue's bound is absolute: 10,000 orchestrators with 20 prices each in less than a second and
/// 300 MB. `livepeer-pricing market` takes 0.9 s of processor time and 140 MiB for 42 MB.
let marketGroup = Group(marketTitle) {
  let bytes = networkList(orchestrators: 1_000, prices: 20)
  let data = Data(bytes)
  return [
    Case(ours) {
      var reader = Market.Reader()
      guard (try? reader.read(json: bytes)) != nil else { preconditionFailure("not a list") }
      return reader.market.groups.map { group in
        "\(group.median?.weiPerUnit ?? 0)/\(group.offers.count)"
      }.sorted().joined(separator: " ")
    },
    Case(jsonDecoder) {
      guard let list = try? JSONDecoder().decode(DecodedList.self, from: data) else {
        preconditionFailure("not a list")
      }
      var prices: [String: [Int]] = [:]
      for price in list.orchestrators.flatMap(\.capabilities_prices) {
        prices["\(price.capability) \(price.constraint)", default: []].append(price.pricePerUnit)
      }
      return prices.values.map { prices in
        "\(prices.sorted()[(prices.count + 1) / 2 - 1])/\(prices.count)"
      }.sorted().joined(separator: " ")
    },
  ]
}

let marketTitle = "median prices of a list of 1,000 orchestrators"

private struct DecodedList: Decodable {
  struct Orchestrator: Decodable {
    let capabilities_prices: [Price]
  }

  struct Price: Decodable {
    let pricePerUnit: Int
    let capability: Int
    let constraint: String
  }

  let orchestrators: [Orchestrator]
}

/// An answer of `/getNetworkCapabilities`.
private func networkList(orchestrators count: Int, prices: Int) -> [UInt8] {
  var generator = SplitMix64(state: 1)
  let orchestrators = (0..<count).map { number in
    let models = (0..<prices).map { #""organisation/model-\#($0)": {"warm": true, "capacity": 2}"# }
    let listed = (0..<prices).map { place in
      #"{"pricePerUnit":\#(1_000_000 + generator.next() % 20_000_000),"pixelsPerUnit":1,"#
        + #""capability":\#(27 + place % 8),"constraint":"organisation/model-\#(place)"}"#
    }
    return #"{"address":"0x\#(number)","local_address":"0x\#(number)","#
      + #""orch_uri":"https://o\#(number).example:8935","capabilities":{"version":"0.9.1","#
      + #""constraints":{"PerCapability":{"31":{"models":{\#(models.joined(separator: ","))}}}}},"#
      + #""price_info":{"pricePerUnit":1010,"pixelsPerUnit":1},"#
      + #""capabilities_prices":[\#(listed.joined(separator: ","))],"hardware":null}"#
  }
  return Array(#"{"orchestrators":[\#(orchestrators.joined(separator: ","))]}"#.utf8)
}
