internal import ExactMath

extension Pipeline {
  /// The definition of a pipeline: the units that it is priced per, the measure of its jobs, and
  /// what the network's documentation says of it.
  public struct Definition: Hashable, Sendable {
    /// The pipeline.
    public let pipeline: Pipeline
    /// The units of its prices, its own first.
    public let units: [WorkUnitKind]
    /// How a job that is priced per the pipeline's own unit is measured.
    public let measure: Measure.Kind
    /// The documentation of the pipeline, if there is one.
    public let documentation: Pipeline.Documentation?

    /// The number of frames of each image of a job.
    package let framesPerImage: BigInt
    /// The units of a job that does not state them; nil if it must.
    package let defaultUnits: BigInt?
    /// Other names of the work and of its models, in letters and digits alone.
    let aliases: Set<String>

    /// Creates the definition of a pipeline that is priced per one unit.
    ///
    /// - Parameters:
    ///   - pipeline: The pipeline.
    ///   - unit: The unit of its prices.
    ///   - measure: How a job is measured; nil for what the unit takes: ``Measure/Kind/duration`` for
    ///     milliseconds, ``Measure/Kind/images`` for pixels, ``Measure/Kind/units`` for a unit of your
    ///     own. Pixels can be measured by a duration, too: that of 720p video.
    ///   - aliases: Other names, which are suggestions for names that nothing is known of.
    /// - Throws: ``Pipeline/DefinitionError`` for a measure that is none of the unit.
    public init(
      _ pipeline: Pipeline, unit: WorkUnitKind, measure: Measure.Kind? = nil, aliases: [String] = []
    ) throws(Pipeline.DefinitionError) {
      let measure = measure ?? Measure.Kind.usual(for: unit)
      guard measure.counts(unit) else {
        throw Pipeline.DefinitionError(measure: measure, unit: unit)
      }
      self.init(pipeline, [unit], by: measure, aliases: aliases, documentation: nil)
    }

    init(
      _ pipeline: Pipeline, _ units: [WorkUnitKind], by measure: Measure.Kind,
      framesPerImage: BigInt = 1, defaultUnits: BigInt? = nil, aliases: [String],
      documentation: Pipeline.Documentation?
    ) {
      self.pipeline = pipeline
      self.units = units
      self.measure = measure
      self.framesPerImage = framesPerImage
      self.defaultUnits = defaultUnits
      self.documentation = documentation
      self.aliases = Set(aliases.map(\.lettersAndDigits))
    }

    /// Returns the same definition with a documented model and price.
    func documented(as documentation: Pipeline.Documentation) -> Pipeline.Definition {
      Pipeline.Definition(
        pipeline, units, by: measure, framesPerImage: framesPerImage, defaultUnits: defaultUnits,
        aliases: Array(aliases), documentation: documentation)
    }

    /// The unit of a price that does not say otherwise.
    public var unit: WorkUnitKind {
      guard let unit = units.first else { preconditionFailure("a definition has a unit") }
      return unit
    }

    /// Every unit that a job can be priced per: those of the definition, time, and requests.
    public var possibleUnits: [WorkUnitKind] {
      units + Pipeline.Definition.unitsOfAll.filter { !units.contains($0) }
    }

    /// Returns whether the unit is one of ``possibleUnits``.
    package func isPriced(per unit: WorkUnitKind) -> Bool {
      units.contains(unit) || Pipeline.Definition.unitsOfAll.contains(unit)
    }

    /// The units that a job of any pipeline can be priced per.
    private static let unitsOfAll: [WorkUnitKind] = [.millisecond, .request]
  }
}

extension Pipeline {
  /// The network's documentation of a pipeline: its model, its price, and the GPU that it needs.
  public struct Documentation: Hashable, Sendable {
    /// The model that most jobs ask for; empty if the pipeline has none.
    public let modelID: ModelID
    /// The documented entry of a price file, with that model and its price.
    public let entry: PriceEntry
    /// The video memory that the model takes, in GB, from the smallest variant to the largest; nil
    /// if it depends on the model.
    public let memoryGB: ClosedRange<Int>?
    /// The smallest GPU that runs it, in GB, if documented.
    public let entryGPUGB: Int?
    /// The GPU that is recommended, in GB, if that is a larger one.
    public let recommendedGPUGB: Int?
    /// The time at which the price was documented, as the documentation states it: `late 2025`; nil
    /// if it is not known.
    public let documentedIn: String?
    /// The documented price of one unit, computed once: every price that is checked is compared with it.
    let unitPrice: UnitPrice.Amount?

    init(
      _ entry: PriceEntry, memoryGB: ClosedRange<Int>? = nil, entryGPUGB: Int? = nil,
      recommendedGPUGB: Int? = nil, documentedIn: String? = nil
    ) {
      self.entry = entry
      modelID = entry.modelID
      unitPrice = entry.amountPerUnit
      self.memoryGB = memoryGB
      self.entryGPUGB = entryGPUGB
      self.recommendedGPUGB = recommendedGPUGB
      self.documentedIn = documentedIn
    }
  }
}

extension Pipeline {
  /// A measure by which a pipeline cannot be defined: it is none of the unit.
  public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The measure that was given.
    public let measure: Measure.Kind
    /// The unit of the pipeline's prices.
    public let unit: WorkUnitKind

    /// One line: what is wrong and what would be right.
    public var description: String {
      "\(measure.name) does not count \(unit.rawValue)s; use "
        + Measure.Kind.allCases.filter { $0.counts(unit) }.map(\.rawValue).alternatives
    }
  }
}

extension String {
  /// The letters and digits of the name, in lower case.
  var lettersAndDigits: String {
    String(
      String.UnicodeScalarView(
        lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
