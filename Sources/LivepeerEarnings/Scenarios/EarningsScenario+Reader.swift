public import LivepeerPricing

extension EarningsScenario {
  /// A reader of scenarios, from JSON or from texts by key.
  ///
  /// A scenario of one kind of work is an object with the keys of ``EarningsScenario/Key``:
  ///
  /// ```json
  /// {"pipeline": "audio-to-text", "jobs-per-day": 500, "duration": "3m20s",
  ///  "eth-usd": 3127.45, "fee-share": "50%",
  ///  "watts": 350, "electricity": 0.15}
  /// ```
  ///
  /// Several kinds of work on one machine are entries with their shares of time, which add up to at
  /// most 100 %. The keys of the machine are next to them:
  ///
  /// ```json
  /// {"eth-usd": 3000, "hardware": 1600, "entries": [
  ///   {"pipeline": "audio-to-text", "share-of-time": "60%",
  ///    "units-per-second": 20000, "utilization": "50%"},
  ///   {"pipeline": "llm", "share-of-time": "40%",
  ///    "units-per-second": 2000, "utilization": "80%"}]}
  /// ```
  ///
  /// JSON may also be only a list of entries. An entry describes the work that the machine would do
  /// if it did nothing else; its share of time is the share of that work that it does.
  ///
  /// A value is a string, or a number if it is a plain number. Texts by key have the same forms.
  ///
  /// ```swift
  /// import LivepeerEarnings
  ///
  /// let reader = try EarningsScenario.Reader(
  ///   json: #"""
  ///     {"pipeline": "llm", "price": "5wei/token",
  ///      "jobs-per-day": 2, "units": 10}
  ///     """#)
  /// let twice = try reader.replacing([.jobsPerDay: "4"])
  /// let earnings = try Earnings(reader.request().scenario)
  /// print(earnings.statement(per: .day).income.gross)  // 100
  /// let doubled = try Earnings(twice.request().scenario)
  /// print(doubled.statement(per: .day).income.gross)  // 200
  /// ```
  public struct Reader: Hashable, Sendable {
    /// A text that is not a value yet.
    struct Text: Hashable {
      let text: String
      /// The place in a file; nil if the text is not in a file.
      var position: TextPosition?
    }

    typealias Texts = [Key: Text]

    /// One kind of work.
    struct Work: Hashable {
      var texts: Texts = [:]
      /// A measure that was not given by a text.
      var measure: Measure?
      /// The place at which the entry begins in a file.
      var position: TextPosition?
    }

    private(set) var works: [Work]
    /// The texts that apply to all works.
    private(set) var common: Texts

    init(works: [Work], common: Texts) {
      self.works = works
      self.common = common
    }

    /// Creates a reader of one kind of work.
    ///
    /// - Parameters:
    ///   - texts: The texts of the keys.
    ///   - measure: The size of a job, in place of the keys that give it.
    public init(_ texts: [Key: String], measure: Measure? = nil) {
      self.init(works: [Work()], common: [:])
      for (key, text) in texts {
        if key.isOfWork {
          works[0].texts[key] = Text(text: text)
        } else {
          common[key] = Text(text: text)
        }
      }
      if let measure { replaceMeasure(measure) }
    }

    /// Returns the reader with other texts for some keys.
    ///
    /// - Parameters:
    ///   - texts: The texts of the keys to replace or to add.
    ///   - measure: The size of a job, in place of the keys that give it.
    /// - Returns: The reader.
    /// - Throws: ``EarningsScenario/ReadingError`` for a key or a measure of one kind of work if there
    ///   are several.
    public func replacing(
      _ texts: [Key: String], measure: Measure? = nil
    ) throws(ReadingError) -> Reader {
      var reader = self
      for (key, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        if !key.isOfWork {
          reader.common[key] = Text(text: text)
        } else if works.count == 1 {
          reader.works[0].texts[key] = Text(text: text)
        } else {
          throw ReadingError(.onlyForOneWork, key, at: nil)
        }
      }
      if let measure {
        guard works.count == 1 else { throw ReadingError(.onlyForOneWork, .units, at: nil) }
        reader.replaceMeasure(measure)
      }
      return reader
    }

    private mutating func replaceMeasure(_ measure: Measure) {
      for key in Reader.measures { works[0].texts[key] = nil }
      works[0].measure = measure
    }

    /// The keys that give the size of a job.
    static let measures: [Key] = [.duration, .characters, .size, .count, .units]

    /// Returns the text of a key of the whole scenario; nil if it is absent, and for a key of one
    /// kind of work.
    public subscript(key: Key) -> String? { common[key]?.text }
  }
}
