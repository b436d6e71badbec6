internal import ExactMath

extension GatewayCaps {
  /// Reads a gateway's file of caps as its node does.
  ///
  /// The file is `{"capabilities_prices": [{"pipeline", "model_id", "price_per_unit",
  /// "pixels_per_unit", "currency"}]}`. A cap without a `model_id`, or for `default`, is for every
  /// model of its pipeline; of several for the same the last holds. Keys and numbers are taken as
  /// in price files. Caps of pipelines that the catalogue does not know are left out, and ``notes``
  /// tell of them.
  ///
  /// Source: go-livepeer 0.9.1, `getCapabilityPrices`.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``PriceSheetError`` with line, column, and what to write.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(PriceSheetError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw .json(error)
    }
    guard case .object(let members) = document.value,
      let list = members.last(where: { $0.isNamed(GatewayCaps.listKey) })?.node,
      case .array(let elements) = list.value
    else {
      throw .refused(.notCaps(found: document.value.kind), at: document.position)
    }
    var reader = GatewayCapsReader()
    for element in elements { try reader.read(element) }
    self.init(reader.caps, notes: reader.notes)
  }

  /// Reads a gateway's file of caps from a string; see ``init(json:)-(_)``.
  public init(json: String) throws(PriceSheetError) {
    try self.init(json: Array(json.utf8))
  }

  private static let listKey = "capabilities_prices"

  /// The name of every model that has no cap of its own.
  fileprivate static let everyModel = "default"
}

private struct GatewayCapsReader {
  private(set) var caps: [GatewayCaps.Cap] = []
  private(set) var notes: [PriceSheetNote] = []

  mutating func read(_ node: JSONNode) throws(PriceSheetError) {
    guard case .object(let members) = node.value else {
      throw .refused(.capNotAnObject(found: node.value.kind), at: node.position)
    }
    var pipelineName = ""
    var modelID = ""
    var price: BigDecimal?
    var units: BigInt = 1
    var currency = PriceCurrency.wei
    for member in members {
      let value = member.node
      switch PriceKey(of: member, among: PriceKey.ofCaps) {
      case .pricePerUnit: price = try value.price()
      case .pixelsPerUnit: units = try value.units()
      // Into every other field Go reads null as nothing at all.
      case .some where value.value == .null: break
      case .pipeline: pipelineName = try value.string(for: .pipeline)
      case .modelID: modelID = try value.string(for: .modelID)
      case .currency: currency = try value.currency()
      default:
        notes.append(
          PriceSheetNote(
            position: member.namePosition,
            message: "unknown key '\(member.name.shown(upTo: 100))': the gateway ignores it"))
      }
    }
    if pipelineName.isEmpty {
      throw .refused(.missingInCap(key: PriceKey.pipeline.rawValue), at: node.position)
    }
    guard let price else {
      throw .refused(.missingInCap(key: PriceKey.pricePerUnit.rawValue), at: node.position)
    }
    guard let pipeline = Pipeline(rawValue: pipelineName) else {
      notes.append(
        PriceSheetNote(
          position: node.position,
          message: "unknown pipeline '\(pipelineName.shown(upTo: 100))': this cap is left out"))
      return
    }
    caps.append(
      GatewayCaps.Cap(
        checked: pipeline, modelID: [GatewayCaps.everyModel, ""].contains(modelID) ? nil : modelID,
        pricePerUnit: price, pixelsPerUnit: units, currency: currency))
  }
}
