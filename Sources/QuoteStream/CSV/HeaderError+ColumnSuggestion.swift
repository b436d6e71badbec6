internal import LivepeerPricing

extension HeaderError {
  /// A column with a name that is not read, and the column that is probably meant.
  public struct ColumnSuggestion: Hashable, Sendable {
    /// The column's name in the file.
    public let name: String
    /// The name of the column that is probably meant.
    public let meant: String
    private let change: Change

    /// A change that is needed besides renaming.
    fileprivate enum Change: Hashable {
      case nothing
      case values(String)
    }

    /// Creates a suggestion for the first name that is a synonym or another spelling of a column.
    ///
    /// - Parameters:
    ///   - names: The names in the file.
    ///   - columns: The columns that are missing.
    ///   - meanings: The ways in which a name may mean a column, the most likely first.
    init?(
      among names: [String], for columns: [String],
      meanings: [Meaning] = [.sameLetters, .word, .resemblance]
    ) {
      let spellings = names.map { Spelling($0) }
      let columns = columns.map { Spelling($0) }
      for meaning in meanings {
        for column in columns {
          for spelling in spellings {
            if let change = meaning.change(of: spelling, to: column) {
              self.init(name: spelling.name, meant: column.name, change: change)
              return
            }
          }
        }
      }
      return nil
    }

    private init(name: String, meant: String, change: Change) {
      (self.name, self.meant, self.change) = (name, meant, change)
    }

    /// Whether the column is read under the name that it has, if that is said: its values need no
    /// change, and the name is plain.
    package var isNamed: Bool {
      let isPlain = name.utf8.allSatisfy { byte in
        byte.isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 26 || "_.-".utf8.contains(byte)
      }
      return change == .nothing && isPlain
    }

    /// Returns a name in lower case, without surrounding characters, and with an underscore between
    /// words.
    static func plainName(_ name: String) -> String {
      let ignored = " \t\r\u{A0}\u{FEFF}\"'#`*"
      var plain = name.prefix(100).lowercased()[...]
      while let first = plain.first, ignored.contains(first) { plain.removeFirst() }
      while let last = plain.last, ignored.contains(last) { plain.removeLast() }
      return String(plain.map { " -.".contains($0) ? "_" : $0 })
    }
  }
}

extension HeaderError.ColumnSuggestion: CustomStringConvertible {
  /// The remedy: `rename 'Pipeline' to pipeline`.
  public var description: String {
    let rename = "rename '\(name)' to \(meant)"
    return if case .values(let advice) = change { "\(rename), and \(advice)" } else { rename }
  }
}

extension HeaderError.ColumnSuggestion {
  /// A way in which a name may mean a column.
  enum Meaning {
    /// The name has the column's letters; case, spaces and underscores may differ.
    case sameLetters
    /// The name is a synonym of the column's.
    case word
    /// The name resembles the column's.
    case resemblance

    /// Returns the change that is needed besides renaming; nil if the name does not mean the column
    /// in this way.
    fileprivate func change(of spelling: Spelling, to column: Spelling) -> Change? {
      switch self {
      case .sameLetters:
        guard spelling.letters == column.letters else { return nil }
        let ends = [spelling.name.first, spelling.name.last]
        return ends.contains { $0.map(" \t\u{A0}".contains) ?? false }
          ? .values("remove the spaces around its values too") : .nothing
      case .word:
        if names[column.name, default: []].contains(spelling.plain) { return .nothing }
        return advice[column.name]?[spelling.plain].map { .values($0) }
      case .resemblance:
        guard nearName(to: spelling.plain, in: [column.name]) != nil else { return nil }
        // Of another currency the values are others too: gwei are no wei.
        let currency = spelling.plain.split(separator: "_").last.flatMap {
          Currency(name: String($0))
        }
        let isOfOthers = column.name.hasSuffix("_wei") && currency.map { $0 != .wei } ?? false
        return isOfOthers ? .values("write it in whole wei") : .nothing
      }
    }
  }

  /// A name, with the parts of it that are compared.
  fileprivate struct Spelling {
    let name: String
    let plain: String
    /// The name without underscores.
    let letters: [UInt8]

    init(_ name: String) {
      self.name = name
      plain = plainName(name)
      letters = Array(plain.utf8.filter { $0 != UInt8(ascii: "_") })
    }
  }

  /// Synonyms of column names, for the same values.
  private static let names: [String: Set<String>] = [
    "pipeline": ["pipe", "pipeline_name", "pipeline_id", "task", "capability"],
    "model_id": ["model", "models", "model_name"],
    "units": [
      "unit", "unit_count", "quantity", "qty", "pixels", "pixel_count",
    ],
    "tokens": ["token_count", "max_tokens", "total_tokens"],
    "requests": ["request", "request_count", "reqs", "calls", "call_count"],
    "seconds": Set(
      ["s", "sec", "secs", "seconds"].flatMap { word in timePrefixes.map { $0 + word } }),
    "duration_ms": ["ms", "millis", "milliseconds", "duration_milliseconds", "length_ms"],
    "characters": ["chars", "char_count", "character_count", "num_chars", "text_length"],
    "width": ["w", "image_width", "width_px"],
    "height": ["h", "image_height", "height_px"],
    "count": ["images", "image_count", "num_images", "n"],
    "eth_usd": ["eth", "eth_price", "eth_price_usd", "eth_usd_price", "usd_per_eth"],
    "time": [
      "timestamp", "date", "datetime", "created_at", "ts", "unix_time", "current_time",
      "current_time_unix", "block_time",
    ],
    "fee_wei": ["fee", "fees", "wei", "fees_wei", "amount_wei"],
  ]

  private static let timePrefixes = ["", "duration_", "audio_", "length_"]

  /// Words for columns with other values, and advice on converting these.
  private static let advice: [String: [String: String]] = {
    let factors: [(words: [String], advice: String)] = [
      (["m", "min", "mins", "minutes"], "multiply its minutes by 60000"),
      (["h", "hr", "hrs", "hours"], "multiply its hours by 3600000"),
      (["us", "micros", "microseconds"], "divide its microseconds by 1000, rounded up"),
      (["ns", "nanos", "nanoseconds"], "divide its nanoseconds by 1000000, rounded up"),
    ]
    var durations: [String: String] = [:]
    for (words, advice) in factors {
      for word in words {
        for prefix in timePrefixes { durations[prefix + word] = advice }
      }
    }
    for word in ["duration", "length", "time", "audio_duration", "audio_length"] {
      durations[word] = "write it in whole milliseconds"
    }
    let ether = "write it in whole wei (10^18 to 1 ETH)"
    let sides = "split it into width and height"
    return [
      "duration_ms": durations,
      "characters": ["text": "write the number of characters"],
      "width": ["size": sides, "resolution": sides, "dimensions": sides],
      "fee_wei": ["fee_eth": ether, "eth": ether, "amount_eth": ether],
    ]
  }()
}
