public import LivepeerPricing

extension BYOCCapability {
  /// Creates a capability from a registration, as the node reads it.
  ///
  /// `{"name", "url", "capacity", "price_per_unit", "price_scaling", "currency", "token"}`: price
  /// and scaling are whole numbers of 64 bits, and a missing one is 0. `load` is read as the
  /// number of jobs in work, and `mu` as an object. Other keys are ignored.
  ///
  /// ```swift
  /// import LivepeerNode
  ///
  /// let registration =
  ///   #"{"name": "a", "price_per_unit": 3, "price_scaling": 1000}"#
  /// let capability = try BYOCCapability(json: registration)
  /// print(try capability.basePrice(at: nil))  // 3/1000
  /// ```
  ///
  /// - Parameter json: The registration, UTF-8.
  /// - Throws: ``BYOCCapability/RegistrationError`` for whatever the node refuses.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(BYOCCapability.RegistrationError) {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw RegistrationError(reason: "\(error.reason)", position: error.position)
    }
    try self.init(document)
  }

  /// Creates a capability from a registration given as a string; see ``init(json:)-([UInt8])``.
  public init(json: String) throws(BYOCCapability.RegistrationError) {
    try self.init(json: Array(json.utf8))
  }

  /// Creates a capability from a document that is JSON.
  package init(_ document: JSONNode) throws(BYOCCapability.RegistrationError) {
    var object = GoObject(document, "a registration, {\"name\": …, \"price_per_unit\": …}")
    let currencyName = object.string("currency")
    let currency = PriceEntry.PriceCurrency(name: currencyName)
    if currency == nil {
      object.refuse(
        "currency",
        "currency '\(currencyName.shown())' has no price feed in the node, and the registration "
          + "fails; use \"wei\", \"ETH\" or \"USD\"")
    }
    // Two fields of the node's structure have no tag, and are read by their names.
    _ = (object.string("description"), object.string("token"), object.integer("load"))
    if let lock = object["mu"] {
      if case .object = lock.value {
      } else {
        object.refuse("mu", "mu takes an object, found \(lock.value.kind); remove it")
      }
    }
    self.init(
      name: object.string("name"), pricePerUnit: object.integer("price_per_unit"),
      priceScaling: object.integer("price_scaling"), currency: currency ?? .wei,
      capacity: object.integer("capacity"), url: object.string("url"))
    if let fault = object.faults.min(by: { $0.position.offset < $1.position.offset }) {
      throw RegistrationError(reason: fault.reason, position: fault.position)
    }
  }

  /// The registration that the node reads as this capability, as JSON.
  public var json: String {
    JSONValue.object([
      JSONMember("name", .string(name)), JSONMember("url", .string(url)),
      JSONMember("capacity", .number("\(capacity)")),
      JSONMember("price_per_unit", .number("\(pricePerUnit)")),
      JSONMember("price_scaling", .number("\(priceScaling)")),
      JSONMember("currency", .string(currency.rawValue)),
    ]).jsonText(.compact)
  }

  /// A registration that the node refuses.
  public struct RegistrationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to write.
    public let reason: String
    /// The place of the fault.
    public let position: TextPosition

    /// One line: the place, and what is wrong.
    public var description: String { "\(position): \(reason)" }
  }
}
