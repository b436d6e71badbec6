public import LivepeerPricing

/// A live runner: an HTTP application behind an orchestrator, with its price.
///
/// Source: go-livepeer 0.9.1, `ai/runner/live_runner.go`.
public struct Runner: Hashable, Sendable {
  /// The label, unique in its file.
  public let label: String
  /// The application, such as `live-video-to-video/scope`.
  public let app: Pipeline
  /// The price.
  public let price: RunnerPrice
  /// The number of sessions at once: one or more.
  public let capacity: Int
  /// Whether a session is one request.
  public let isSingleShot: Bool
  /// The place of the price in its file.
  public let pricePosition: TextPosition
}

extension Runner {
  /// A file of runners, `runners.json`, as the orchestrator's `-liveRunnerConfig` reads it.
  ///
  /// The file is `{"runners": [{"label", "runner_url", "health_url", "app", "mode", "capacity",
  /// "price_info": {"price", "currency", "unit"}}]}`. A fault in one entry refuses the whole file,
  /// and the node stops.
  ///
  /// ```swift
  /// import LivepeerNode
  ///
  /// let file = try Runner.File(
  ///   json: #"""
  ///     {"runners": [{
  ///       "label": "a", "runner_url": "http://runner:8080",
  ///       "health_url": "/health", "app": "live-video-to-video/scope",
  ///       "price_info": {"price": 3.50}}]}
  ///     """#)
  /// print(file.runners[0].app, file.runners[0].price.unit)
  /// // live-video-to-video/scope hour
  /// ```
  public struct File: Hashable, Sendable {
    /// The runners, in the order of the file.
    public let runners: [Runner]

    /// Creates the runners of a file as the node reads it.
    ///
    /// - Parameter json: The file's bytes, UTF-8.
    /// - Throws: ``Runner/File/ReadingError`` for the first fault, in the order of the file.
    /// - Complexity: O(*n* log *n*) in bytes.
    public init(json: [UInt8]) throws(Runner.File.ReadingError) {
      let document: JSONNode
      do throws(JSONError) {
        document = try JSONNode(parsing: json)
      } catch {
        throw ReadingError("\(error.reason)", at: error.position)
      }
      try self.init(document)
    }

    /// Creates the runners of a file from a string; see ``init(json:)-([UInt8])``.
    public init(json: String) throws(Runner.File.ReadingError) {
      try self.init(json: Array(json.utf8))
    }

    /// Creates the runners of a document that is JSON.
    package init(_ document: JSONNode) throws(Runner.File.ReadingError) {
      let reader = RunnerFileReader(document)
      if let fault = reader.faults.first { throw fault }
      runners = reader.runners
    }

    /// Returns the first runner of an application; nil if there is none.
    public func runner(of app: Pipeline) -> Runner? {
      runners.first { $0.app == app }
    }
  }
}

extension Runner.File {
  /// A fault for which the node refuses the whole file, and stops.
  public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place of the fault.
    public let position: TextPosition
    /// What is wrong, and what to write.
    public let reason: String

    /// Creates the error of a fault at a place.
    init(_ reason: String, at position: TextPosition) {
      self.position = position
      self.reason = reason
    }

    /// One line: the place, and what is wrong.
    public var description: String { "\(position): \(reason)" }
  }
}
