internal import ExactMath
public import StrictJSON

extension PipelineCatalogue {
  /// Returns the catalogue with the pipelines of a catalogue file.
  ///
  /// The file is an object with a list of pipelines, of which each has a `name` and a `unit`:
  ///
  /// ```json
  /// {"pipelines": [
  ///   {"name": "frame-tagger", "unit": "frame", "price": "5wei/frame"}]}
  /// ```
  ///
  /// `price`, a text as ``StatedRate`` reads it, `model`, `aliases` and `measure`, one of
  /// ``Measure/Kind``, are optional. A unit may have any name that is not that of a scale.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let file = #"""
  ///   {"pipelines": [
  ///     {"name": "tagger", "unit": "frame", "price": "5wei/frame"}]}
  ///   """#
  /// let catalogue = try PipelineCatalogue.documented.adding(
  ///   json: Array(file.utf8))
  /// let prices = catalogue.documentedPrices
  /// print(try prices.price(of: "tagger", catalogue: catalogue).rate)
  /// // 5wei/frame
  /// ```
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Returns: This catalogue with the file's pipelines, which replace those of the same name.
  /// - Throws: ``FileError`` with line and column.
  /// - Complexity: O(*n*) in bytes.
  public func adding(json: [UInt8]) throws(FileError) -> PipelineCatalogue {
    let document: JSONNode
    do throws(JSONError) {
      document = try JSONNode(parsing: json)
    } catch {
      throw FileError(.json("\(error.reason)"), at: error.position)
    }
    let file = try CatalogueMembers(document, allowed: [.pipelines])
    var definitions: [Pipeline.Definition] = []
    var names: Set<Pipeline> = []
    for node in try file.required(.pipelines).elements(of: .pipelines) {
      let members = try CatalogueMembers(node, allowed: CatalogueKey.ofPipeline)
      let definition = try members.definition()
      guard names.insert(definition.pipeline).inserted else {
        throw FileError(.repeatedName(definition.pipeline), at: node.position)
      }
      definitions.append(definition)
    }
    return adding(definitions)
  }

  /// An error in a catalogue file, and its place.
  public struct FileError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// The text is not JSON, for that reason.
      case json(String)
      /// A value has another type than its key takes; nil for the file itself.
      case wrongType(key: String?, allowed: String, found: String)
      /// The key is not known.
      case unknownKey(String, allowed: [String])
      /// The key is there twice.
      case repeatedKey(String)
      /// A required key is missing.
      case missing(key: String)
      /// A name is empty.
      case emptyName
      /// Two entries are for one pipeline.
      case repeatedName(Pipeline)
      /// The text cannot be the name of a unit.
      case notAUnit(String)
      /// The text is not the name of a measure.
      case unknownMeasure(String)
      /// The measure is none of the unit.
      case measure(Pipeline.DefinitionError)
      /// The price cannot be read.
      case price(TextFormError)
      /// The price is per another unit than the pipeline's.
      case otherUnit(WorkUnitKind, expected: WorkUnitKind)
    }

    /// What is wrong.
    public let reason: Reason
    /// The place in the file.
    public let position: TextPosition

    init(_ reason: Reason, at position: TextPosition) {
      self.reason = reason
      self.position = position
    }
  }
}

extension PipelineCatalogue.FileError: CustomStringConvertible {
  /// One line: the place, what is wrong, and what to do.
  public var description: String { "\(position): \(reason)" }
}

extension PipelineCatalogue.FileError.Reason: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .json(let reason): reason
    case .wrongType(let key, let allowed, let found):
      (key.map { "\($0) takes " } ?? "expected ") + "\(allowed), found \(found)"
    case .unknownKey(let name, let allowed):
      "unknown key '\(name.shown())'; use \(allowed.joined(separator: ", "))"
    case .repeatedKey(let key): "\(key) is here a second time"
    case .missing(let key): "no \(key); an entry needs a name and a unit"
    case .emptyName: "an empty name; name the pipeline, as in frame-tagger"
    case .repeatedName(let pipeline): "\(pipeline.shown) is in the file already"
    case .notAUnit(let name):
      "'\(name.shown())' cannot be the name of a unit; use "
        + "\(WorkUnitKind.standard.map(\.rawValue).alternatives), or a name of letters, digits and "
        + "hyphens that is not that of a scale"
    case .unknownMeasure(let name):
      "unknown measure '\(name.shown())'; use "
        + Measure.Kind.allCases.map(\.rawValue).alternatives
    case .measure(let error): "\(error)"
    case .price(let error): "\(error)"
    case .otherUnit(let unit, let expected):
      "the price is per \(unit), and the pipeline per \(expected); make them one"
    }
  }
}

private enum CatalogueKey: String {
  case pipelines, name, unit, price, model, aliases, measure

  static let ofPipeline: [CatalogueKey] = [.name, .unit, .price, .model, .aliases, .measure]
}

/// The members of an object of a catalogue file, each key once.
private struct CatalogueMembers {
  private var nodes: [CatalogueKey: JSONNode] = [:]
  private let position: TextPosition

  init(_ node: JSONNode, allowed keys: [CatalogueKey]) throws(PipelineCatalogue.FileError) {
    guard case .object(let members) = node.value else {
      throw node.wrongType(nil, "an object")
    }
    position = node.position
    for member in members {
      guard let key = keys.first(where: { $0.rawValue == member.name }) else {
        throw PipelineCatalogue.FileError(
          .unknownKey(member.name, allowed: keys.map(\.rawValue)), at: member.namePosition)
      }
      guard nodes.updateValue(member.node, forKey: key) == nil else {
        throw PipelineCatalogue.FileError(.repeatedKey(key.rawValue), at: member.namePosition)
      }
    }
  }

  func required(_ key: CatalogueKey) throws(PipelineCatalogue.FileError) -> JSONNode {
    guard let node = nodes[key] else {
      throw PipelineCatalogue.FileError(.missing(key: key.rawValue), at: position)
    }
    return node
  }

  private func text(_ key: CatalogueKey) throws(PipelineCatalogue.FileError) -> String? {
    try nodes[key]?.text(of: key)
  }

  /// The definition of the pipeline that the object is for.
  func definition() throws(PipelineCatalogue.FileError) -> Pipeline.Definition {
    let name = try required(.name)
    let pipeline = Pipeline(try name.text(of: .name))
    guard !pipeline.name.isEmpty else {
      throw PipelineCatalogue.FileError(.emptyName, at: name.position)
    }
    let unitNode = try required(.unit)
    let unitName = try unitNode.text(of: .unit)
    guard let unit = WorkUnitKind(named: unitName) else {
      throw PipelineCatalogue.FileError(.notAUnit(unitName), at: unitNode.position)
    }
    var aliases: [String] = []
    for alias in try nodes[.aliases]?.elements(of: .aliases) ?? [] {
      aliases.append(try alias.text(of: .aliases))
    }
    let measure = try measure()
    let definition: Pipeline.Definition
    do throws(Pipeline.DefinitionError) {
      definition = try Pipeline.Definition(
        pipeline, unit: unit, measure: measure, aliases: aliases)
    } catch {
      throw PipelineCatalogue.FileError(
        .measure(error), at: nodes[.measure]?.position ?? position)
    }
    let entry = try documentedEntry(of: pipeline, per: unit)
    return entry.map { definition.documented(as: Pipeline.Documentation($0)) } ?? definition
  }

  private func measure() throws(PipelineCatalogue.FileError) -> Measure.Kind? {
    guard let node = nodes[.measure] else { return nil }
    let name = try node.text(of: .measure)
    guard let measure = Measure.Kind(rawValue: name) else {
      throw PipelineCatalogue.FileError(.unknownMeasure(name), at: node.position)
    }
    return measure
  }
}

extension CatalogueMembers {
  /// The documented entry, if the object has a price or a model.
  private func documentedEntry(
    of pipeline: Pipeline, per unit: WorkUnitKind
  ) throws(PipelineCatalogue.FileError) -> PriceEntry? {
    var entry = PriceEntry()
    entry.pipeline = pipeline
    entry.modelID = ModelID(try text(.model) ?? "")
    guard let node = nodes[.price] else { return entry.modelID.isEmpty ? nil : entry }
    let text = try node.text(of: .price)
    let stated: StatedRate
    do throws(TextFormError) {
      stated = try StatedRate(text, declared: unit.isStandard ? [] : [unit])
    } catch {
      throw PipelineCatalogue.FileError(.price(error), at: node.position)
    }
    guard stated.scale.unit == unit else {
      throw PipelineCatalogue.FileError(
        .otherUnit(stated.scale.unit, expected: unit), at: node.position)
    }
    let perUnit: Rational
    switch UnitPrice(stated).amount {
    case .wei(let wei): perUnit = wei
    case .usd(let dollars): (perUnit, entry.currency) = (dollars, .usd)
    }
    entry.pricePerUnit = BigDecimal(coefficient: perUnit.numerator, exponent: 0)
    entry.pixelsPerUnit = perUnit.denominator == 1 ? nil : perUnit.denominator
    return entry
  }
}

extension JSONNode {
  fileprivate func text(
    of key: CatalogueKey
  ) throws(PipelineCatalogue.FileError) -> String {
    guard case .string(let text) = value else { throw wrongType(key, "a string") }
    return text
  }

  fileprivate func elements(
    of key: CatalogueKey
  ) throws(PipelineCatalogue.FileError) -> [JSONNode] {
    guard case .array(let elements) = value else { throw wrongType(key, "a list") }
    return elements
  }

  fileprivate func wrongType(
    _ key: CatalogueKey?, _ allowed: String
  ) -> PipelineCatalogue.FileError {
    PipelineCatalogue.FileError(
      .wrongType(key: key?.rawValue, allowed: allowed, found: value.kind), at: position)
  }
}
